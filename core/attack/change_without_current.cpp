// change-without-current: somebody left a browser open. Its session is enough to look around; it
// must not be enough to lock its owner out. Sets a new password without the current one, or with a
// wrong one, and signs in with it.
#include "core/attack/every_agent.h"
#include "core/attack/impostor.h"
#include "core/attack/options.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

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
        for (auto const& [value, dress] : {std::pair{"", Dress::Missing},
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
