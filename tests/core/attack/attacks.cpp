#include "tests/core/attack/attacks.h"

namespace parapet::test {
namespace {

struct Attack {
    std::string_view agent;
    std::string_view endpoints;
    std::string_view read_back = "";
    std::string_view store = "";
    std::string_view report = "";
};

constexpr Attack kAttacks[] = {
    {"sql-tautology", "login,me"},
    {"sql-union", "search"},
    {"sql-blind", "available,login"},
    {"sql-error", "signup,order,orders", "orders"},
    {"sql-stacked", ""},
    {"sql-order", "search"},
    {"sql-number", "search,product,order,orders"},
    {"sql-list", "compare"},
    {"sql-second-order", "profile,signup,neighbours", "", "profile.city,signup.city",
     "neighbours,me"},
    {"sql-wildcard", "search"},
    {"sql-encoding", "login,available,search,product,compare"},
    {"sql-error-text", ""},
    {"secret-columns", ""},
};

}  // namespace

Setup against(std::string_view agent, reference::Style style, std::string grants) {
    Setup setup{.style = std::move(style), .grants = std::move(grants), .options = {}};
    for (Attack const& each : kAttacks) {
        if (each.agent != agent) continue;
        setup.options["endpoints"] = each.endpoints;
        setup.options["readBack"] = each.read_back;
        setup.options["store"] = each.store;
        setup.options["report"] = each.report;
    }
    return setup;
}

}  // namespace parapet::test
