// guess-forged-headers: the attacker's one machine claims to be another in each request, by the
// headers that proxies use: all of them at once, each by itself, all with the same word. Who counts
// by Date, to go with the claim, is told that it is another year, and by User-Agent, that it is
// another browser, now and then one whose name is longer than any key should be. Only what the
// app's own proxy has written is true.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr char const* kForgedHeaders[] = {"X-Forwarded-For",
                                          "X-Real-IP",
                                          "X-Client-IP",
                                          "Client-IP",
                                          "True-Client-IP",
                                          "CF-Connecting-IP",
                                          "X-Cluster-Client-IP",
                                          "Fastly-Client-IP",
                                          "X-Originating-IP",
                                          "X-Remote-IP",
                                          "X-Remote-Addr",
                                          "X-Appengine-User-IP",
                                          "X-Original-Forwarded-For",
                                          "X-Azure-ClientIP",
                                          "X-Envoy-External-Address",
                                          "X-Forwarded"};
constexpr std::size_t kForgeries = std::size(kForgedHeaders);
constexpr std::size_t kAllAlike = kForgeries, kAllDifferent = kForgeries + 1,
                      kLongAgent = kForgeries + 2, kWays = kForgeries + 3;
constexpr std::size_t kAgentTooLong = 1200;  // characters

class GuessForgedHeaders final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        std::string const address = guesser.new_address();
        for (std::size_t i = 0; !guesser.is_done(kWays + 1); ++i) {
            http::Request one = guesser.request(guesser.name(), guesser.right());
            one.client_address = address;
            forge(one, i % kWays, guesser);
            one.headers.append("Date", "Fri, 01 Jan " + std::to_string(2100 + i) + " 00:00:00 GMT");
            guesser.guess(one);
        }
    }

    static void forge(http::Request& one, std::size_t way, Guesser& guesser) {
        std::string const claim = guesser.new_address();
        for (std::size_t i = 0; i < kForgeries; ++i) {
            if (way == i || way == kAllAlike) one.headers.append(kForgedHeaders[i], claim);
            if (way == kAllDifferent)
                one.headers.append(kForgedHeaders[i], i > 0 ? guesser.new_address()
                                                            : claim + ", " + guesser.new_address());
        }
        if (way >= kAllAlike) one.headers.append("Forwarded", "for=" + guesser.new_address());
        std::string agent = guesser.wrong_one();
        if (way == kLongAgent) agent += std::string(kAgentTooLong, 'x');
        one.headers.append("User-Agent", agent);
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_forged_headers() {
    return std::make_unique<GuessForgedHeaders>();
}

}  // namespace parapet::attack
