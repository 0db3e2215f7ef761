// enumerate-by-limit: sorts a list of names into those that have an account and those that have
// none, by when and how the app begins to refuse, for how long, and whether names without an
// account have a count of their own. First a name that surely has none shows what is usual.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"
#include "core/attack/heard.h"

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
            std::vector<Course> courses;
            for (std::string const& name : addresses())
                courses.push_back(until_refused(name, usual.answers.size()));
            Course const last = until_refused(guesser_.wrong_one(), usual.answers.size());
            // Where all share one limit, those who come later are refused sooner.
            if (last.answers != usual.answers) return;
            headers_tell_ = last.headers == usual.headers;
            std::vector<std::string> known, waiting;
            for (std::size_t i = 0; i < courses.size(); ++i) {
                if (differ(courses[i], usual)) known.push_back(addresses()[i]);
                if (!is_about(courses[i].wait, usual.wait)) waiting.push_back(addresses()[i]);
            }
            point_out(known);
            if (is_about(last.wait, usual.wait)) point_out(waiting);
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
            std::vector<std::string> headers;
            Duration wait{0};
        };

        bool differ(Course const& a, Course const& b) const {
            return a.answers != b.answers || (headers_tell_ && a.headers != b.headers);
        }

        static bool is_about(Duration a, Duration b) {
            return a <= b + kSameWait && b <= a + kSameWait;
        }

        std::vector<std::string> const& addresses() const { return target_.inside()->addresses(); }

        http::Response try_once(std::string const& name) {
            http::Request one = guesser_.request(name, guesser_.wrong_one());
            one.client_address = guesser_.new_address();
            return guesser_.guess(one);
        }

        // Numbers are what is left and how long to wait: of these one looks at the wait.
        static void add(Course& to, http::Response const& response, std::string const& name) {
            Answer const answer = make_answer(response, Duration{0}, name);
            to.answers.push_back(fingerprint(answer, Detail::NoDigits));
            to.headers.push_back(fingerprint(heard(response, name), Detail::NoDigits));
            to.wait = told_to_wait(response, Duration{0});
        }

        Course until_refused(std::string const& name, std::size_t most) {
            Course course;
            bool refused = false;
            while (course.answers.size() < most && !refused) {
                http::Response const response = try_once(name);
                refused = is_refused(response);
                add(course, response, name);
            }
            return course;
        }

        void sort_by_one_try(std::string const& nobody) {
            Course const usual = until_refused(nobody, 1);
            std::vector<std::string> known;
            for (std::string const& name : addresses())
                if (differ(until_refused(name, 1), usual)) known.push_back(name);
            point_out(known);
        }

        void point_out(std::vector<std::string> const& known) {
            if (known.empty()) return;
            target_.note("Limits are others for " + std::to_string(known.size()) + " names.");
            target_.inside()->point_out(known);
        }

        Target& target_;
        Guesser& guesser_;
        bool headers_tell_ = false;  // where they are the same for two who have no account
    };
};

}  // namespace

std::unique_ptr<Agent> make_enumerate_by_limit() { return std::make_unique<EnumerateByLimit>(); }

}  // namespace parapet::attack
