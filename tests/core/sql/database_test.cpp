#include "core/sql/database.h"

#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

constexpr char kSchema[] = R"(
    CREATE TABLE accounts (id INTEGER PRIMARY KEY, username TEXT UNIQUE NOT NULL);
    CREATE TABLE orders (id INTEGER PRIMARY KEY,
                         account_id INTEGER REFERENCES accounts (id),
                         quantity INTEGER CHECK (quantity > 0));
    INSERT INTO accounts (username) VALUES ('ada'), ('O''Brien');
)";

Database shop(Budget budget = {}) {
    Database database("shop_owner", budget);
    REQUIRE(database.run_unsafe("shop_owner", kSchema).ok());
    return database;
}

SqlError error_of(Result<SqlResult, SqlFailure> const& result) {
    REQUIRE_FALSE(result.ok());
    return result.error().error;
}

SqlError error_of(Database& database, std::string_view sql) {
    return error_of(database.run_unsafe("shop_owner", sql));
}

std::vector<Row> rows_of(Database& database, std::string_view sql) {
    auto const result = database.run_unsafe("shop_owner", sql);
    INFO((result ? "" : result.error().error.message));
    REQUIRE(result.ok());
    return result.value().first.rows;
}

std::vector<Row> one(Value value) { return {{std::move(value)}}; }
Value integer(std::int64_t value) { return value; }
Value text(std::string value) { return value; }

