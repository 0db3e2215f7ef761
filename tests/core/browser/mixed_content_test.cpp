#include "core/browser/mixed_content.h"

#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

// What is asked for in the end; "" when it is blocked.
std::string asked(std::string_view address, Destination destination,
                  std::vector<http::Origin> documents) {
    auto const decision = judge_mixed_content({url(address), destination, std::move(documents)});
    return decision.verdict.allowed() ? decision.url.href() : "";
}

}  // namespace

TEST_CASE("mixed_content: a secure page gets images, audio and video over https",
          "[browser][headers]") {
    auto const page = origin("https://shop.example");
    for (Destination destination : {Destination::Image, Destination::Audio, Destination::Video}) {
        CHECK(asked("http://cdn.example/a", destination, {page}) == "https://cdn.example/a");
        CHECK(asked("http://cdn.example:8080/a", destination, {page}) ==
              "https://cdn.example:8080/a");
        CHECK(asked("http://192.0.2.1/a", destination, {page}).empty());
    }
}

TEST_CASE("mixed_content: a secure page loads nothing else over http", "[browser][headers]") {
    auto const page = origin("https://shop.example");
    for (Destination destination : {Destination::Script, Destination::Style, Destination::None,
                                    Destination::Iframe, Destination::Font}) {
        CHECK(asked("http://cdn.example/a", destination, {page}).empty());
        CHECK(asked("https://cdn.example/a", destination, {page}) == "https://cdn.example/a");
    }
    CHECK(asked("ws://shop.example/", Destination::None, {page}).empty());
}

TEST_CASE("mixed_content: one secure document around is enough", "[browser][headers]") {
    CHECK(asked("http://cdn.example/a", Destination::Script,
                {origin("http://shop.example"), origin("https://top.example")})
              .empty());
}

TEST_CASE("mixed_content: what is not in a secure page is not mixed", "[browser][headers]") {
    CHECK(asked("http://a.example/", Destination::Script, {origin("http://shop.example")}) ==
          "http://a.example/");
    CHECK(asked("http://a.example/", Destination::Document, {}) == "http://a.example/");
}

TEST_CASE("mixed_content: what stays on the machine is secure", "[browser][headers]") {
    auto const page = origin("https://shop.example");
    for (std::string_view local : {"http://localhost/", "http://a.localhost:8080/",
                                   "http://127.9.9.9/", "http://[::1]/", "data:text/plain,a"}) {
        CAPTURE(local);
        CHECK(asked(local, Destination::Script, {page}) == local);
    }
    CHECK(asked("http://localhost.example/", Destination::Script, {page}).empty());
    CHECK(asked("http://[::2]/", Destination::Script, {page}).empty());
}
