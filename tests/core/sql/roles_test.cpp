#include "core/sql/roles.h"
#include "core/sql/database.h"

#include <map>

#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

class Shop : public Roles::Catalogue {
public:
    bool has_table(std::string_view table) const override {
        return columns_.find(table) != columns_.end();
    }
    bool has_column(std::string_view table, std::string_view column) const override {
        return columns_.find(table)->second.count(column) > 0;
    }
    std::vector<std::string> tables() const override { return {"accounts", "secrets"}; }
    std::vector<std::string> columns(std::string_view) const override {
        return {"id", "username", "password_hash"};
    }

private:
    std::map<std::string, NameSet, NameLess> columns_ = {
        {"accounts", {"id", "username", "password_hash"}}, {"secrets", {"value"}}};
};

Roles roles_after(std::string_view script) {
    Roles roles("owner");
    auto const done = roles.apply(script, Shop());
    INFO((done ? "" : done.error().message));
    REQUIRE(done.ok());
    return roles;
}

// "2:7 message"
std::string refusal(std::string_view script) {
    Roles roles("owner");
    auto const done = roles.apply(script, Shop());
    REQUIRE_FALSE(done.ok());
    CHECK(roles.names() == std::vector<std::string>{"owner"});
    GrantError const& error = done.error();
    return std::to_string(error.line) + ":" + std::to_string(error.column) + " " + error.message;
}

TEST_CASE("roles: a privilege on a table is one on each column, not the other way round", "[sql]") {
    Roles const roles = roles_after(
        "CREATE ROLE a; GRANT SELECT ON accounts TO a;"
        "CREATE ROLE b; GRANT SELECT (id, username), DELETE ON TABLE accounts TO b;");
    CHECK(roles.may("a", Privilege::Select, "accounts"));
    CHECK(roles.may("a", Privilege::Select, "accounts", "password_hash"));
    CHECK_FALSE(roles.may("a", Privilege::Update, "accounts", "id"));
    CHECK_FALSE(roles.may("b", Privilege::Select, "accounts"));
    CHECK(roles.may("b", Privilege::Select, "accounts", "username"));
    CHECK(roles.may_some("b", Privilege::Select, "accounts"));
    CHECK_FALSE(roles.may("b", Privilege::Select, "accounts", "password_hash"));
    CHECK(roles.may("b", Privilege::Delete, "accounts"));
}

TEST_CASE("roles: names compare without ASCII case and keep their spelling", "[sql]") {
    Roles const roles = roles_after(
        "create role \"Front Desk\"; grant select (USERNAME) on Accounts to \"front desk\"");
    CHECK(roles.may("FRONT DESK", Privilege::Select, "ACCOUNTS", "UserName"));
    CHECK(roles.names() == std::vector<std::string>{"Front Desk", "owner"});
}

TEST_CASE("roles: a member has what its roles have, however far away", "[sql]") {
    Roles roles = roles_after(
        "CREATE ROLE a; CREATE ROLE b; CREATE ROLE c; GRANT a TO b; GRANT b TO c;"
        "GRANT SELECT ON secrets TO a;");
    CHECK(roles.may("c", Privilege::Select, "secrets"));
    CHECK(roles.is_member("c", "a"));
    CHECK_FALSE(roles.is_member("a", "c"));
    REQUIRE(roles.apply("REVOKE a FROM b CASCADE", Shop()).ok());
    CHECK_FALSE(roles.may("c", Privilege::Select, "secrets"));
}

TEST_CASE("roles: a member of the owner is owner", "[sql]") {
    Roles const roles = roles_after("CREATE ROLE app; GRANT owner TO app");
    CHECK(roles.is_owner("app"));
    CHECK(roles.may("app", Privilege::Delete, "secrets"));
}

