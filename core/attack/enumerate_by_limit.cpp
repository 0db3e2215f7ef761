// enumerate-by-limit: sorts a list of names into those that have an account and those that have
// none, by when and how the app begins to refuse, for how long, and whether names without an
// account have a count of their own. First a name that surely has none shows what is usual.
#include <algorithm>

#include "core/attack/answer.h"
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostTriesOfName = 24;
constexpr Duration kSameWait = std::chrono::seconds(30);

class EnumerateByLimit final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try() || target.inside() == nullptr) return;
        Names names(target, guesser);
        names.sort_by_refusal();
        target.wait(kUntilForgotten);
        names.sort_by_newcomer();
    }

    class Names {
    public:
        Names(Target& target, Guesser& guesser) : target_(target), guesser_(guesser) {}

        // Some later all are asked once more: the counts of some may be gone sooner.
        void sort_by_refusal() {
            Course const usual = until_refused(guesser_.wrong_one(), kMostTriesOfName);
            std::string const nobody = guesser_.wrong_one();
            if (until_refused(nobody, usual.answers.size()).answers != usual.answers) return;
            std::vector<std::string> known, waiting;
            for (std::string const& name : addresses()) {
                Course const course = until_refused(name, usual.answers.size());
                if (course.answers != usual.answers) known.push_back(name);
                if (course.wait + kSameWait < usual.wait || usual.wait + kSameWait < course.wait)
                    waiting.push_back(name);
            }
            Course const last = until_refused(guesser_.wrong_one(), usual.answers.size());
            // Where all share one limit, those who come later are refused sooner.
            if (last.answers != usual.answers) return;
            point_out(known);
            bool const is_steady =
                last.wait < usual.wait + kSameWait && usual.wait < last.wait + kSameWait;
            if (is_steady) point_out(waiting);
            target_.wait(last.wait / 2);
            sort_by_one_try(nobody);
        }

        // With the counts of all who have no account full, if they share one.
        void sort_by_newcomer() {
            for (std::size_t i = 0; i < kMostTriesOfName; ++i)
                if (is_refused(try_once(guesser_.wrong_one()))) break;
            sort_by_one_try(guesser_.wrong_one());
        }

    private:
        // What came of wrong passwords one after the other, until after the first refusal.
        struct Course {
            std::vector<std::string> answers;
            Duration wait{0};
        };

        std::vector<std::string> const& addresses() const { return target_.inside()->addresses(); }

        http::Response try_once(std::string const& name) {
            http::Request one = guesser_.request(name, guesser_.wrong_one());
            one.client_address = guesser_.new_address();
            return guesser_.guess(one);
        }

        static std::string heard(http::Response const& response, std::string const& name) {
            return fingerprint(make_answer(response, Duration{0}, name), Detail::NoDigits);
        }

        Course until_refused(std::string const& name, std::size_t most) {
            Course course;
            bool refused = false;
            while (course.answers.size() < most && !refused) {
                http::Response const response = try_once(name);
                refused = is_refused(response);
                course.answers.push_back(heard(response, name));
                course.wait = told_to_wait(response, Duration{0});
            }
            return course;
        }

        void sort_by_one_try(std::string const& nobody) {
            std::string const usual = heard(try_once(nobody), nobody);
            std::vector<std::string> known;
            for (std::string const& name : addresses())
                if (heard(try_once(name), name) != usual) known.push_back(name);
            point_out(known);
        }

        void point_out(std::vector<std::string> const& known) {
            if (known.empty()) return;
            target_.note("Limits are others for " + std::to_string(known.size()) + " names.");
            target_.inside()->point_out(known);
        }

        Target& target_;
        Guesser& guesser_;
    };
};

}  // namespace

std::unique_ptr<Agent> make_enumerate_by_limit() { return std::make_unique<EnumerateByLimit>(); }

}  // namespace parapet::attack
