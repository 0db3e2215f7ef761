#include "core/browser/data_url.h"

#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;

namespace {

std::optional<DataUrl> read(std::string_view text) {
    return read_data_url(http::parse_url(text).value());
}
std::string body_of(std::string_view text) {
    auto const found = read(text);
    return found ? found->body : "nothing";
}
std::string type_of(std::string_view text) {
    auto const found = read(text);
    return found ? found->type : "nothing";
}

}  // namespace

TEST_CASE("data_url: what is behind the comma is percent-decoded", "[browser][headers]") {
    CHECK(body_of("data:,a%20b") == "a b");
    CHECK(body_of("data:text/html,<p>?q#fragment") == "<p>?q");
    CHECK(body_of("data:no comma") == "nothing");
    CHECK(body_of("https://a.example/,x") == "nothing");
}

TEST_CASE("data_url: Base64 is announced in any case, after any blanks", "[browser][headers]") {
    for (std::string_view mark : {";base64", ";BASE64", "; base64", ";  Base64 "})
        CHECK(body_of("data:text/plain" + std::string(mark) + ",YQ==") == "a");
    for (std::string_view other : {"base64", ";base65", ";base64;x=y"})
        CHECK(body_of("data:text/plain" + std::string(other) + ",YQ==") == "YQ==");
}

// https://infra.spec.whatwg.org/#forgiving-base64-decode
TEST_CASE("data_url: Base64 is read forgivingly", "[browser][headers]") {
    for (std::string_view a : {"YQ==", "YQ", "%59%51", "Y%20Q%0A=%3D", " YQ", "YR", "YX=="})
        CHECK(body_of("data:;base64," + std::string(a)) == "a");
    CHECK(body_of("data:;base64,YWI=") == "ab");
    CHECK(body_of("data:;base64,YWJ") == "ab");
    CHECK(body_of("data:;base64,").empty());
    for (std::string_view bad : {"Y", "Y===", "YQ=", "YWJj=", "YQ==YQ==", "Y-", "Y_", "=", "===="})
        CHECK(body_of("data:;base64," + std::string(bad)) == "nothing");
}

TEST_CASE("data_url: a type that is none is plain text", "[browser][headers]") {
    CHECK(type_of("data:text/html;charset=utf-8,x") == "text/html;charset=utf-8");
    CHECK(type_of("data:image/png ; base64,") == "image/png");
    CHECK(type_of("data:;charset=utf-8,x") == "text/plain;charset=utf-8");
    for (std::string_view none : {"", "x", "/", "text/", "base64", ";base64"})
        CHECK(type_of("data:" + std::string(none) + ",x") ==
              (none == ";base64" ? "nothing" : "text/plain;charset=US-ASCII"));
}
