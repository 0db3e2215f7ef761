#include <string>

#include "core/sql/lens.h"
#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

// "k:SELECT i:a" with a letter for the kind; spaces are left out, but not from the gap check.
std::string tokens_of(std::string_view sql) {
    constexpr std::string_view kLetters = " ckisbnpox";  // in the order of TokenKind
    std::string text;
    std::size_t end = 0;
    for (Token const& token : tokenize(sql)) {
        CHECK(token.begin == end);
        CHECK(token.end > token.begin);
        end = token.end;
        if (token.kind == TokenKind::Space) continue;
        if (!text.empty()) text += ' ';
        text += kLetters[static_cast<std::size_t>(token.kind)];
        text += ':';
        text += sql.substr(token.begin, token.end - token.begin);
    }
    CHECK(end == sql.size());
    return text;
}

TEST_CASE("tokenizer: words are keywords or identifiers", "[sql]") {
    CHECK(tokens_of("SELECT a_1, Größe FROM t$") == "k:SELECT i:a_1 o:, i:Größe k:FROM i:t$");
    CHECK(tokens_of("selectx sElEcT") == "i:selectx k:sElEcT");
    CHECK(tokens_of("\"a\"\"b\" [a b] `c`") == "i:\"a\"\"b\" i:[a b] i:`c`");
}

TEST_CASE("tokenizer: strings end at a single quote that is not doubled", "[sql]") {
    CHECK(tokens_of("'it''s' 'x'") == "s:'it''s' s:'x'");
    CHECK(tokens_of("'a\\' OR 1") == "s:'a\\' k:OR n:1");
    CHECK(tokens_of("x'0aF' X'0aFF' x'zz' xx") == "x:x'0aF' b:X'0aFF' x:x'zz' i:xx");
    CHECK(tokens_of("'open") == "x:'open");
    CHECK(tokens_of("[open") == "x:[open");
    CHECK(tokens_of("\"open") == "x:\"open");
}

TEST_CASE("tokenizer: numbers may have separators, exponents and be hexadecimal", "[sql]") {
    CHECK(tokens_of("1 1.5 .5 1. 1e5 1E-5 1_000 0xFF 0x1_F") ==
          "n:1 n:1.5 n:.5 n:1. n:1e5 n:1E-5 n:1_000 n:0xFF n:0x1_F");
    CHECK(tokens_of("1e 0x 12abc 1.e") == "x:1e x:0x x:12abc x:1.e");
    CHECK(tokens_of("-1") == "o:- n:1");
    CHECK(tokens_of("1..2") == "n:1. n:.2");
}

TEST_CASE("tokenizer: comments reach to the line's end or to their own", "[sql]") {
    CHECK(tokens_of("a -- b'\nc") == "i:a c:-- b' i:c");
    CHECK(tokens_of("a/* b */c") == "i:a c:/* b */ i:c");
    CHECK(tokens_of("a/*/ b") == "i:a c:/*/ b");
    CHECK(tokens_of("a/*") == "i:a o:/ o:*");
    CHECK(tokens_of("--") == "c:--");
}

TEST_CASE("tokenizer: placeholders of every spelling", "[sql]") {
    CHECK(tokens_of("? ?12 :a @b1 $c #d") == "p:? p:?12 p::a p:@b1 p:$c p:#d");
    CHECK(tokens_of(": @ $") == "x:: x:@ x:$");
}

TEST_CASE("tokenizer: operators are as long as SQLite has them", "[sql]") {
    CHECK(tokens_of("a->>b->c<>d||e!=f<<g==h") ==
          "i:a o:->> i:b o:-> i:c o:<> i:d o:|| i:e o:!= i:f o:<< i:g o:== i:h");
    CHECK(tokens_of("! ^ \\ { }") == "x:! x:^ x:\\ x:{ x:}");
}

TEST_CASE("tokenizer: SQLite reads nothing behind a NUL", "[sql]") {
    std::string_view const sql("SELECT 'a\0b'", 12);
    auto const tokens = tokenize(sql);
    REQUIRE(tokens.size() == 4);
    CHECK(tokens[2].kind == TokenKind::Illegal);
    CHECK(tokens[3].kind == TokenKind::Illegal);
    CHECK(tokens[3].begin == 9);
    CHECK(tokens[3].end == 12);
}

}  // namespace
}  // namespace parapet::sql