TEST_CASE("roles: what is revoked is gone, with the grants of single columns", "[sql]") {
    Roles const roles = roles_after(
        "CREATE ROLE a; GRANT ALL PRIVILEGES ON accounts, secrets TO a; REVOKE UPDATE ON secrets "
        "FROM a;"
        "CREATE ROLE b; GRANT SELECT (id, username), INSERT (id) ON accounts TO b;"
        "REVOKE SELECT (id), INSERT ON accounts FROM b RESTRICT;");
    CHECK(roles.may("a", Privilege::Update, "accounts"));
    CHECK_FALSE(roles.may("a", Privilege::Update, "secrets"));
    CHECK_FALSE(roles.may("b", Privilege::Select, "accounts", "id"));
    CHECK(roles.may("b", Privilege::Select, "accounts", "username"));
    CHECK_FALSE(roles.may_some("b", Privilege::Insert, "accounts"));
}

TEST_CASE("roles: a dropped role is nobody's any more", "[sql]") {
    Roles const roles = roles_after(
        "CREATE ROLE a; CREATE ROLE b; GRANT SELECT ON secrets TO a; GRANT a TO b; DROP ROLE a;"
        "CREATE ROLE a");
    CHECK_FALSE(roles.may("b", Privilege::Select, "secrets"));
    CHECK_FALSE(roles.may("a", Privilege::Select, "secrets"));
    CHECK_FALSE(roles.exists("c"));
}

TEST_CASE("roles: comments, quotes and a schema's name are read as SQL has them", "[sql]") {
    Roles const roles = roles_after(
        "-- the app\n/* its role */ CREATE ROLE app;; GRANT SELECT ON public.[accounts], "
        "main.`secrets`"
        " TO \"app\" -- end");
    CHECK(roles.may("app", Privilege::Select, "secrets"));
}

TEST_CASE("roles: an error says where, what was expected and what was found", "[sql]") {
    CHECK(refusal("CREATE USER app") == "1:8 expected ROLE after CREATE, found USER");
    CHECK(refusal("CREATE ROLE") ==
          "1:12 expected a role name after CREATE ROLE, found the end of the script");
    CHECK(refusal("CREATE ROLE app LOGIN") == "1:17 expected ; after the statement, found LOGIN");
    CHECK(refusal("SELECT 1") ==
          "1:1 expected CREATE ROLE, DROP ROLE, GRANT or REVOKE, found SELECT");
    CHECK(refusal("CREATE ROLE a;\nGRANT SELECT TO a") ==
          "2:14 expected ON after the privileges, found TO");
    CHECK(refusal("GRANT SELECT ON TO a") == "1:17 expected a table name, found TO");
    CHECK(refusal("GRANT SELECT ON accounts FROM a") ==
          "1:26 expected TO after what is granted, found FROM");
    CHECK(refusal("REVOKE SELECT ON accounts TO a") ==
          "1:27 expected FROM after what is revoked, found TO");
    CHECK(refusal("GRANT SELECT, TRUNCATE ON accounts TO a") ==
          "1:15 expected SELECT, INSERT, UPDATE or DELETE, found TRUNCATE");
    CHECK(refusal("GRANT USAGE ON accounts TO a") ==
          "1:7 USAGE is no privilege: there are SELECT, INSERT, UPDATE, DELETE and ALL");
    CHECK(refusal("GRANT SELECT (id ON accounts TO a") ==
          "1:18 expected ) after the columns, found ON");
    CHECK(refusal("GRANT SELECT () ON accounts TO a") == "1:15 expected a column name, found )");
    CHECK(refusal("GRANT DELETE (id) ON accounts TO a") ==
          "1:14 DELETE removes whole rows: it takes no columns");
    CHECK(refusal("GRANT SELECT ON accounts TO 'a'") ==
          "1:29 expected a role name after TO, found 'a'");
    CHECK(refusal("CREATE ROLE \"\"") == "1:13 a name cannot be empty");
    CHECK(refusal("CREATE ROLE \"a") == "1:13 cannot read \"a");
    CHECK(refusal("CREATE ROLE a; /* é */ DROP x") == "1:29 expected ROLE after DROP, found x");
    CHECK(refusal("CREATE ROLE a; /* the rest") == "1:16 this comment does not end: */ is missing");
}

