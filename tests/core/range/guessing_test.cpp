// The attacks of exercises/rate-limits/slow-the-guessing, played natively against the reference
// gate: each wins where its hole is, and nowhere else.
#include "core/range/run.h"
#include "tests/core/catch.h"
#include "tests/core/range/shop_case.h"
#include "tests/core/reference/gate.h"

using namespace parapet;
using namespace parapet::range;

namespace {

using Style = reference::GateStyle;
constexpr char kFolder[] = "exercises/rate-limits/slow-the-guessing/";

// Ids of the attacks that succeed, with spaces between.
std::string breaches(Style style, std::uint64_t seed = 1) {
    Run run;
    Json const files = object({{"schema.sql", read_tree(std::string(kFolder) + "schema.sql")}});
    Reply const opened =
        run.open(read_tree(std::string(kFolder) + "exercise.json"), to_ascii(files), seed);
    INFO(opened.error);
    REQUIRE(opened.error.empty());
    std::string breached;
    for (Json const& one : parse_json(run.cases()).take()) {
        if (one["kind"] == "story") continue;
        std::string const id = text_of(one, "id");
        reference::Gate gate([](void* of) { return static_cast<Run*>(of)->world(); }, &run, style);
        Reply const reply = run.play(id, gate);
        INFO(reply.error);
        REQUIRE(reply.error.empty());
        if (parse_json(reply.value).take()["outcome"] == "breached")
            breached += (breached.empty() ? "" : " ") + id;
    }
    return breached;
}

}  // namespace

TEST_CASE("guessing: the hardened gate holds, whatever the seed") {
    for (std::uint64_t seed = 1; seed <= 3; ++seed) CHECK(breaches({}, seed) == "");
}

TEST_CASE("guessing: an account without a limit is guessed, and one by the minute slowly") {
    std::string const all = breaches({.account = Style::Account::None});
    for (char const* id :
         {"one-account", "window-edge", "parallel", "alias-names", "new-browsers"}) {
        INFO(all);
        CHECK(all.find(id) != std::string::npos);
    }
    CHECK(breaches({.account = Style::Account::PerMinute}) == "one-account");
    CHECK(breaches({.account = Style::Account::Window}) == "window-edge");
}

TEST_CASE("guessing: a network is what one connection has, by the word of the own proxy") {
    CHECK(breaches({.network = Style::Network::None}) ==
          "spray forged-headers one-network own-between");
    CHECK(breaches({.network = Style::Network::PerMinute}) == "spray");
    CHECK(breaches({.network = Style::Network::ClearedBySuccess}) == "own-between");
    CHECK(breaches({.caller = Style::Caller::FirstEntry}) == "forged-headers");
    CHECK(breaches({.caller = Style::Caller::Single}) == "one-network");
}

TEST_CASE("guessing: one account is one count, by every name and door and browser") {
    CHECK(breaches({.name = Style::Name::AsTyped}) == "alias-names");
    CHECK(breaches({.doors = Style::Doors::OneOfTwo}) == "alias-routes");
    CHECK(breaches({.browser = Style::Browser::Free}) == "at-the-desk");
    CHECK(breaches({.browser = Style::Browser::Unsigned}) == "new-browsers");
}

TEST_CASE("guessing: counted at once, and not forgotten") {
    CHECK(breaches({.counted = Style::Counted::AfterTheBatch}) == "parallel");
    CHECK(breaches({.store = Style::Store::Forgets}) == "after-flood");
}

TEST_CASE("guessing: a refusal that differs tells something") {
    CHECK(breaches({.refusal = Style::Refusal::TellsTheOwner}) == "by-refusal");
    CHECK(breaches({.refusal = Style::Refusal::LetsTheOwnerIn}) == "one-account by-refusal");
    CHECK(breaches({.refusal = Style::Refusal::OnlyMembers}) == "enumeration");
}
