#include <string>

#include "core/sql/lens.h"
#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

// "data raw <O'Brien>; code raw <1=1>"
std::string marks_of(std::string_view sql, std::vector<std::string> const& values) {
    std::vector<RequestValue> request;
    for (std::string const& value : values) request.push_back({"query.q", value});
    std::string text;
    for (Mark const& mark : mark(sql, request)) {
        if (!text.empty()) text += "; ";
        text += mark.landing == Landing::Data ? "data " : "code ";
        text += std::string(mark.via) + " <" +
                std::string(sql.substr(mark.begin, mark.end - mark.begin)) + ">";
    }
    return text;
}

TEST_CASE("mark: inside one literal a value is data", "[sql]") {
    CHECK(marks_of("SELECT * FROM p WHERE name LIKE '%tea%'", {"tea"}) == "data raw <tea>");
    CHECK(marks_of("SELECT * FROM p WHERE name = 'tea'", {"tea"}) == "data raw <tea>");
    CHECK(marks_of("SELECT * FROM p LIMIT 10 OFFSET 20", {"10", "20"}) ==
          "data raw <10>; data raw <20>");
    CHECK(marks_of("SELECT * FROM p LIMIT -10", {"-10"}) == "data raw <-10>");
    CHECK(marks_of("SELECT x'00ff'", {"00ff"}) == "data raw <00ff>");
}

TEST_CASE("mark: a value that leaves its literal is code", "[sql]") {
    CHECK(marks_of("SELECT 1 FROM a WHERE n = '' OR 1=1 --'", {"' OR 1=1 --"}) ==
          "code raw <' OR 1=1 -->");
    CHECK(marks_of("SELECT 1 FROM a WHERE n = 'O'Brien'", {"O'Brien"}) == "code raw <O'Brien>");
    CHECK(marks_of("SELECT 1 FROM a WHERE id = 1 OR 1=1", {"1 OR 1=1"}) == "code raw <1 OR 1=1>");
    CHECK(marks_of("SELECT 1 FROM a WHERE n = 'tea'", {"'tea'"}) == "code raw <'tea'>");
    CHECK(marks_of("SELECT 1 FROM a WHERE n = 'x' /* tea */", {"tea"}) == "code raw <tea>");
}

TEST_CASE("mark: keywords and identifiers are code, even in quotes", "[sql]") {
    CHECK(marks_of("SELECT 1 FROM p ORDER BY price DESC", {"price", "DESC"}) ==
          "code raw <price>; code raw <DESC>");
    CHECK(marks_of("SELECT 1 FROM p ORDER BY \"price\"", {"price"}) == "code raw <price>");
}

TEST_CASE("mark: what the app did to the value on the way is seen through", "[sql]") {
    CHECK(marks_of("WHERE n = 'O''Brien'", {"O'Brien"}) == "data doubled-quotes <O''Brien>");
    CHECK(marks_of("WHERE n = 'O\\'Brien'", {"O'Brien"}) == "code backslash-escaped <O\\'Brien>");
    CHECK(marks_of("WHERE n = 'x' OR 1'", {"x%27%20OR%201"}) == "code url-decoded <x' OR 1>");
    CHECK(marks_of("WHERE n = 'x' OR 1'", {"x%2527 OR 1"}) == "code url-decoded-twice <x' OR 1>");
    CHECK(marks_of("WHERE n = 'a%20b'", {"a b"}) == "data url-encoded <a%20b>");
    CHECK(marks_of("WHERE n = 'tea'", {" TEA "}) == "");
    CHECK(marks_of("WHERE n = 'TEA'", {" TEA "}) == "data trimmed <TEA>");
    CHECK(marks_of("WHERE n = 'green tea'", {"Green Tea"}) == "data lower <green tea>");
    CHECK(marks_of("ORDER BY price DESC", {"desc"}) == "code upper <DESC>");
    CHECK(marks_of("WHERE n = 'dGVh'", {"tea"}) == "data base64 <dGVh>");
    CHECK(marks_of("WHERE n = 'tea time'", {"dGVhIHRpbWU="}) == "data base64 <tea time>");
    CHECK(marks_of("WHERE n = 'o''brien'", {"O'BRIEN"}) == "data lower <o''brien>");
}

TEST_CASE("mark: chance resemblances do not count", "[sql]") {
    CHECK(marks_of("SELECT price FROM products WHERE id = 5", {"1", "e", "ice"}) == "");
    CHECK(marks_of("SELECT price FROM products WHERE id = 5", {"5"}) == "data raw <5>");
    CHECK(marks_of("SELECT 100 WHERE n = 'a'", {"10", "a"}) == "data raw <a>");
    CHECK(marks_of("SELECT 1 FROM t WHERE a = ?12", {"12"}) == "");
    CHECK(marks_of("SELECT 1", {""}) == "");
}

TEST_CASE("mark: one character is looked for only as it was sent", "[sql]") {
    CHECK(marks_of("SELECT * FROM p WHERE name LIKE ? ESCAPE '\\'", {"'"}) == "");
    CHECK(marks_of("SELECT * FROM p WHERE name <> ''", {"'"}) == "");
}

TEST_CASE("mark: of two that overlap the longer counts", "[sql]") {
    CHECK(marks_of("WHERE n = 'green tea'", {"tea", "green tea", "green"}) ==
          "data raw <green tea>");
    CHECK(marks_of("WHERE n = 'tea' AND m = 'tea'", {"tea"}) == "data raw <tea>; data raw <tea>");
    CHECK(marks_of("WHERE n = 'aaaa'", {"aa"}) == "data raw <aa>; data raw <aa>");
}

TEST_CASE("mark: each mark names the first value it fits", "[sql]") {
    std::vector<RequestValue> const values = {
        {"query.a", "xyz"}, {"query.b", "tea"}, {"query.c", "tea"}};
    auto const marks = mark("WHERE n = 'tea'", values);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].value == 1);
}

}  // namespace
}  // namespace parapet::sql