class StoppedClock : public Clock {
public:
    Time now() const override { return Time(std::chrono::seconds(1'700'000'000)); }
};

}  // namespace

TEST_CASE("database: a bound value is data, whatever it spells", "[sql]") {
    Database database = shop();
    auto const result = database.run("shop_owner", "SELECT id FROM accounts WHERE username = ?",
                                     {.positional = {text("O'Brien")}});
    REQUIRE(result.ok());
    CHECK(result.value().first.columns == std::vector<std::string>{"id"});
    CHECK(result.value().first.rows == one(integer(2)));
}

TEST_CASE("database: values of every storage class come back as they went in", "[sql]") {
    Database database = shop();
    Row const row = {Null{},        std::int64_t{-5}, 0.5, text(std::string("a\0b", 3)),
                     Bytes{0, 255}, Bytes{}};
    auto const result = database.run("shop_owner", "SELECT ?, ?, ?, ?, ?, ?", {.positional = row});
    REQUIRE(result.ok());
    CHECK(result.value().first.rows == std::vector<Row>{row});
}

TEST_CASE("database: placeholders are bound by position or by name", "[sql]") {
    Database database = shop();
    auto const result =
        database.run("shop_owner", "SELECT :a, @b, $c, :a, ?",
                     {.positional = {integer(4)},
                      .named = {{"c", integer(3)}, {"a", integer(1)}, {"b", integer(2)}}});
    REQUIRE(result.ok());
    CHECK(result.value().first.rows ==
          std::vector<Row>{{integer(1), integer(2), integer(3), integer(1), integer(4)}});
}

TEST_CASE("database: parameters that do not fit are answered in better-sqlite3's words", "[sql]") {
    Database database = shop();
    auto const message = [&](std::string_view sql, Parameters const& parameters) {
        auto const error = error_of(database.run_prepared("shop_owner", sql, parameters));
        CHECK(error.kind == SqlErrorKind::Parameters);
        return error.message;
    };
    CHECK(message("SELECT ?", {}) == "Too few parameter values were provided");
    CHECK(message("SELECT 1", {.positional = {integer(1)}}) ==
          "Too many parameter values were provided");
    CHECK(message("SELECT :x", {}) == "Missing named parameter \"x\"");
    CHECK(message("SELECT :x", {.named = {{"y", integer(1)}}}) == "Missing named parameter \"x\"");
    CHECK(message("SELECT :x", {.positional = {integer(1)}}) == "Missing named parameters");
    CHECK(message("SELECT 1; SELECT 2", {}) ==
          "The supplied SQL string contains more than one statement");
    CHECK(message("SELECT ?; DROP TABLE orders", {.positional = {integer(1)}}) ==
          "The supplied SQL string contains more than one statement");
    CHECK(message(" -- nothing", {}) == "The supplied SQL string contains no statements");
    CHECK(message("SELECT ?", {.positional = {Bytes(2'000'000)}}) ==
          "The bound string, buffer, or bigint is too big");
}

TEST_CASE("database: space and comments behind the one statement are no second one", "[sql]") {
    Database database = shop();
    CHECK(database.run_prepared("shop_owner", "SELECT 1 ; -- done\n /* really */ ;", {}).ok());
    CHECK(database.run_prepared("shop_owner", "SELECT 1 /* open", {}).ok());
}

TEST_CASE("database: stacked statements run in order, and the first with columns answers",
          "[sql]") {
    Database database = shop();
    auto const result = database.run_unsafe(
        "shop_owner",
        "DELETE FROM orders; SELECT username FROM accounts ORDER BY id; SELECT 1;"
        "UPDATE accounts SET username = upper(username); -- end");
    REQUIRE(result.ok());
    CHECK(result.value().first.columns == std::vector<std::string>{"username"});
    CHECK(result.value().first.rows == std::vector<Row>{{text("ada")}, {text("O'Brien")}});
    CHECK(result.value().statements == 4);
    CHECK(result.value().changes == 2);
}

TEST_CASE("database: changes are those of the last statement that writes", "[sql]") {
    Database database = shop();
    auto const result =
        database.run_unsafe("shop_owner",
                            "INSERT INTO accounts (id, username) VALUES (7, 'zed');"
                            "UPDATE accounts SET username = 'x' WHERE id = 99; SELECT 1");
    REQUIRE(result.ok());
    CHECK(result.value().changes == 0);
    CHECK(result.value().last_insert_rowid == 7);
}

TEST_CASE("database: statements before a failing one stay done", "[sql]") {
    Database database = shop();
    auto const result = database.run_unsafe(
        "shop_owner",
        "DELETE FROM accounts WHERE id = 2; SELECT * FROM no_such_table; DELETE FROM accounts");
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().statement == 1);
    CHECK(result.error().steps > 0);
    CHECK(rows_of(database, "SELECT count(*) FROM accounts") == one(integer(1)));
}

TEST_CASE("database: no text at all is no statement", "[sql]") {
    Database database = shop();
    auto const result = database.run_unsafe("shop_owner", " ;; -- nothing");
    REQUIRE(result.ok());
    CHECK(result.value().statements == 0);
}

TEST_CASE("database: SQLite's own words and codes reach the caller", "[sql]") {
    Database database = shop();
    auto const check = [&](std::string_view sql, SqlErrorKind kind, std::string_view code,
                           std::string_view message) {
        SqlError const error = error_of(database, sql);
        CHECK(error.kind == kind);
        CHECK(error.code == code);
        CHECK(error.message == message);
    };
    using enum SqlErrorKind;
    check("SELECT x'", Syntax, "SQLITE_ERROR", "unrecognized token: \"x'\"");
    check("SELEC 1", Syntax, "SQLITE_ERROR", "near \"SELEC\": syntax error");
    check("SELECT", Syntax, "SQLITE_ERROR", "incomplete input");
    check("SELECT 1 FROM nope", Syntax, "SQLITE_ERROR", "no such table: nope");
    check("SELECT nope FROM accounts", Syntax, "SQLITE_ERROR", "no such column: nope");
    check("SELECT \"nope\" FROM accounts", Syntax, "SQLITE_ERROR",
          "no such column: \"nope\" - should this be a string literal in single-quotes?");
    check("INSERT INTO accounts (username) VALUES ('ada')", Constraint, "SQLITE_CONSTRAINT_UNIQUE",
          "UNIQUE constraint failed: accounts.username");
    check("INSERT INTO accounts (id, username) VALUES (1, 'x')", Constraint,
          "SQLITE_CONSTRAINT_PRIMARYKEY", "UNIQUE constraint failed: accounts.id");
    check("INSERT INTO accounts (username) VALUES (NULL)", Constraint, "SQLITE_CONSTRAINT_NOTNULL",
          "NOT NULL constraint failed: accounts.username");
    check("INSERT INTO orders (quantity) VALUES (0)", Constraint, "SQLITE_CONSTRAINT_CHECK",
          "CHECK constraint failed: quantity > 0");
    check("INSERT INTO orders (account_id) VALUES (99)", Constraint, "SQLITE_CONSTRAINT_FOREIGNKEY",
          "FOREIGN KEY constraint failed");
    check("INSERT INTO orders (id) VALUES ('x')", Other, "SQLITE_MISMATCH", "datatype mismatch");
    check("SELECT abs(-9223372036854775808)", Other, "SQLITE_ERROR", "integer overflow");
    check("SELECT load_extension('x')", Syntax, "SQLITE_ERROR", "no such function: load_extension");
}

TEST_CASE("database: an unknown role runs nothing", "[sql]") {
    Database database = shop();
    auto const error = error_of(database.run_unsafe("shop_app", "SELECT 1"));
    CHECK(error.kind == SqlErrorKind::UnknownRole);
    CHECK(error.message == "role \"shop_app\" does not exist");
}

TEST_CASE("database: a transaction left open is still open in the next call", "[sql]") {
    Database database = shop();
    REQUIRE(database.run_unsafe("shop_owner", "BEGIN; DELETE FROM accounts").ok());
    REQUIRE(database.run_unsafe("shop_owner", "ROLLBACK").ok());
    CHECK(rows_of(database, "SELECT count(*) FROM accounts") == one(integer(2)));
}

TEST_CASE("database: not even the owner reaches a file or edits the schema's text", "[sql]") {
    Database database = shop();
    CHECK(error_of(database, "ATTACH 'stolen.db' AS s").code == "SQLITE_CANTOPEN");
    CHECK_FALSE(database.run_unsafe("shop_owner", "VACUUM INTO 'stolen.db'").ok());
    CHECK(error_of(database, "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = ''")
              .message == "table sqlite_master may not be modified");
}

TEST_CASE("database: a clone has the data and the roles and is independent", "[sql]") {
    Database database = shop();
    REQUIRE(database.apply_grants("CREATE ROLE app; GRANT SELECT ON accounts TO app").ok());
    Database copy = database.clone();
    REQUIRE(copy.run_unsafe("shop_owner", "DELETE FROM accounts; CREATE TABLE extra (a)").ok());
    REQUIRE(copy.apply_grants("GRANT SELECT ON extra TO app").ok());
    CHECK(copy.run_unsafe("app", "SELECT * FROM extra").ok());
    CHECK(rows_of(database, "SELECT count(*) FROM accounts") == one(integer(2)));
    CHECK(error_of(database.run_unsafe("app", "SELECT * FROM extra")).message ==
          "no such table: extra");
    CHECK(database.run_unsafe("app", "SELECT * FROM accounts").ok());
}

TEST_CASE("database: foreign keys hold in a clone too", "[sql]") {
    Database copy = shop().clone();
    CHECK(error_of(copy, "INSERT INTO orders (account_id) VALUES (99)").kind ==
          SqlErrorKind::Constraint);
}

TEST_CASE("database: the clock is the world's", "[sql]") {
    Database database = shop();
    CHECK(rows_of(database, "SELECT CURRENT_TIMESTAMP") == one(text("1970-01-01 00:00:00")));
    StoppedClock const clock;
    database.set_surroundings({.clock = &clock});
    CHECK(rows_of(database, "SELECT datetime('now')") == one(text("2023-11-14 22:13:20")));
    Database copy = database.clone();
    CHECK(rows_of(copy, "SELECT unixepoch()") == one(integer(1'700'000'000)));
}

TEST_CASE("database: chance replays from its seed", "[sql]") {
    auto const draw = [](std::uint64_t seed) {
        Database database("shop_owner", {}, {.seed = seed});
        auto rows = rows_of(database, "SELECT random(), hex(randomblob(8))");
        rows.push_back(rows_of(database, "SELECT random()").front());
        return rows;
    };
    CHECK(draw(1) == draw(1));
    CHECK_FALSE(draw(1) == draw(2));
    CHECK_FALSE(draw(1)[0][0] == draw(1)[1][0]);
}

}  // namespace parapet::sql
