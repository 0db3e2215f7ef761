#include "core/range/error_words.h"

#include "core/range/plain_forms.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::range;

namespace {

sql::SqlError const kSyntax{sql::SqlErrorKind::Syntax, "SQLITE_ERROR", "near \"'x\": syntax error"};
sql::SqlError const kUnique{sql::SqlErrorKind::Constraint, "SQLITE_CONSTRAINT_UNIQUE",
                            "UNIQUE constraint failed: accounts.username"};
sql::SqlError const kColumn{sql::SqlErrorKind::Syntax, "SQLITE_ERROR", "no such column: prize"};

std::string found(std::string_view body, std::vector<sql::SqlError> const& said,
                  std::vector<sql::SqlError> const& fresh) {
    ErrorWords words;
    for (sql::SqlError const& error : said) words.remember(error);
    return words.find(plain_forms(body), fresh).value_or("");
}

}  // namespace

TEST_CASE("error words: a whole message counts, also escaped, also later") {
    CHECK(found(R"({"error":"near \"'x\": syntax error"})", {kSyntax}, {}) == kSyntax.message);
    CHECK(found("<p>near &quot;&#39;x&quot;: syntax error</p>", {kSyntax}, {}) == kSyntax.message);
}

TEST_CASE("error words: the beginning of a message and its code count beside the error itself") {
    CHECK(found("UNIQUE constraint failed", {kUnique}, {kUnique}) == "UNIQUE constraint failed");
    CHECK(found("SQLITE_CONSTRAINT_UNIQUE", {kUnique}, {kUnique}) == "SQLITE_CONSTRAINT_UNIQUE");
    CHECK(found("UNIQUE constraint failed", {kUnique}, {}).empty());
}

TEST_CASE("error words: capitals and what stands between words do not matter") {
    CHECK(found("unique_constraint_failed:_accounts.username", {kUnique}, {}) == kUnique.message);
    CHECK(found("sqlite-constraint-unique", {kUnique}, {kUnique}) == "SQLITE_CONSTRAINT_UNIQUE");
}

TEST_CASE("error words: the column of a constraint counts beside the error itself") {
    CHECK(found("In use: accounts.username", {kUnique}, {kUnique}) == "accounts.username");
    CHECK(found("In use: accounts.username", {kUnique}, {}).empty());
    CHECK(found("prize, username", {kColumn}, {kColumn, kUnique}).empty());
}

TEST_CASE("error words: an app may say such things on its own account") {
    CHECK(found("no such column", {kColumn}, {}).empty());
    CHECK(found("syntax error", {kSyntax}, {kSyntax}).empty());
    CHECK(found("that name is taken", {kUnique}, {kUnique}).empty());
    CHECK(found("no such column: prize", {}, {}).empty());
}
