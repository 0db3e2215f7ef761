#include "core/attack/stolen.h"

#include <algorithm>

#include "core/attack/jwt_text.h"
#include "core/attack/own_form.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kShortestSecret = 16;

std::string cookie_header(Credentials const& all, std::string_view path) {
    std::string header;
    for (Credential const& each : all)
        if (each.kind == Credential::Kind::Cookie && path.starts_with(each.path))
            header += (header.empty() ? "" : "; ") + each.name + "=" + each.value;
    return header;
}

bool is_token_character(char c) {
    return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '~';
}

bool looks_like_a_token(std::string_view text) {
    if (text.size() < kShortestSecret) return false;
    bool const has_digit = std::any_of(text.begin(), text.end(), ascii::is_digit);
    bool const has_letter = std::any_of(text.begin(), text.end(), ascii::is_alpha);
    return has_digit && has_letter;
}

http::Request with(http::Request request, std::string const& cookies, std::string const& bearer) {
    // Named also when empty: what the attacker's own cookies are must not matter.
    request.headers.set("Cookie", cookies.empty() ? "none=1" : cookies);
    if (!bearer.empty()) request.headers.set("Authorization", "Bearer " + bearer);
    return request;
}

struct Shown {
    Credentials gained;
    bool served = false;  // by any of the endpoints
};

Shown ask(Target& target, std::vector<Endpoint const*> const& endpoints, Credentials const& cookies,
          std::string const& bearer, std::vector<http::QueryPair> const& in_address = {}) {
    Shown shown;
    for (Endpoint const* each : endpoints) {
        http::Request request = from_own_page(target, write_request(*each, samples(*each)));
        if (!in_address.empty())
            request.target += (request.target.find('?') == std::string::npos ? '?' : '&') +
                              http::serialize_query(in_address);
        http::Response const answer =
            target.send(with(request, cookie_header(cookies, each->path), bearer));
        shown.served |= succeeded(answer);
        for (Credential& token : credentials_in(answer)) shown.gained.push_back(std::move(token));
    }
    return shown;
}

Shown ask_each_way(Target& target, Credentials const& credentials,
                   std::vector<Endpoint const*> const& endpoints) {
    Shown all;
    auto const ask_with = [&](std::string const& bearer,
                              std::vector<http::QueryPair> const& in_address = {}) {
        Shown shown = ask(target, endpoints, credentials, bearer, in_address);
        all.served |= shown.served;
        for (Credential& each : shown.gained) all.gained.push_back(std::move(each));
    };
    bool const has_cookies =
        std::any_of(credentials.begin(), credentials.end(),
                    [](Credential const& each) { return each.kind == Credential::Kind::Cookie; });
    if (has_cookies) ask_with("");
    for (Credential const& each : credentials)
        if (each.kind == Credential::Kind::Token) ask_with(each.value, {{each.name, each.value}});
    return all;
}

}  // namespace

Credentials credentials_in(http::Response const& answer) {
    Credentials found;
    for (std::string_view line : answer.headers.all("set-cookie")) {
        std::string_view const pair = line.substr(0, line.find(';'));
        std::size_t const equals = pair.find('=');
        if (equals == std::string_view::npos || equals + 1 == pair.size()) continue;
        Credential cookie{.name = std::string(ascii::trim(pair.substr(0, equals))),
                          .value = std::string(pair.substr(equals + 1))};
        std::string const small = ascii::lower(line);
        if (std::size_t const at = small.find("path="); at != std::string::npos)
            cookie.path = std::string(line.substr(at + 5, line.find(';', at) - at - 5));
        found.push_back(std::move(cookie));
    }
    if (answer.headers.get("content-type").value_or("").find("json") == std::string::npos)
        return found;
    for (http::QueryPair& each : json_strings(answer.body))
        if (looks_like_a_token(each.value))
            found.push_back({Credential::Kind::Token, std::move(each.name), std::move(each.value)});
    return found;
}

Credentials cookies_in(std::string_view line) {
    Credentials cookies;
    for (std::string const& pair : split(line, ';')) {
        std::size_t const equals = pair.find('=');
        if (equals != std::string::npos)
            cookies.push_back(
                {Credential::Kind::Cookie, pair.substr(0, equals), pair.substr(equals + 1)});
    }
    return cookies;
}

Credentials own_credentials(Target& target) {
    target.forget_cookies();
    Credentials own = credentials_in(sign_in_answer(target, target.surface().attacker));
    if (!own.empty() || target.own_browser() == nullptr) return own;
    return credentials_of(target, target.own_browser()->holds());
}

Credentials leaked_credentials(Target& target) {
    return target.leaks() == nullptr ? Credentials()
                                     : credentials_of(target, target.leaks()->browser());
}

