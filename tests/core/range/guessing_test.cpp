// The attacks of exercises/rate-limits/slow-the-guessing, played natively against the reference
// gate: each wins where its hole is, and nowhere else.
#include "core/range/run.h"
#include "tests/core/catch.h"
#include "tests/core/range/shop_case.h"
#include "tests/core/reference/gate.h"

using namespace parapet;
using namespace parapet::range;

namespace {

using Gating = reference::GateStyle;
constexpr char kGateFolder[] = "exercises/rate-limits/slow-the-guessing/";

// Ids of the attacks that succeed, with spaces between.
std::string guessed(Gating style, std::uint64_t seed = 1) {
    Run run;
    Json const files = object({{"schema.sql", read_tree(std::string(kGateFolder) + "schema.sql")}});
    Reply const opened =
        run.open(read_tree(std::string(kGateFolder) + "exercise.json"), to_canonical(files), seed);
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
    for (std::uint64_t seed = 1; seed <= 3; ++seed) CHECK(guessed({}, seed) == "");
}

TEST_CASE("guessing: an account without a limit is guessed, and one by the minute slowly") {
    std::string const all = guessed({.account = Gating::Account::None});
    for (char const* id :
         {"one-account", "window-edge", "parallel", "alias-names", "new-browsers"}) {
        INFO(all);
        CHECK(all.find(id) != std::string::npos);
    }
    CHECK(guessed({.account = Gating::Account::PerMinute}) ==
          "one-account window-edge at-the-desk");
    // Its windows are the clock's, so that a slow list may meet two of them as well.
    CHECK(guessed({.account = Gating::Account::Window}).find("window-edge") != std::string::npos);
}

TEST_CASE("guessing: a network is what one connection has, by the word of the own proxy") {
    CHECK(guessed({.network = Gating::Network::None}) ==
          "spray forged-headers one-network own-between parallel");
    CHECK(guessed({.network = Gating::Network::PerMinute}) == "spray");
    CHECK(guessed({.network = Gating::Network::ClearedBySuccess}) == "own-between");
    CHECK(guessed({.caller = Gating::Caller::FirstEntry}) == "forged-headers");
    CHECK(guessed({.caller = Gating::Caller::Single}) == "one-network");
    CHECK(guessed({.caller = Gating::Caller::FivePieces}) == "one-network");
}

TEST_CASE("guessing: one account is one count, by every name and door and browser") {
    CHECK(guessed({.name = Gating::Name::AsTyped}) == "alias-names");
    CHECK(guessed({.doors = Gating::Doors::OneOfTwo}) == "alias-routes");
    CHECK(guessed({.browser = Gating::Browser::Free}) == "at-the-desk");
    CHECK(guessed({.browser = Gating::Browser::Unsigned}) == "new-browsers");
    CHECK(guessed({.browser = Gating::Browser::WithoutProof}) == "new-browsers");
    CHECK(guessed({.browser = Gating::Browser::ByNetwork}) == "at-the-desk");
    CHECK(guessed({.browser = Gating::Browser::ByText}) == "at-the-desk");
}

TEST_CASE("guessing: counted at once, and not forgotten") {
    CHECK(guessed({.counted = Gating::Counted::AfterTheBatch}) ==
          "parallel alias-names at-the-desk");
    CHECK(guessed({.store = Gating::Store::Forgets}) == "own-between window-edge after-flood");
}

TEST_CASE("guessing: what is counted is gone in time, or has a lid") {
    CHECK(guessed({.store = Gating::Store::Hoards}) == "memory");
    CHECK(guessed({.store = Gating::Store::Full}) == "");
}

TEST_CASE("guessing: a refusal that differs tells something") {
    CHECK(guessed({.refusal = Gating::Refusal::TellsTheOwner}) == "by-refusal");
    CHECK(guessed({.refusal = Gating::Refusal::LetsTheOwnerIn}) ==
          "one-account spray forged-headers one-network own-between window-edge alias-names "
          "alias-routes new-browsers at-the-desk after-flood by-refusal");
    CHECK(guessed({.refusal = Gating::Refusal::OnlyMembers}) == "enumeration");
}