TEST_CASE("roles: what standard SQL has and this does not is named", "[sql]") {
    CHECK(refusal("GRANT SELECT ON accounts TO PUBLIC") ==
          "1:29 PUBLIC is not supported: it means every role there is or will be; name the roles "
          "that "
          "need the privilege");
    CHECK(refusal("GRANT SELECT ON ALL TABLES IN SCHEMA public TO a") ==
          "1:17 ALL TABLES IN SCHEMA is not supported: name the tables");
    CHECK(refusal("GRANT SELECT ON accounts TO a WITH GRANT OPTION") ==
          "1:31 WITH is not supported: only the owner grants privileges");
    CHECK(refusal("GRANT SELECT ON other.accounts TO a") == "1:17 schema \"other\" does not exist");
}

TEST_CASE("roles: a name that does not exist is answered with the one that was meant", "[sql]") {
    CHECK(refusal("CREATE ROLE a; GRANT SELECT ON acounts TO a") ==
          "1:32 table \"acounts\" does not exist; did you mean \"accounts\"?");
    CHECK(refusal("CREATE ROLE a; GRANT SELECT ON orders TO a") ==
          "1:32 table \"orders\" does not exist");
    CHECK(refusal("CREATE ROLE a; GRANT SELECT (user_name) ON accounts TO a") ==
          "1:30 column \"user_name\" of table \"accounts\" does not exist; did you mean "
          "\"username\"?");
    CHECK(refusal("CREATE ROLE reader; GRANT SELECT ON accounts TO raeder") ==
          "1:49 role \"raeder\" does not exist; did you mean \"reader\"?");
    CHECK(refusal("DROP ROLE x") == "1:11 role \"x\" does not exist");
}

TEST_CASE("roles: what would make no sense is refused", "[sql]") {
    CHECK(refusal("CREATE ROLE Owner") == "1:13 role \"Owner\" already exists");
    CHECK(refusal("CREATE ROLE public") == "1:13 role name \"public\" is reserved");
    CHECK(refusal("DROP ROLE owner") ==
          "1:11 role \"owner\" cannot be dropped: it owns the tables");
    CHECK(refusal("REVOKE SELECT ON secrets FROM owner") ==
          "1:31 the owner's privileges cannot be revoked");
    CHECK(refusal("CREATE ROLE a; CREATE ROLE b; GRANT a TO b; GRANT b TO a") ==
          "1:51 role \"a\" cannot be granted role \"b\", which is a member of it");
    CHECK(refusal("CREATE ROLE a; GRANT a TO a") ==
          "1:22 role \"a\" cannot be granted role \"a\", which is a member of it");
    CHECK(refusal("CREATE ROLE a; GRANT SELECT ON accounts TO a; REVOKE SELECT (password_hash) ON "
                  "accounts FROM a") ==
          "1:62 revoking a column changes nothing while \"a\" holds the privilege on all of "
          "\"accounts\": revoke that, then grant the columns it needs");
}

TEST_CASE("roles: what a role may run is remembered for its own roles alone", "[sql]") {
    Database database("owner");
    REQUIRE(database.run_unsafe("owner", "CREATE TABLE notes (text TEXT)"));
    REQUIRE(database.apply_grants("CREATE ROLE app; GRANT SELECT ON notes TO app"));
    auto const may = [](Database& which) {
        return static_cast<bool>(which.run_unsafe("app", "SELECT text FROM notes"));
    };
    CHECK(may(database));
    Database granted = database.clone();
    CHECK(may(granted));
    REQUIRE(granted.apply_grants("REVOKE SELECT ON notes FROM app"));
    CHECK_FALSE(may(granted));
    CHECK(may(database));
    CHECK_FALSE(may(granted));
    REQUIRE(granted.run_unsafe("owner", "DROP TABLE notes"));
    CHECK_FALSE(may(granted));
}

}  // namespace
}  // namespace parapet::sql
