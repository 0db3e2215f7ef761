#include "core/browsing/page_api_json.h"

#include "core/browsing/html_tree_json.h"
#include "core/range/json_text.h"
#include "tests/core/browsing/fake_page_api.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::range;
using namespace parapet::browser;
using namespace parapet::browsing;

TEST_CASE("page api: what a document is asked comes back under ok") {
    FakePageApi page(7);
    PageCalls calls(page);
    CHECK(calls.call(R"({"op":"document"})") == R"({"ok":7})");
    CHECK(calls.call(R"({"op":"location"})") == R"({"ok":"https://shop.example/7"})");
    CHECK(calls.call(R"({"op":"cookie"})") == R"({"ok":"theme=dämmer"})");
    CHECK(calls.call(R"({"op":"may_eval","text":"1"})") == R"({"ok":true})");
    CHECK(calls.call(R"({"op":"may_eval","text":"2"})") == R"({"ok":false})");
}

TEST_CASE("page api: storage is of one kind or the other, and says when it is full") {
    FakePageApi page(1);
    PageCalls calls(page);
    CHECK(calls.call(R"({"op":"storage_set","kind":"session","key":"k","value":"v"})") ==
          R"({"ok":true})");
    CHECK(calls.call(R"({"op":"storage_get","kind":"session","key":"k"})") == R"({"ok":"v"})");
    CHECK(calls.call(R"({"op":"storage_get","kind":"local","key":"k"})") == R"({"ok":null})");
    CHECK(calls.call(R"({"op":"storage_keys","kind":"session"})") == R"({"ok":["k"]})");
    CHECK(calls.call(R"({"op":"storage_remove","kind":"session","key":"k"})") == R"({"ok":null})");
    CHECK(calls.call(R"({"op":"storage_keys","kind":"session"})") == R"({"ok":[]})");
    CHECK(calls.call(R"({"op":"storage_set","kind":"local","key":"k","value":"too much"})") ==
          R"({"ok":false})");
}

TEST_CASE("page api: fetch carries bytes as characters both ways") {
    FakePageApi page(1);
    page.answer = {.type = FetchedType::Cors,
                   .status = 201,
                   .url = "https://api.example/",
                   .headers = {{"X-Name", "\xFF"}},
                   .body = "\x80z",
                   .cookies_wait = true};
    PageCalls calls(page);
    CHECK(
        calls.call(
            R"({"op":"fetch","url":"/x","method":"PUT","headers":[["A","b"]],"body":"\u00ffq","mode":"no-cors","credentials":"include","referrer_policy":"no-referrer"})") ==
        "{\"ok\":{\"body\":\"\xC2\x80z\","
        R"("cookies_wait":true,"error":"","headers":[["X-Name","ÿ"]],"status":201,"type":"cors","url":"https://api.example/"}})");
    CHECK(page.fetched.url == "/x");
    CHECK(page.fetched.method == "PUT");
    CHECK(page.fetched.headers == http::HeaderList{{"A", "b"}});
    CHECK(page.fetched.body == "\xFFq");
    CHECK(page.fetched.mode == RequestMode::NoCors);
    CHECK(page.fetched.credentials == CredentialsMode::Include);
    CHECK(page.fetched.referrer_policy == ReferrerPolicy::NoReferrer);
}

TEST_CASE("page api: fetch has its defaults, and cannot pass for a navigation") {
    FakePageApi page(1);
    PageCalls calls(page);
    calls.call(R"({"op":"fetch","url":"/x"})");
    CHECK(page.fetched.method == "GET");
    CHECK(page.fetched.mode == RequestMode::Cors);
    CHECK(page.fetched.credentials == CredentialsMode::SameOrigin);
    CHECK(!page.fetched.referrer_policy);
    calls.call(R"({"op":"fetch","url":"/x","mode":"navigate"})");
    CHECK(page.fetched.mode == RequestMode::Cors);
    calls.call(R"({"op":"fetch","url":"/x","mode":"same-origin"})");
    CHECK(page.fetched.mode == RequestMode::SameOrigin);
}

TEST_CASE("page api: nodes are made, placed and read by number") {
    FakePageApi page(1);
    PageCalls calls(page);
    CHECK(calls.call(R"({"op":"create_element","name":"input"})") == R"({"ok":2})");
    CHECK(calls.call(R"({"op":"create_text","text":"<"})") == R"({"ok":3})");
    calls.call(R"({"op":"set_attribute","node":2,"name":"value","value":"x"})");
    calls.call(R"({"op":"append","parent":1,"child":3})");
    calls.call(R"({"op":"append","parent":1,"child":2})");
    CHECK(
        calls.call(R"({"op":"tree","known":4})") ==
        R"({"ok":{"nodes":[{"children":[1],"name":"#document"},{"attributes":[["id","f"]],"children":[3,2],"name":"form"},)"
        R"({"attributes":[["value","x"]],"name":"input"},{"text":"<"}],"version":7}})");
    CHECK(calls.call(R"({"op":"tree","known":7})") == R"({"ok":{"version":7}})");
    calls.call(R"({"op":"remove","node":2})");
    CHECK(calls.call(R"({"op":"tree","known":7})").starts_with(R"({"ok":{"nodes":[{"children")"));
    calls.call(R"({"op":"set_text","node":1,"text":"t"})");
    calls.call(R"({"op":"set_inner_html","node":1,"html":"<b>"})");
    calls.call(R"({"op":"submit_form","form":1})");
    calls.call(R"({"op":"click","node":2})");
    calls.call(R"({"op":"write","html":"w"})");
    calls.call(R"({"op":"navigate","url":"/n"})");
    calls.call(R"({"op":"open_window","url":"/o"})");
    calls.call(R"({"op":"set_cookie","line":"a=b"})");
    calls.call(R"({"op":"take_cookies"})");
    CHECK(page.notes == std::vector<std::string>{"set_text 1: t", "set_inner_html 1: <b>",
                                                 "submit: 1", "click: 2", "write: w",
                                                 "navigate: /n", "open_window: /o",
                                                 "set_cookie: a=b", "take_cookies: all"});
}

TEST_CASE("page api: what makes no sense is a fail and reaches nobody") {
    FakePageApi page(1);
    PageCalls calls(page);
    for (char const* json :
         {"", "[]", "{}", R"({"op":"delete_all"})", R"({"op":"click"})",
          R"({"op":"click","node":99})", R"({"op":"click","node":-1})",
          R"({"op":"click","node":1.5})", R"({"op":"click","node":4294967295})",
          R"({"op":"click","node":"1"})", R"({"op":"append","parent":1,"child":9})",
          R"({"op":"frame_document","frame":9})", R"({"op":"cookie","document":2})",
          R"({"op":"cookie","document":"x"})"}) {
        INFO(json);
        CHECK(calls.call(json).starts_with(R"({"fail":)"));
    }
    CHECK(page.notes.empty());
}

TEST_CASE("page api: another document is spoken to once it has been reached, and not before") {
    FakePageApi page(1);
    FakePageApi framed(2);
    PageCalls calls(page);
    CHECK(calls.call(R"({"op":"frame_document","frame":1})") == R"({"ok":null})");
    page.framed = &framed;
    CHECK(calls.call(R"({"op":"location","document":2})").starts_with(R"({"fail":)"));
    CHECK(calls.call(R"({"op":"frame_document","frame":1})") == R"({"ok":2})");
    CHECK(calls.call(R"({"op":"location","document":2})") == R"({"ok":"https://shop.example/2"})");
    CHECK(calls.call(R"({"op":"parent_document"})") == R"({"ok":1})");
    framed.around = &page;
    CHECK(calls.call(R"({"op":"parent_document","document":2})") == R"({"ok":1})");
}

TEST_CASE("page api: scripts and events name their document and element") {
    CHECK(script_run_json({ScriptKind::Handler, "f", 5, "onerror"}, 3) ==
          R"({"document":3,"element":5,"kind":"handler","name":"onerror","source":"f"})");
    CHECK(
        script_run_json({ScriptKind::JavascriptUrl, "1", kNoNode, "javascript:1"}, 3) ==
        R"({"document":3,"element":null,"kind":"javascript-url","name":"javascript:1","source":"1"})");
    CHECK(page_event_json("load", kNoNode, 3) == R"({"document":3,"event":"load","target":null})");
    CHECK(page_event_json("click", 4, 3) == R"({"document":3,"event":"click","target":4})");
}

TEST_CASE("html tree: parse5's array becomes a tree with the same numbers") {
    auto const tree = read_html_tree(
        R"([{"name":"#document"},{"name":"p","attributes":[["id","x"],["class","c"]],"repeated":true,"parent":0},)"
        R"({"text":"é","parent":1},{"name":"template","parent":0},{"name":"#content"},{"name":"b","parent":4}])");
    REQUIRE(tree);
    HtmlTree const& read = tree.value();
    CHECK(read.at(0).children == std::vector<NodeId>{1, 3});
    CHECK(read.at(1).attribute("class") == "c");
    CHECK(read.at(1).parsed_as == Attributes::Repeated);
    CHECK(read.at(3).parsed_as == Attributes::Distinct);
    CHECK(read.text_of(1) == "é");
    CHECK(!read.is_connected(5));
    CHECK(read.find_all("b").empty());
}

TEST_CASE("html tree: what is no tree is refused") {
    for (char const* json :
         {"", "{}", "[]", R"([{"name":"p"}])", R"([{"name":"#document"},{"text":"x","parent":1}])",
          R"([{"name":"#document"},{"text":"x","parent":-1}])",
          R"([{"name":"#document"},{"text":"x","parent":"0"}])"}) {
        INFO(json);
        CHECK(!read_html_tree(json));
    }
}
