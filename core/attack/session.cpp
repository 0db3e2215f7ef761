#include "core/attack/session.h"

#include "core/attack/page_habits.h"
#include "core/attack/request_writer.h"
#include "core/attack/tags.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

std::size_t find_parameter(Endpoint const& endpoint, std::initializer_list<char const*> hints) {
    for (std::size_t i = 0; i < endpoint.parameters.size(); ++i) {
        std::string const name = ascii::lower(endpoint.parameters[i].name);
        for (char const* hint : hints) {
            if (name.find(hint) != std::string::npos) return i;
        }
    }
    return endpoint.parameters.size();
}

// Scripts may add what no page's source tells. refused: the app's answer so far.
http::Response sign_in_as_pages_do(Target& target, Endpoint const& login, Account const& account,
                                   http::Response refused) {
    OwnBrowser* browser = target.own_browser();
    if (browser == nullptr) return refused;
    if (learn_page_headers(target)) return sign_in_answer(target, account);
    Account const& own = target.surface().attacker;
    if (account.username != own.username || account.password != own.password) return refused;
    for (Sent const& each : browser->does(option_or(target, option::kSignsIn, "signs in"))) {
        if (each.request.method != login.method || !each.request.target.starts_with(login.path))
            continue;
        target.share_cookies();
        return each.answer;
    }
    return refused;
}

}  // namespace

std::size_t username_parameter(Endpoint const& endpoint) {
    return find_parameter(endpoint, {"user", "login", "mail", "name"});
}

std::size_t password_parameter(Endpoint const& endpoint) {
    return find_parameter(endpoint, {"pass", "secret", "pin"});
}

bool holds_password(Parameter const& parameter) {
    for (std::string_view hint : {"pass", "secret", "current", "next", "new"})
        if (parameter.name.find(hint) != std::string::npos) return true;
    return false;
}

bool succeeded(http::Response const& response) {
    return response.status >= 200 && response.status < 400;
}

std::string random_word(Target& target, std::size_t length) {
    return random_text(target.random(), length, "bcdfghjkmnpqrstvwxz");
}

http::Response sign_in_answer(Target& target, Account const& account) {
    Endpoint const* login = endpoint_option(target, option::kLogin, "login");
    if (login == nullptr) return {.status = 0};
    std::vector<std::string> values = samples(*login);
    std::size_t const username = username_parameter(*login);
    std::size_t const password = password_parameter(*login);
    if (username < values.size()) values[username] = account.username;
    if (password < values.size()) values[password] = account.password;
    http::Request request = write_request(*login, values);
    // Where people have browsers, the app may tell its own pages from others, and its form may
    // carry what the surface does not name.
    if (target.victim() == nullptr) return target.send(request);
    request = from_own_page(target, std::move(request));
    http::Response answer = target.send(request);
    if (succeeded(answer)) return answer;
    auto const hidden = hidden_fields(target.send({.target = login->path}).body);
    if (!hidden.empty()) {
        add_fields(request, hidden);
        answer = target.send(request);
        if (succeeded(answer)) return answer;
    }
    return sign_in_as_pages_do(target, *login, account, std::move(answer));
}

http::Request from_own_page(Target const& target, http::Request request) {
    std::string const origin = "https://" + target.surface().host;
    if (request.method != "GET") request.headers.append("Origin", origin);
    request.headers.append("Referer", origin + "/");
    request.headers.append("Sec-Fetch-Site", "same-origin");
    for (http::Header const& each : target.page_headers.entries())
        request.headers.set(each.name, each.value);
    return request;
}

void add_fields(http::Request& request, std::vector<http::QueryPair> const& fields) {
    if (fields.empty()) return;
    if (request.body.starts_with('{')) {
        request.body.pop_back();
        for (http::QueryPair const& each : fields)
            request.body += (request.body.size() > 1 ? "," : "") + json_string(each.name) + ":" +
                            json_string(each.value);
        request.body += '}';
    } else {
        request.headers.set("Content-Type", "application/x-www-form-urlencoded");
        request.body += (request.body.empty() ? "" : "&") + http::serialize_query(fields);
    }
    for (char const* name : {"X-CSRF-Token", "X-XSRF-Token"})
        request.headers.set(name, fields.front().value);
}

std::vector<http::QueryPair> hidden_fields(std::string_view html) {
    std::vector<http::QueryPair> fields;
    for (Tag const& tag : tags_in(html))
        if (tag.name == "input" && tag.attribute("type") == "hidden")
            fields.push_back(
                {tag.attribute("name").value_or(""), tag.attribute("value").value_or("")});
    return fields;
}

bool sign_in(Target& target, Account const& account) {
    return succeeded(sign_in_answer(target, account));
}

void sign_in_for(Target& target, Endpoint const& endpoint) {
    if (endpoint.signed_in) sign_in(target, target.surface().attacker);
}

Account new_account(Target& target) {
    return {random_word(target, 9), target.surface().attacker.password};
}

}  // namespace parapet::attack
