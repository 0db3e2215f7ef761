#include "core/attack/spelling.h"

#include "tests/core/catch.h"

namespace parapet::attack {
namespace {

constexpr std::string_view kSql = "SELECT value FROM secrets WHERE name='it''s'";

TEST_CASE("spelling: the plain one only writes literals without quotes") {
    CHECK(Spelling{}.write(kSql) == "SELECT value FROM secrets WHERE name=char(105,116,39,115)");
}

TEST_CASE("spelling: mixed case and comments for spaces leave names alone") {
    Spelling const spelling{Spelling::Case::Mixed, "/**/"};
    CHECK(spelling.write("UNION ALL SELECT a_B FROM t") ==
          "uNiOn/**/aLl/**/sElEcT/**/a_B/**/fRoM/**/t");
}

TEST_CASE("spelling: a nested word is itself again once the word is taken out") {
    std::string text = nested_spelling().write("UNION SELECT x");
    for (std::string_view word : {"UNION", "SELECT"}) {
        std::size_t const at = text.find(word);
        REQUIRE(at != std::string::npos);
        text.erase(at, word.size());
    }
    CHECK(text == "UNION\nSELECT\nx");
}

TEST_CASE("spelling: only the words a filter knows are nested") {
    bool some_without_from = false;
    for (Spelling const& spelling : spellings()) {
        std::string const text = spelling.write("SELECT 1 FROM t");
        some_without_from |= text.find("SELSELECTECT") != std::string::npos &&
                             text.find("FRFROMOM") == std::string::npos;
    }
    CHECK(some_without_from);
}

TEST_CASE("spelling: quoted literals stay when asked for") {
    Spelling const spelling{.literals = Spelling::Literals::Quoted};
    CHECK(spelling.write("a='SELECT  x'") == "a='SELECT  x'");
    CHECK(quoted("it's") == "'it''s'");
}

TEST_CASE("spelling: a literal that never ends does not run over") {
    CHECK(Spelling{}.write("a='b") == "a=char()");
}

}  // namespace
}  // namespace parapet::attack
