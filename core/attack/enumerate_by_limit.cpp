// enumerate-by-limit: sorts a list of names into those that have an account and those that have
// none, by when and how the app begins to refuse. First a name that surely has none shows what is
// usual.
#include "core/attack/answer.h"
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostTriesOfName = 24;

// What comes of wrong passwords one after the other, until after the first refusal.
std::vector<std::string> until_refused(Guesser& guesser, std::string const& name,
                                       std::size_t most) {
    std::vector<std::string> answers;
    bool refused = false;
    while (answers.size() < most && !refused) {
        http::Request one = guesser.request(name, guesser.wrong_one());
        one.client_address = guesser.new_address();
        http::Response const response = guesser.guess(one);
        refused = is_refused(response);
        answers.push_back(fingerprint(make_answer(response, Duration{0}, name), Detail::NoDigits));
    }
    return answers;
}

class EnumerateByLimit final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        if (target.inside() == nullptr) return;
        std::vector<std::string> const usual =
            until_refused(guesser, guesser.wrong_one(), kMostTriesOfName);
        std::vector<std::string> known;
        for (std::string const& name : target.inside()->addresses())
            if (until_refused(guesser, name, usual.size()) != usual) known.push_back(name);
        // Where all share one limit, those who come later are refused sooner.
        if (until_refused(guesser, guesser.wrong_one(), usual.size()) != usual) return;
        if (!known.empty())
            target.note("Limits are others for " + std::to_string(known.size()) + " names.");
        target.inside()->point_out(known);
    }
};

}  // namespace

std::unique_ptr<Agent> make_enumerate_by_limit() { return std::make_unique<EnumerateByLimit>(); }

}  // namespace parapet::attack
