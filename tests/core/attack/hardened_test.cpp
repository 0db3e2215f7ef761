// What every agent owes a good app: nothing won, and not too many requests.
#include <set>

#include "tests/core/attack/attacks.h"
#include "tests/core/catch.h"

namespace parapet {
namespace {

using reference::Style;
using test::against;
using test::ShopWorld;

struct Allowance {
    std::string_view agent;
    std::size_t requests;
    std::size_t hashes;  // password hashes that the app has to work out: the dear part
};

constexpr Allowance kAllowances[] = {
    {"secret-columns", 75, 14}, {"sql-blind", 170, 20},      {"sql-encoding", 420, 20},
    {"sql-error", 130, 16},     {"sql-error-text", 305, 40}, {"sql-list", 120, 0},
    {"sql-number", 220, 4},     {"sql-order", 60, 0},        {"sql-second-order", 230, 4},
    {"sql-stacked", 420, 25},   {"sql-tautology", 120, 20},  {"sql-union", 60, 0},
    {"sql-wildcard", 40, 0},
};

TEST_CASE("hardened: no agent wins anything and each keeps to its allowance", "[hardened]") {
    for (Allowance const& allowance : kAllowances) {
        ShopWorld world(against(allowance.agent, Style{}, test::kLeastPrivilege));
        world.run(allowance.agent);
        INFO(allowance.agent);
        CHECK(world.effects() == std::set<std::string>{});
        CHECK(world.catalogue() < 50);
        CHECK(world.requests() > 10);
        CHECK(world.requests() <= allowance.requests);
        CHECK(world.hashes() <= allowance.hashes);
    }
}

TEST_CASE("hardened: bound values hold even where the role may do everything", "[hardened]") {
    for (Allowance const& allowance : kAllowances) {
        ShopWorld world(against(allowance.agent, {.login = Style::Wrong::Alike}));
        world.run(allowance.agent);
        INFO(allowance.agent);
        CHECK(world.effects() == std::set<std::string>{});
    }
}

TEST_CASE("hardened: refusing odd text is no breach", "[hardened]") {
    Style style;
    for (char const* sink : {"login.username", "available.username", "search.q", "signup.city",
                             "signup.username", "neighbours.city", "profile.city", "order.note"})
        style.sinks[sink] = reference::Paste::NoQuotes;
    for (Allowance const& allowance : kAllowances) {
        ShopWorld world(against(allowance.agent, style, test::kLeastPrivilege));
        world.run(allowance.agent);
        INFO(allowance.agent);
        CHECK(world.effects() == std::set<std::string>{});
    }
}

TEST_CASE("agents: all chance comes from the target", "[hardened]") {
    for (Allowance const& allowance : kAllowances) {
        test::Setup setup = against(allowance.agent, Style{}, test::kLeastPrivilege);
        ShopWorld first(setup);
        ShopWorld again(setup);
        setup.seed = 2;
        ShopWorld other(setup);
        for (ShopWorld* world : {&first, &again, &other}) world->run(allowance.agent);
        INFO(allowance.agent);
        CHECK(first.sent() == again.sent());
        bool const fixed = allowance.agent == "sql-wildcard" || allowance.agent == "sql-order";
        if (!fixed) CHECK(first.sent() != other.sent());
    }
}

TEST_CASE("agents: the registry knows each by its name and no other", "[hardened]") {
    std::set<std::string_view> names;
    for (attack::AgentKind const& kind : attack::agent_kinds()) {
        CHECK(attack::make_agent(kind.name) != nullptr);
        CHECK(names.insert(kind.name).second);
    }
    CHECK(attack::make_agent("sql-magic") == nullptr);
}

}  // namespace
}  // namespace parapet
