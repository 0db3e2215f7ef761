// Each sink of the shop written in each of the ways that do not help, and in those that do.
#include "tests/core/attack/attacks.h"
#include "tests/core/catch.h"

namespace parapet {
namespace {

using reference::Paste;
using reference::Style;
using test::ShopWorld;

struct Row {
    std::string_view agent;
    std::string_view sink;
    std::vector<Paste> falls;
    std::vector<Paste> holds;
};

// Quotes doubled for text are right there; a filter on words is never.
std::vector<Paste> const kTextFalls = {
    Paste::Raw,           Paste::DoubledFirst,    Paste::Backslashed, Paste::NoKeywords,
    Paste::StripKeywords, Paste::NoSmallKeywords, Paste::NoSpaces};
std::vector<Paste> const kTextHolds = {Paste::Bound, Paste::DoubledQuotes, Paste::NoQuotes};
std::vector<Paste> const kNumberFalls = {Paste::Raw,        Paste::DoubledQuotes, Paste::NoQuotes,
                                         Paste::NoSpaces,   Paste::NoKeywords,    Paste::FirstLine,
                                         Paste::BeginsWell, Paste::StripKeywords};
std::vector<Paste> const kNumberHolds = {Paste::Bound};

std::vector<Row> rows() {
    return {
        {"sql-union", "search.q", kTextFalls, kTextHolds},
        {"sql-blind", "available.username", kTextFalls, kTextHolds},
        {"sql-blind", "login.username", kTextFalls, kTextHolds},
        {"sql-error",
         "signup.username",
         {Paste::Raw, Paste::DoubledFirst, Paste::NoKeywords},
         kTextHolds},
        {"sql-error", "signup.city", kTextFalls, kTextHolds},
        {"sql-error", "order.note", kTextFalls, kTextHolds},
        {"sql-error", "order.note", {Paste::DoubledIfString}, {}},
        {"sql-error", "signup.city", {Paste::DoubledIfString}, {}},
        {"sql-error", "order.note", {Paste::NormalisedAfter, Paste::EntitiesAfter}, {}},
        {"sql-error", "signup.city", {Paste::NormalisedAfter, Paste::EntitiesAfter}, {}},
        {"sql-second-order",
         "neighbours.city",
         {Paste::Raw, Paste::NormalisedAfter, Paste::EntitiesAfter},
         {}},
        {"sql-encoding", "available.username", {Paste::EntitiesAfter}, {}},
        {"sql-union", "search.q", {Paste::Comment}, {}},
        {"sql-blind", "available.username", {Paste::Comment}, {}},
        {"sql-number", "product.id", {Paste::Comment}, {}},
        {"sql-order", "search.dir", {Paste::EndsWell}, {}},
        {"sql-order", "search.sort", kNumberFalls, kNumberHolds},
        {"sql-order", "search.dir", kNumberFalls, kNumberHolds},
        {"sql-number",
         "search.size",
         {Paste::Raw, Paste::DoubledQuotes, Paste::BeginsWell, Paste::FirstLine},
         kNumberHolds},
        {"sql-number", "search.page", kNumberFalls, kNumberHolds},
        {"sql-number", "product.id", kNumberFalls, kNumberHolds},
        {"sql-number", "order.productId", {Paste::Raw, Paste::FirstLine}, kNumberHolds},
        {"sql-number", "order.quantity", {Paste::Raw, Paste::FirstLine}, kNumberHolds},
        {"sql-list", "compare.ids", kNumberFalls, kNumberHolds},
        {"sql-second-order", "neighbours.city", kTextFalls, kTextHolds},
        {"sql-encoding",
         "login.username",
         {Paste::DoubledIfString, Paste::DecodedAfter, Paste::NormalisedAfter},
         kTextHolds},
        {"sql-encoding",
         "available.username",
         {Paste::DoubledIfString, Paste::DecodedAfter, Paste::NormalisedAfter},
         kTextHolds},
        {"sql-encoding",
         "search.q",
         {Paste::DoubledIfString, Paste::DecodedAfter, Paste::NormalisedAfter},
         kTextHolds},
        {"sql-encoding", "compare.ids", {Paste::DigitsIfString}, kNumberHolds},
        {"sql-encoding", "search.page", {Paste::DigitsIfString}, kNumberHolds},
    };
}

bool wins(std::string_view agent, std::string_view sink, Paste paste, Style style) {
    style.sinks[std::string(sink)] = paste;
    ShopWorld world(test::against(agent, std::move(style), test::kLeastPrivilege));
    world.run(agent);
    return world.has("executed");
}

TEST_CASE("sinks: what does not help is got round", "[sinks]") {
    for (Row const& row : rows()) {
        for (Paste paste : row.falls) {
            INFO(row.agent << " " << row.sink << " " << static_cast<int>(paste));
            CHECK(wins(row.agent, row.sink, paste, Style{}));
        }
    }
}

TEST_CASE("sinks: one statement at a time and no errors shown do not help", "[sinks]") {
    Style style;
    style.statements = Style::Statements::One;
    style.errors = Style::Errors::Swallowed;
    for (Row const& row : rows()) {
        INFO(row.agent << " " << row.sink);
        CHECK(wins(row.agent, row.sink, row.falls.front(), style));
    }
}

TEST_CASE("sinks: what is right holds", "[sinks]") {
    for (Row const& row : rows()) {
        for (Paste paste : row.holds) {
            INFO(row.agent << " " << row.sink << " " << static_cast<int>(paste));
            CHECK_FALSE(wins(row.agent, row.sink, paste, Style{.errors = Style::Errors::Shown}));
        }
    }
}

TEST_CASE("sinks: with every right, the loot is a secret and not only a proof", "[sinks]") {
    for (Row const& row : rows()) {
        // Orders run out of stock before a whole secret is read.
        if (row.falls.front() != Paste::Raw || row.sink.starts_with("order.")) continue;
        Style style;
        style.sinks[std::string(row.sink)] = Paste::Raw;
        ShopWorld world(test::against(row.agent, style));
        world.run(row.agent);
        INFO(row.agent << " " << row.sink);
        CHECK(world.has("executed"));
        CHECK(world.has("learned:secrets"));
    }
}

TEST_CASE("sinks: text in two queries of one answer still leaks, bit by bit", "[sinks]") {
    CHECK(wins("sql-union", "search.q", Paste::Raw, {.total = Style::Total::SameText}));
}

TEST_CASE("sinks: unknown names that cost a hash too do not hide an injection", "[sinks]") {
    CHECK(wins("sql-blind", "login.username", Paste::Backslashed, {.login = Style::Wrong::Alike}));
}

TEST_CASE("sinks: encodings leave the plain spelling to the others", "[sinks]") {
    for (char const* sink :
         {"login.username", "available.username", "search.q", "product.id", "compare.ids"})
        CHECK_FALSE(wins("sql-encoding", sink, Paste::Raw, Style{}));
}

}  // namespace
}  // namespace parapet
