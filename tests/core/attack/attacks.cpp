#include "tests/core/attack/attacks.h"

namespace parapet::test {
namespace {

struct Attack {
    std::string_view agent;
    std::string_view endpoints;
    std::string_view parameters = "";
};

constexpr Attack kAttacks[] = {
    {"sql-tautology", "login"},
    {"sql-union", "search", "search.q"},
    {"sql-blind", "available,login,search",
     "available.username,login.username,login.password,search.q"},
    {"sql-error", "signup,order"},
    {"sql-stacked", ""},
    {"sql-order", "search"},
    {"sql-number", "search,product,order"},
    {"sql-list", "compare"},
    {"sql-second-order", "profile,signup,neighbours"},
    {"sql-wildcard", "search", "search.q"},
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
        setup.options["parameters"] = each.parameters;
    }
    return setup;
}

}  // namespace parapet::test
