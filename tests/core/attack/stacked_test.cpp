// sql-stacked: statements of the attacker's own.
#include "tests/core/attack/attacks.h"
#include "tests/core/catch.h"

namespace parapet {
namespace {

using reference::Paste;
using reference::Style;
using test::ShopWorld;

constexpr char const* kSinks[] = {"signup.username",    "signup.city",    "login.username",
                                  "available.username", "search.log",     "product.id",
                                  "compare.ids",        "profile.city",   "neighbours.city",
                                  "order.productId",    "order.quantity", "order.note"};

bool changes(std::string_view sink, Paste paste, Style style, std::string grants = {}) {
    style.sinks[std::string(sink)] = paste;
    ShopWorld world(test::against("sql-stacked", std::move(style), std::move(grants)));
    world.run("sql-stacked");
    return world.has("changed");
}

TEST_CASE("stacked: a second statement runs at every sink", "[stacked]") {
    for (char const* sink : kSinks) {
        // An order's text stands beside bound numbers otherwise, and is then prepared alone.
        Style style;
        if (std::string_view(sink).starts_with("order"))
            style.sinks = {{"order.productId", Paste::Raw},
                           {"order.quantity", Paste::Raw},
                           {"order.note", Paste::Raw}};
        INFO(sink);
        CHECK(changes(sink, Paste::Raw, style));
    }
}

TEST_CASE("stacked: the whole search pasted falls at each of its parameters", "[stacked]") {
    Style style;
    for (char const* sink : {"search.q", "search.sort", "search.dir", "search.size", "search.page"})
        style.sinks[sink] = Paste::Raw;
    CHECK(changes("search.q", Paste::Raw, style));
}

TEST_CASE("stacked: a role that may do one of the statements is found out", "[stacked]") {
    CHECK(changes("available.username", Paste::Raw, Style{}, test::kLeastPrivilege));
    CHECK(changes("search.log", Paste::Raw, Style{}, test::kLeastPrivilege));
}

TEST_CASE("stacked: an answer that tells nothing is no protection", "[stacked]") {
    CHECK(changes("search.log", Paste::Raw, {.errors = Style::Errors::Swallowed}));
}

TEST_CASE("stacked: quotes that are doubled once, or words that are taken out, do not help",
          "[stacked]") {
    for (Paste paste :
         {Paste::DoubledFirst, Paste::Backslashed, Paste::StripKeywords, Paste::NoSpaces}) {
        INFO(static_cast<int>(paste));
        CHECK(changes("available.username", paste, Style{}));
        CHECK(changes("search.log", paste, Style{}));
    }
}

TEST_CASE("stacked: one statement at a time stops it", "[stacked]") {
    for (char const* sink : kSinks) {
        INFO(sink);
        CHECK_FALSE(changes(sink, Paste::Raw, {.statements = Style::Statements::One}));
    }
}

TEST_CASE("stacked: without statements to try there is nothing to do", "[stacked]") {
    test::Setup setup = test::against("sql-stacked", Style{});
    setup.options["statements"] = "";
    ShopWorld world(std::move(setup));
    world.run("sql-stacked");
    CHECK(world.requests() == 0);
}

}  // namespace
}  // namespace parapet
