// guess-by-refusal: while the app refuses, its refusals may still differ: another sentence, another
// status or a cookie for the right password. Then the attacker knows it, waits until the limit is
// over and signs in.
#include "core/attack/answer.h"
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostUntilRefused = 30;
constexpr std::size_t kCandidates = 8;
constexpr Duration kUntilRefusalsEnd = std::chrono::hours(2);

class GuessByRefusal final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        if (guesser.exhaust(kMostUntilRefused) == kMostUntilRefused) return;
        auto const heard = [&](std::string const& password) {
            http::Response const response = guesser.guess_from_anywhere(password);
            Answer answer = make_answer(response, Duration{0}, password);
            // A session that begins all the same.
            for (std::string_view line : response.headers.all("set-cookie"))
                answer.body += '\n' + std::string(line.substr(0, line.find('=')));
            return fingerprint(answer, Detail::NoDigits);
        };
        std::string const usual = heard(guesser.wrong_one());
        if (heard(guesser.wrong_one()) != usual) return;
        std::vector<std::string> list;
        for (std::size_t i = 0; i < kCandidates; ++i) list.push_back(guesser.wrong_one());
        list[random_index(target.random(), kCandidates)] = guesser.right();
        for (std::string const& password : list) {
            if (heard(password) == usual) continue;
            target.note("While it refuses, the right password gets another answer.");
            target.wait(kUntilRefusalsEnd);
            guesser.guess_from_anywhere(password);
            return;
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_by_refusal() { return std::make_unique<GuessByRefusal>(); }

}  // namespace parapet::attack
