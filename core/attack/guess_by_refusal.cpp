// guess-by-refusal: while the app refuses, its refusals may still differ: another sentence, another
// status, a cookie or a longer wait for the right password. Then the attacker knows it, waits until
// the limit is over and signs in. At each door, for they need not be of one make.
#include "core/attack/answer.h"
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostUntilRefused = 30;
constexpr std::size_t kCandidates = 8;
constexpr Duration kSameWait = std::chrono::seconds(5);

// A refusal, and until when it says to wait: nobody is told to the second.
struct Refusal {
    std::string text;
    Time until;

    bool is_like(Refusal const& other) const {
        return text == other.text && std::chrono::abs(until - other.until) < kSameWait;
    }
};

class GuessByRefusal final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        for (Endpoint const* door : guesser.ways())
            if (refuses(*door, guesser) && !guesser.is_in()) listen_at(*door, target, guesser);
    }

    // Each door may count for itself.
    static bool refuses(Endpoint const& door, Guesser& guesser) {
        for (std::size_t i = 0; i < kMostUntilRefused; ++i)
            if (is_refused(try_at(door, guesser.wrong_one(), guesser))) return true;
        return false;
    }

    static http::Response try_at(Endpoint const& door, std::string const& password,
                                 Guesser& guesser) {
        http::Request one = Guesser::request(door, guesser.victim(), password);
        one.client_address = guesser.new_address();
        return guesser.guess(one);
    }

    static void listen_at(Endpoint const& door, Target& target, Guesser& guesser) {
        auto const heard = [&](std::string const& password) {
            return refusal_of(door, password, target, guesser);
        };
        // That each refusal makes the wait longer shows from the next one on.
        heard(guesser.wrong_one());
        Refusal usual = heard(guesser.wrong_one());
        if (!heard(guesser.wrong_one()).is_like(usual)) return;
        std::vector<std::string> list;
        for (std::size_t i = 0; i < kCandidates; ++i) list.push_back(guesser.wrong_one());
        list[random_index(target.random(), kCandidates)] = guesser.right();
        for (std::string const& password : list) {
            Refusal const this_one = heard(password);
            if (this_one.is_like(usual)) {
                usual = this_one;
                continue;
            }
            // Not if all are another from now on.
            if (heard(guesser.wrong_one()).is_like(this_one)) return;
            target.note("While it refuses, the right password gets another answer.");
            target.wait(kUntilForgotten);
            guesser.guess_from_anywhere(password);
            return;
        }
    }

    static Refusal refusal_of(Endpoint const& door, std::string const& password, Target& target,
                              Guesser& guesser) {
        http::Response const response = try_at(door, password, guesser);
        Answer answer = make_answer(response, Duration{0}, password);
        // A session that begins all the same.
        for (std::string_view line : response.headers.all("set-cookie"))
            answer.body += '\n' + std::string(line.substr(0, line.find('=')));
        return {fingerprint(answer, Detail::NoDigits),
                target.now() + told_to_wait(response, Duration{0})};
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_by_refusal() { return std::make_unique<GuessByRefusal>(); }

}  // namespace parapet::attack
