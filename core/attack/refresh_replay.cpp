// A stolen refresh token against rotation (RFC 9700 section 4.14.2; ASVS 5.0, 10.4.5):
//
//   refresh-late    used after the victim has used it, minutes later: it must be dead
//   refresh-early   used before the victim does: his own use must end what the thief got for it
//   refresh-race    used within the grace that two tabs need, and twice at once: there may be one
//                   successor and no second line of them
//   refresh-replay  late, then race: for an app whose every flaw of the kind has both
//
// Private pages are asked for only with what must be worthless by then.
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/session.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

constexpr auto kAccessTokenLives = std::chrono::minutes(16);
constexpr auto kLongerThanGrace = std::chrono::minutes(5);

// What the app renews for the victim when he comes back.
bool victim_renews(Target& target) {
    target.wait(wait_option(target, kAccessTokenLives));
    bool done = true;
    for (std::string const& routine : routines_option(target, option::kDoes))
        done = target.victim()->does(routine) == Outcome::Done && done;
    return done;
}

Credentials stolen_from(Target& target) {
    if (!victim_signs_in(target)) return {};
    return leaked_credentials(target);
}

// What remains of it when access tokens have expired, and is worth anything only if it is renewed.
void renew_and_use(Target& target, Credentials const& held) {
    Credentials const renewed = refresh(target, held);
    if (renewed.empty()) {
        target.note("The app renewed nothing for the thief.");
        return;
    }
    target.note("The app renewed the session for the thief.");
    use(target, renewed);
}

class RefreshLate final : public Agent {
    void run(Target& target) override {
        Credentials const stolen = stolen_from(target);
        if (stolen.empty()) return;
        victim_renews(target);
        target.wait(kLongerThanGrace);
        renew_and_use(target, stolen);
    }
};

class RefreshEarly final : public Agent {
    void run(Target& target) override {
        Credentials const stolen = stolen_from(target);
        if (stolen.empty()) return;
        Credentials const held = refresh(target, stolen);
        if (held.empty()) return;
        // The victim shows the old token: somebody has two of one.
        target.wait(kLongerThanGrace);
        victim_renews(target);
        target.wait(kAccessTokenLives);
        renew_and_use(target, held);
    }
};

class RefreshRace final : public Agent {
    void run(Target& target) override {
        fork_within_grace(target);
        fork_at_once(target);
    }

    // Right behind the victim's own request, as his second tab would ask.
    static void fork_within_grace(Target& target) {
        Credentials const stolen = stolen_from(target);
        if (stolen.empty()) return;
        victim_renews(target);
        Credentials const held = refresh(target, stolen);
        if (held.empty()) return;
        target.note("Within the grace the app answered the thief, too.");
        // If he was given the victim's own successor, the victim uses it up now.
        victim_renews(target);
        target.wait(kLongerThanGrace);
        renew_and_use(target, held);
    }

    // Two requests in the same moment: of two lines of successors the second is too many.
    static void fork_at_once(Target& target) {
        Credentials const stolen = stolen_from(target);
        std::vector<http::Request> requests = refresh_requests(target, stolen);
        if (requests.empty()) return;
        requests = {requests.front(), requests.front()};
        std::vector<Credentials> lines;
        for (http::Response const& answer : target.send_together(requests))
            if (succeeded(answer)) lines.push_back(credentials_in(answer));
        if (lines.size() < 2 || lines[0].empty() || lines[1].empty()) return;
        target.wait(kAccessTokenLives);
        (void)refresh(target, lines[0]);
        target.wait(kLongerThanGrace);
        renew_and_use(target, lines[1]);
    }
};

class RefreshReplay final : public Agent {
    void run(Target& target) override {
        for (auto make : {make_refresh_late, make_refresh_race}) make()->run(target);
    }
};

}  // namespace

std::unique_ptr<Agent> make_refresh_replay() { return std::make_unique<RefreshReplay>(); }
std::unique_ptr<Agent> make_refresh_late() { return std::make_unique<RefreshLate>(); }
std::unique_ptr<Agent> make_refresh_early() { return std::make_unique<RefreshEarly>(); }
std::unique_ptr<Agent> make_refresh_race() { return std::make_unique<RefreshRace>(); }

}  // namespace parapet::attack
