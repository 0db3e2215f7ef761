// sql-tautology against the shop's login.
#include "tests/core/attack/attacks.h"
#include "tests/core/catch.h"

namespace parapet {
namespace {

using reference::Paste;
using reference::Style;
using test::ShopWorld;

bool becomes_another(Paste paste, Style style = {}) {
    style.sinks["login.username"] = paste;
    ShopWorld world(test::against("sql-tautology", std::move(style), test::kLeastPrivilege));
    world.run("sql-tautology");
    return world.has("learned:private");
}

TEST_CASE("login: a forged row signs in as another", "[login]") {
    for (Paste paste : {Paste::Raw, Paste::DoubledFirst, Paste::Backslashed, Paste::NoSpaces,
                        Paste::NoSmallKeywords, Paste::StripKeywords}) {
        INFO(static_cast<int>(paste));
        CHECK(becomes_another(paste));
    }
}

TEST_CASE("login: preparing the pasted text changes nothing", "[login]") {
    CHECK(becomes_another(Paste::Raw, {.statements = Style::Statements::One,
                                       .errors = Style::Errors::Swallowed,
                                       .login = Style::Wrong::Alike}));
}

TEST_CASE("login: bound, escaped or refused quotes hold", "[login]") {
    for (Paste paste : {Paste::Bound, Paste::DoubledQuotes, Paste::NoQuotes}) {
        INFO(static_cast<int>(paste));
        CHECK_FALSE(becomes_another(paste));
    }
}

}  // namespace
}  // namespace parapet
