#include "core/browser/form.h"

#include "tests/core/browser/agent_world.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

HtmlTree parsed(std::string_view html) { return TestParser().parse(html); }

std::string query_of(std::string_view html) {
    HtmlTree const tree = parsed(html);
    return form_query(read_form(tree, *tree.find("form"), tree.find_by_id("go")).entries);
}

}  // namespace

TEST_CASE("form: the entries are what a browser sends", "[browser][form]") {
    CHECK(query_of("<form><input name=a value=1><input value=2><input name=b disabled></form>") ==
          "a=1");
    CHECK(query_of("<form><input type=checkbox name=a><input type=checkbox name=b checked>"
                   "<input type=radio name=c value=x checked></form>") == "b=on&c=x");
    CHECK(query_of("<form><select name=s><option>1</option><option selected>2</option></select>"
                   "<textarea name=t>a\nb</textarea></form>") == "s=2&t=a%0D%0Ab");
    CHECK(query_of("<form><button id=go name=x value=1></button><button name=y></button></form>") ==
          "x=1");
}

TEST_CASE("form: a control may name its form from outside", "[browser][form]") {
    CHECK(query_of("<form id=f><input name=a value=1></form><input form=f name=b value=2>"
                   "<input name=c>") == "a=1&b=2");
}

TEST_CASE("form: the submit button's own wishes win", "[browser][form]") {
    HtmlTree const tree = parsed(
        "<form action=/a method=post enctype=text/plain><button id=go "
        "formaction=/b formmethod=get></button></form>");
    auto const submission = read_form(tree, *tree.find("form"), tree.find_by_id("go"));
    CHECK(submission.action == "/b");
    CHECK(submission.method == "GET");
    CHECK(read_form(tree, *tree.find("form"), std::nullopt).enctype == Enctype::TextPlain);
}

TEST_CASE("form: three encodings, and no name breaks out of the multipart one", "[browser][form]") {
    std::vector<FormEntry> const entries{{"a b", "1\n2"}, {"x\"\r\ny", "&="}, {"f", "", "n.txt"}};
    CHECK(encode_form(Enctype::UrlEncoded, entries, "").body ==
          "a+b=1%0D%0A2&x%22%0D%0Ay=%26%3D&f=n.txt");
    CHECK(encode_form(Enctype::TextPlain, entries, "").body ==
          "a b=1\r\n2\r\nx\"\r\ny=&=\r\nf=n.txt\r\n");
    auto const multipart = encode_form(Enctype::Multipart, entries, "B");
    CHECK(multipart.content_type == "multipart/form-data; boundary=B");
    CHECK(multipart.body ==
          "--B\r\nContent-Disposition: form-data; name=\"a b\"\r\n\r\n1\r\n2\r\n"
          "--B\r\nContent-Disposition: form-data; name=\"x%22%0D%0Ay\"\r\n\r\n&=\r\n"
          "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"n.txt\"\r\n"
          "Content-Type: application/octet-stream\r\n\r\n\r\n--B--\r\n");
}

TEST_CASE("form: a text/plain form can write JSON across origins", "[browser][form]") {
    AgentWorld world;
    world.evil.page("/", R"(<form id=f method=post enctype=text/plain
        action="https://shop.example/api"><input name='{"to":"eve","x":"' value='"}'></form>)");
    world.visit("https://evil.example/");
    world.submit("f");
    CHECK(world.shop.last("/api").body == "{\"to\":\"eve\",\"x\":\"=\"}\r\n");
    CHECK(header(world.shop.last("/api"), "Content-Type") == "text/plain");
    CHECK(header(world.shop.last("/api"), "Sec-Fetch-Site") == "cross-site");
}

TEST_CASE("form: GET replaces the query, and onsubmit may prevent it", "[browser][form]") {
    AgentWorld world;
    world.shop.page("/", R"(<form id=f action="/s?old=1"><input name=q value=1></form>
        <form id=g action=/never onsubmit="return false"></form>)");
    world.shop.page("/s", "found");
    world.visit("https://shop.example/");
    world.submit("g");
    CHECK(world.shop.count("/never") == 0);
    world.submit("f");
    CHECK(world.address() == "https://shop.example/s?q=1");
}
