// guess-alias-routes: one person through every door: all routes that check the same password, in
// capitals, with a slash behind, with another query each time. Stopped by one count for all of
// them.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kRouteSpellings = 4;

char upper_of_route(char c) { return ascii::is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

std::string respelled_route(std::string path, std::size_t spelling, Guesser& guesser) {
    if (spelling == 1) path += '/';
    if (spelling == 2)
        for (char& c : path) c = upper_of_route(c);
    if (spelling == 3) path += '?' + guesser.wrong_one() + "=1";
    return path;
}

class GuessAliasRoutes final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        std::size_t const doors = guesser.ways().size() * kRouteSpellings;
        for (std::size_t i = 0; !guesser.is_done(doors); ++i) {
            Endpoint const& way = *guesser.ways()[i % guesser.ways().size()];
            http::Request one = Guesser::request(way, guesser.victim(), guesser.password());
            one.target =
                respelled_route(one.target, i / guesser.ways().size() % kRouteSpellings, guesser);
            one.client_address = guesser.new_address();
            guesser.guess(one);
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_alias_routes() { return std::make_unique<GuessAliasRoutes>(); }

}  // namespace parapet::attack
