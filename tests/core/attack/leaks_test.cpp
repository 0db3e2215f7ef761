// Agents that inject nothing: wildcards, error texts, columns, and the two with a foothold.
#include "tests/core/attack/attacks.h"
#include "tests/core/catch.h"

namespace parapet {
namespace {

using reference::Paste;
using reference::Style;
using test::ShopWorld;

TEST_CASE("wildcards: open ones give the whole catalogue away", "[leaks]") {
    ShopWorld open(test::against("sql-wildcard", {.wildcards = Style::Wildcards::Open}));
    open.run("sql-wildcard");
    CHECK(open.catalogue() == 100);
}

TEST_CASE("wildcards: refusing only those that stand alone does not help", "[leaks]") {
    ShopWorld half(test::against("sql-wildcard", {.wildcards = Style::Wildcards::AloneRefused}));
    half.run("sql-wildcard");
    CHECK(half.catalogue() >= 90);
}

TEST_CASE("wildcards: escaped ones find what is called so", "[leaks]") {
    ShopWorld shut(test::against("sql-wildcard", {}));
    shut.run("sql-wildcard");
    CHECK(shut.catalogue() == 0);
}

TEST_CASE("error text: a message that goes out is seen, a hidden one is not", "[leaks]") {
    for (Paste paste : {Paste::Bound, Paste::Raw}) {
        Style style;
        style.sinks["available.username"] = paste;
        for (Style::Errors errors : {Style::Errors::Hidden, Style::Errors::Shown}) {
            style.errors = errors;
            ShopWorld world(test::against("sql-error-text", style));
            world.run("sql-error-text");
            CHECK(world.has("error-text") == (errors == Style::Errors::Shown));
        }
    }
}

TEST_CASE("secret columns: SELECT * ships the hash, named columns do not", "[leaks]") {
    Style style;
    style.columns = Style::Columns::All;
    ShopWorld all(test::against("secret-columns", style));
    all.run("secret-columns");
    CHECK(all.sent().size() > 20);
    CHECK(all.has("served:password"));
    ShopWorld named(test::against("secret-columns", {}));
    named.run("secret-columns");
    CHECK_FALSE(named.has("served:password"));
}

TEST_CASE("foothold: the owner's role reads and changes everything", "[leaks]") {
    ShopWorld reader(test::against("foothold-read", {}));
    reader.run("foothold-read");
    CHECK(reader.has("learned:secrets"));
    ShopWorld writer(test::against("foothold-write", {}));
    writer.run("foothold-write");
    CHECK(writer.has("changed"));
}

TEST_CASE("foothold: least privilege keeps the secrets, the prices and the tables", "[leaks]") {
    ShopWorld reader(test::against("foothold-read", {}, test::kLeastPrivilege));
    reader.run("foothold-read");
    CHECK_FALSE(reader.has("learned:secrets"));
    test::Setup setup = test::against("foothold-write", {}, test::kLeastPrivilege);
    setup.options["statements"] =
        "UPDATE products SET price = 1\nDELETE FROM orders\nDROP TABLE secrets";
    ShopWorld writer(std::move(setup));
    writer.run("foothold-write");
    CHECK_FALSE(writer.has("changed"));
}

TEST_CASE("foothold: a right too many is found", "[leaks]") {
    std::string const more =
        std::string(test::kLeastPrivilege) + "GRANT SELECT ON secrets TO shop_app;";
    ShopWorld world(test::against("foothold-read", {}, more));
    world.run("foothold-read");
    CHECK(world.has("learned:secrets"));
}

}  // namespace
}  // namespace parapet
