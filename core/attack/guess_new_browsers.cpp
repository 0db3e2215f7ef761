// guess-new-browsers: one person, each try with other cookies: none at all, those of the attacker's
// own account, and their names with values that he made up. Whoever counts by what a client may
// throw away or write himself counts nothing.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kCookieKinds = 3;

// "name=value" of each cookie that the answer sets.
std::vector<std::string> cookies_given(http::Response const& response) {
    std::vector<std::string> cookies;
    for (std::string_view line : response.headers.all("set-cookie"))
        cookies.emplace_back(line.substr(0, line.find(';')));
    return cookies;
}

class GuessNewBrowsers final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        http::Request own =
            guesser.request(target.surface().attacker.username, target.surface().attacker.password);
        own.client_address = guesser.new_address();
        target.forget_cookies();
        std::vector<std::string> const cookies = cookies_given(target.send(own));
        for (std::size_t i = 0; !guesser.is_done(3 * kCookieKinds); ++i) {
            http::Request one = guesser.request(guesser.victim(), guesser.password());
            one.client_address = guesser.new_address();
            one.headers.append("User-Agent", guesser.wrong_one());
            std::string header;
            for (std::string const& cookie : cookies) {
                if (i % kCookieKinds == 0) break;
                std::string const name = cookie.substr(0, cookie.find('='));
                header += (header.empty() ? "" : "; ") +
                          (i % kCookieKinds == 1 ? cookie : name + '=' + guesser.wrong_one());
            }
            if (!header.empty()) one.headers.append("Cookie", header);
            guesser.guess(one);
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_new_browsers() { return std::make_unique<GuessNewBrowsers>(); }

}  // namespace parapet::attack
