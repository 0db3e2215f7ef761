#include "core/attack/overheard.h"

#include <optional>

#include "core/attack/options.h"
#include "core/attack/stolen.h"

namespace parapet::attack {

void use_overheard(Target& target) {
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

}  // namespace parapet::attack
