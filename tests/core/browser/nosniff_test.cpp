#include "core/browser/nosniff.h"

#include "core/browser/header_values.h"
#include "core/browser/mime_type.h"
#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

http::HeaderList answer(std::string type) {
    return {{"X-Content-Type-Options", "nosniff"}, {"Content-Type", std::move(type)}};
}

std::string essence(std::string_view text) {
    auto const type = read_mime_type(text);
    return type ? type->essence() : "none";
}

}  // namespace

TEST_CASE("header_values: commas split, but not in quotes", "[browser][headers]") {
    http::HeaderList const headers{{"A", " a , \"b,\\\"c\" ,,"}, {"a", "\"open, d"}, {"B", ""}};
    CHECK(split_values(headers, "A") ==
          std::vector<std::string>{"a", "\"b,\\\"c\"", "", "", "\"open, d"});
    CHECK(split_values(headers, "B") == std::vector<std::string>{""});
    CHECK(split_values(headers, "C").empty());
}

TEST_CASE("mime_type: a type is two tokens and what follows is not needed", "[browser][headers]") {
    CHECK(essence("Text/HTML; charset=utf-8") == "text/html");
    CHECK(essence(" text/css ;") == "text/css");
    for (std::string_view text : {"", "text", "text/", "/css", "text/ css", "te xt/css",
                                  "text/cs s", "text/css,text/html"}) {
        CAPTURE(text);
        CHECK(essence(text) == "none");
    }
}

TEST_CASE("mime_type: of several headers the last readable one counts", "[browser][headers]") {
    http::HeaderList const headers{
        {"Content-Type", "text/plain, text/html"}, {"Content-Type", "*/*"}, {"Content-Type", "x"}};
    CHECK(extract_mime_type(headers)->essence() == "text/html");
    CHECK_FALSE(extract_mime_type({}));
}

TEST_CASE("nosniff: a script needs a JavaScript type and a style sheet text/css",
          "[browser][headers]") {
    for (Destination destination :
         {Destination::Script, Destination::Worker, Destination::ServiceWorker}) {
        CHECK(judge_type(answer("text/javascript"), destination).allowed());
        CHECK(judge_type(answer("application/x-javascript; a"), destination).allowed());
        CHECK_FALSE(judge_type(answer("application/json"), destination).allowed());
        CHECK_FALSE(judge_type(answer("text/plain"), destination).allowed());
        CHECK_FALSE(judge_type(answer(""), destination).allowed());
    }
    CHECK(judge_type(answer("text/css"), Destination::Style).allowed());
    CHECK_FALSE(judge_type(answer("text/plain"), Destination::Style).allowed());
    CHECK(judge_type(answer("text/plain"), Destination::Image).allowed());
    CHECK(judge_type(answer("text/html"), Destination::Document).allowed());
}

TEST_CASE("nosniff: without it most types run as scripts, and it is said so",
          "[browser][headers]") {
    auto const plain = judge_type({{"Content-Type", "text/plain"}}, Destination::Script);
    CHECK(plain.allowed());
    CHECK(mentions(plain, "nosniff is missing"));
    CHECK_FALSE(judge_type({{"Content-Type", "image/png"}}, Destination::Script).allowed());
    CHECK_FALSE(judge_type({{"Content-Type", "text/csv"}}, Destination::Script).allowed());
    CHECK(judge_type({{"Content-Type", "text/plain"}}, Destination::Style).allowed());
}
