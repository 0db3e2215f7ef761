// refresh-elsewhere: somebody sees what goes to the app's other addresses, in a proxy's trace or an
// error report. A refresh token whose cookie has a path of its own is not among it (RFC 6265bis,
// 4.1.2.4; ASVS 5.0, 3.3.1). An id that is looked up has to travel, and is not what is tried here:
// only what is worth nothing by itself any more, and is renewed for the asking, or was changed in
// time for a token that lives longer.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/jwt_text.h"
#include "core/attack/lure.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

constexpr auto kUntilItRunsOut = std::chrono::minutes(20);

class RefreshElsewhere final : public Agent {
    void run(Target& target) override {
        Endpoint const* refresh_at = endpoint_option(target, option::kRefresh, "refresh");
        if (target.leaks() == nullptr || refresh_at == nullptr) return;
        Credentials own = own_credentials(target);
        std::erase_if(own, [](Credential const& each) { return !is_for_refresh(each); });
        Credentials const old = seen_of_a_session(target, *refresh_at);
        if (old.empty()) return;
        target.wait(wait_option(target, kUntilItRunsOut));
        if (lives_on(target, old)) return;
        use(target, refresh(target, old));
        // Something that has not run out may buy what lives longer.
        Credentials const bought =
            refresh_each_way(target, seen_of_a_session(target, *refresh_at), own);
        if (bought.empty()) return;
        target.note("What went elsewhere was changed for a new token.");
        target.wait(wait_option(target, kUntilItRunsOut));
        use(target, refresh(target, bought));
    }

    static Credentials seen_of_a_session(Target& target, Endpoint const& refresh_at) {
        if (!victim_signs_in(target)) return {};
        victim_does(target, routines_option(target, option::kDoes));
        Credentials const seen = seen_elsewhere(*target.leaks(), refresh_at);
        target.note(std::to_string(seen.size()) + " cookies came to addresses but " +
                    refresh_at.path.substr(0, refresh_at.path.rfind('/')) + ".");
        return seen;
    }

    // As it was seen, and in the place of a refresh token; what a JWT says, too.
    static Credentials refresh_each_way(Target& target, Credentials const& seen,
                                        Credentials const& own) {
        if (Credentials gained = refresh(target, seen); !gained.empty()) return gained;
        for (Credential place : own)
            for (std::string& value : values_of(seen)) {
                place.value = std::move(value);
                if (Credentials gained = refresh(target, {place}); !gained.empty()) return gained;
            }
        return {};
    }

    static std::vector<std::string> values_of(Credentials const& seen) {
        constexpr std::size_t kMostInside = 4;
        std::vector<std::string> values;
        for (Credential const& each : seen) {
            values.push_back(each.value);
            auto const jwt = read_jwt(each.value);
            if (!jwt) continue;
            for (std::string& inside : tokens_in(jwt->claims, kMostInside))
                values.push_back(std::move(inside));
        }
        return values;
    }

    // The newest of each name, from outside of the folder that renews, signs in and out.
    static Credentials seen_elsewhere(Leaks& leaks, Endpoint const& refresh_at) {
        std::string const folder = refresh_at.path.substr(0, refresh_at.path.rfind('/') + 1);
        Credentials seen;
        for (http::Request const& request : leaks.requests()) {
            if (request.target.starts_with(folder)) continue;
            for (Credential& each : cookies_in(request.headers.get("cookie").value_or(""))) {
                std::erase_if(seen, [&](Credential const& old) { return old.name == each.name; });
                seen.push_back(std::move(each));
            }
        }
        return seen;
    }

    // Asked of what is not private.
    static bool lives_on(Target& target, Credentials const& seen) {
        auto const secret = private_endpoints(target);
        std::string cookies;
        for (Credential const& each : seen)
            cookies += (cookies.empty() ? "" : "; ") + each.name + "=" + each.value;
        for (Endpoint const& each : target.surface().endpoints) {
            bool const is_private = std::find(secret.begin(), secret.end(), &each) != secret.end();
            if (each.method != "GET" || !each.signed_in || is_private) continue;
            http::Request request = from_own_page(target, write_request(each, samples(each)));
            request.headers.set("Cookie", cookies);
            if (succeeded(target.send(request))) return true;
        }
        return false;
    }
};

}  // namespace

std::unique_ptr<Agent> make_refresh_elsewhere() { return std::make_unique<RefreshElsewhere>(); }

}  // namespace parapet::attack