Credentials credentials_of(Target const& target, std::vector<LeakedValue> const& values) {
    Credentials found;
    for (LeakedValue const& each : values) {
        if (each.host.find(target.surface().host) == std::string::npos) continue;
        if (each.where == "cookie") {
            found.push_back({Credential::Kind::Cookie, each.name, each.value,
                             each.path.empty() ? "/" : each.path});
            continue;
        }
        // A script may keep an object as JSON.
        for (std::string& token : tokens_in(each.value, 4))
            found.push_back({Credential::Kind::Token, each.name, std::move(token)});
    }
    return found;
}

bool is_for_refresh(Credential const& credential) {
    std::string words = credential.name + ' ' + credential.path;
    if (auto const jwt = read_jwt(credential.value)) words += ' ' + jwt->claims;
    return ascii::lower(words).find("refresh") != std::string::npos;
}

void use(Target& target, Credentials const& credentials) {
    show(target, credentials, private_endpoints(target));
}

void show(Target& target, Credentials const& credentials,
          std::vector<Endpoint const*> const& endpoints) {
    (void)ask_each_way(target, credentials, endpoints);
    // Who also takes it as programs send it may look less closely there.
    for (Credential const& each : credentials)
        if (each.kind == Credential::Kind::Cookie && read_jwt(each.value))
            (void)ask(target, endpoints, {}, each.value);
}

void replace(Credentials& held, Credentials gained) {
    for (Credential& each : gained) {
        std::erase_if(held, [&](Credential const& old) {
            return old.kind == each.kind && old.name == each.name;
        });
        held.push_back(std::move(each));
    }
}

bool keep_busy(Target& target, Credentials& held) {
    auto const secret = private_endpoints(target);
    std::vector<Endpoint const*> harmless;
    for (Endpoint const& each : target.surface().endpoints)
        if (each.method == "GET" && each.signed_in && each.parameters.empty() &&
            std::find(secret.begin(), secret.end(), &each) == secret.end())
            harmless.push_back(&each);
    Shown shown = ask_each_way(target, held, harmless);
    replace(held, std::move(shown.gained));
    return shown.served;
}

void use_cookie_headers(Target& target, std::vector<std::string> const& headers) {
    for (std::string const& header : headers) {
        use(target, cookies_in(header));
        use(target, refresh(target, cookies_in(header)));
    }
}

void use_everywhere(Target& target, Credentials const& own, std::string const& value) {
    auto const endpoints = private_endpoints(target);
    for (Credential const& each : own)
        if (each.kind == Credential::Kind::Cookie)
            (void)ask(target, endpoints, {{Credential::Kind::Cookie, each.name, value}}, "");
    std::vector<http::QueryPair> in_address;
    for (Credential const& each : own)
        if (each.kind == Credential::Kind::Token) in_address.push_back({each.name, value});
    (void)ask(target, endpoints, {}, value, in_address);
}

std::vector<http::Request> refresh_requests(Target const& target, Credentials const& credentials) {
    std::vector<http::Request> requests;
    Endpoint const* endpoint = endpoint_option(target, option::kRefresh, "refresh");
    if (endpoint == nullptr) return requests;
    std::string const cookies = cookie_header(credentials, endpoint->path);
    auto const add = [&](std::string const& token) {
        std::vector<std::string> values = samples(*endpoint);
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!token.empty() && is_token_name(endpoint->parameters[i].name)) values[i] = token;
        http::Request request = from_own_page(target, write_request(*endpoint, values));
        // By the names that scripts usually give it.
        if (!token.empty())
            add_fields(request,
                       {{"refreshToken", token}, {"refresh_token", token}, {"token", token}});
        requests.push_back(with(std::move(request), cookies, token));
    };
    if (!cookies.empty()) add("");
    for (Credential const& each : credentials)
        if (each.kind == Credential::Kind::Token) add(each.value);
    return requests;
}

Credentials refresh(Target& target, Credentials const& credentials) {
    auto const ask = [&] {
        Credentials gained;
        for (http::Request const& request : refresh_requests(target, credentials)) {
            http::Response const answer = target.send(request);
            if (!succeeded(answer)) continue;
            for (Credential& each : credentials_in(answer)) gained.push_back(std::move(each));
        }
        return gained;
    };
    Credentials gained = ask();
    if (!gained.empty() || target.knows_pages || target.own_browser() == nullptr) return gained;
    // Perhaps the app's own pages ask otherwise. Signing in himself shows it.
    (void)own_credentials(target);
    target.knows_pages = true;
    return target.page_headers.entries().empty() ? gained : ask();
}

std::vector<std::string> tokens_in(std::string_view text, std::size_t most) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size() && found.size() < most;) {
        if (!is_token_character(text[at])) {
            ++at;
            continue;
        }
        std::size_t const start = at;
        while (at < text.size() && is_token_character(text[at])) ++at;
        std::string run(text.substr(start, at - start));
        while (run.ends_with('.')) run.pop_back();
        if (looks_like_a_token(run) && std::find(found.begin(), found.end(), run) == found.end())
            found.push_back(std::move(run));
    }
    return found;
}

void look_into_own_account(Target& target) {
    target.forget_cookies();
    use(target, own_credentials(target));
}

}  // namespace parapet::attack
