// guess-forged-headers: as guess-spray, and every request claims to come from somebody else, in all
// the headers that proxies use, and from another year. Only what the app's own proxy has written is
// true.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr char const* kForgedHeaders[] = {
    "X-Real-IP",        "X-Client-IP",         "Client-IP",        "True-Client-IP",
    "CF-Connecting-IP", "X-Cluster-Client-IP", "Fastly-Client-IP", "X-Originating-IP"};

class GuessForgedHeaders final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        std::string const address = guesser.new_address();
        for (int year = 2100; !guesser.is_done(); ++year) {
            http::Request one = guesser.request(guesser.name(), guesser.right());
            one.client_address = address;
            for (char const* name : kForgedHeaders) one.headers.append(name, guesser.new_address());
            one.headers.append("X-Forwarded-For",
                               guesser.new_address() + ", " + guesser.new_address());
            one.headers.append("Forwarded", "for=" + guesser.new_address());
            one.headers.append("Date", "Fri, 01 Jan " + std::to_string(year) + " 00:00:00 GMT");
            one.headers.append("User-Agent", guesser.wrong_one());
            guesser.guess(one);
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_forged_headers() {
    return std::make_unique<GuessForgedHeaders>();
}

}  // namespace parapet::attack
