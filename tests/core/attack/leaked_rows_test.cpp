// What the columns of a row come to together, and tokens that are signed text.
#include "core/attack/leaked_rows.h"

#include "core/attack/signed_text.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::attack;

namespace {

std::string row(std::string const& values) {
    return "INSERT INTO \"sessions\" (\"id\", \"data\") VALUES (" + values + ");\n";
}

Credentials own(std::string value) { return {{Credential::Kind::Cookie, "sid", std::move(value)}}; }

}  // namespace

TEST_CASE("leaked_rows: two columns are joined as the own token is", "[attack][leaks]") {
    std::string const dump = row("'aaaaaaaa', 'bbbbbbbbbb', NULL") + row("'cccccccc', 'it''s', 7");
    using Texts = std::vector<std::string>;
    CHECK(joined_in_rows(dump, own("xxxxxxxx.yyyyyyyyyy")) ==
          Texts{"cccccccc.yyyyyyyyyy", "aaaaaaaa.bbbbbbbbbb", "aaaaaaaa.yyyyyyyyyy"});
    CHECK(joined_in_rows(dump, own("xxxxxxxxyyyyyyyyyy")) ==
          Texts{"aaaaaaaabbbbbbbbbb", "bbbbbbbbbbaaaaaaaa"});
    CHECK(joined_in_rows(dump, own("x-xxxxxx-yyyyyyyyyyyyyyy")).empty());
}

TEST_CASE("leaked_rows: a key in the own row makes the tokens of the others", "[attack][leaks]") {
    std::string const token =
        SignedText::read("{own-id}." + std::string(64, '0'))->saying("own-id-1", "key of the own");
    std::string const mine = row("'own-id-1', 'key of the own'");
    std::string const hers = row("'her-id-1', 'key of hers'");
    auto const minted = minted_in_rows(mine + hers, own(token));
    REQUIRE(minted.size() == 1);
    CHECK(SignedText::read(minted[0])->says() == "her-id-1");
    CHECK(SignedText::read(minted[0])->is_signed_with("key of hers"));
    CHECK(minted_in_rows(hers, own(token)).empty());
}

TEST_CASE("signed_text: JSON in base64url is read and written", "[attack][leaks]") {
    std::string const token = "eyJzdWIiOjR9." + std::string(43, 'A');  // {"sub":4}
    auto const text = SignedText::read(token);
    REQUIRE(text);
    CHECK(text->says() == R"({"sub":4})");
    CHECK(text->saying(R"({"sub":4})") == token);
    CHECK_FALSE(text->is_signed_with("changeme"));
    CHECK(SignedText::read(text->saying(R"({"sub":1})", "changeme"))->is_signed_with("changeme"));
    CHECK_FALSE(SignedText::read("no dot"));
    CHECK_FALSE(SignedText::read("a.b"));
}
