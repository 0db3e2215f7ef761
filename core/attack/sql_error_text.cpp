// sql-error-text: no injection, only values nobody expects, and then a day on which the database
// fails, until an answer holds the database's own words. What a server says about its inside is the
// start of most attacks on it.
#include "core/attack/every_agent.h"
#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/switches.h"

namespace parapet::attack {
namespace {

struct Odd {
    std::string value;
    Dress dress = Dress::Plain;
};

// For any parameter.
std::vector<Odd> odd_texts() {
    return {{"'"}, {"\"`\\"}, {std::string("a\0b", 3)}, {"\xF0\x9F\x8E\x88"}, {""}};
}

std::vector<Odd> odd_in_json() {
    return {{"0.5", Dress::Raw},        {"null", Dress::Raw},  {"true", Dress::Raw},
            {"[]", Dress::Raw},         {"[[1]]", Dress::Raw}, {"{\"a\":{\"b\":1}}", Dress::Raw},
            {"\"\\ud800\"", Dress::Raw}};
}

std::vector<Odd> odd_in_url() {
    return {{"a", Dress::Array},
            {"a", Dress::Object},
            {"a", Dress::SampleThenValue},
            {"%ff%fe", Dress::Raw},
            {"%", Dress::Raw}};
}

// Where a number or a list of numbers belongs; in a text they are letters like others.
std::vector<Odd> odd_numbers() {
    return {{"9e999", Dress::Raw},   {"-1", Dress::Raw},
            {"0.5", Dress::Raw},     {"99999999999999999999", Dress::Raw},
            {"1000000", Dress::Raw}, {"NaN"}};
}

std::vector<Odd> odd_values(Parameter const& parameter) {
    std::vector<Odd> all = odd_texts();
    auto const add = [&all](std::vector<Odd> const& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    add(parameter.place == Place::JsonField ? odd_in_json() : odd_in_url());
    if (!is_text(parameter)) add(odd_numbers());
    return all;
}

constexpr std::size_t kVeryLong = 70'000;

class SqlErrorText final : public Agent {
    void run(Target& target) override {
        std::string const signup = option_or(target, option::kSignup, "signup");
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            sign_in_for(target, *endpoint);
            if (endpoint->id == signup) {
                try_signup(target, *endpoint);
                continue;
            }
            for (std::size_t i = 0; i < endpoint->parameters.size(); ++i)
                try_spot(target, {endpoint, i});
            if (endpoint->method != "GET") try_bodies(target, *endpoint);
        }
        try_outage(target);
    }

    // Where every value is looked at no value brings an error about, but the day comes on which
    // something else does.
    static void try_outage(Target& target) {
        sign_in(target, target.surface().attacker);
        target.wait_for_outage();
        char const* yes = "1";
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            http::Request const request = write_request(*endpoint, samples(*endpoint));
            target.send(request);
            target.send(switched_on(request, yes));
            yes = *yes == '1' ? "true" : "1";
        }
        target.wait_for_repair();
    }

    static void send(Target& target, Spot const& spot, Odd const& odd) {
        target.send(write_request(*spot.endpoint, samples(*spot.endpoint),
                                  {spot.parameter, odd.value, odd.dress}));
    }

    static void try_spot(Target& target, Spot const& spot) {
        bool const json = spot.get().place == Place::JsonField;
        // Any text in the place of a password costs the app a hash and reaches no database.
        bool const password = json && spot.parameter == password_parameter(*spot.endpoint);
        for (Odd const& odd : odd_values(spot.get())) {
            if (!password || odd.dress == Dress::Raw) send(target, spot, odd);
        }
        // No server takes a URL of that length.
        if (is_text(spot.get()) && !password && json)
            send(target, spot, {std::string(kVeryLong, 'a')});
    }

    // Bodies that are no JSON, no object, or lack what they should have.
    static void try_bodies(Target& target, Endpoint const& endpoint) {
        for (char const* body : {"{\"a\":", "[]", "null", "{}"}) {
            http::Request request = write_request(endpoint, samples(endpoint));
            request.body = body;
            target.send(request);
        }
    }

    // Few, for every account costs the app a hash: the same name twice, also at the same moment,
    // and the values that most often reach a database unexamined.
    static void try_signup(Target& target, Endpoint const& signup) {
        std::size_t const username = username_parameter(signup);
        std::size_t const password = password_parameter(signup);
        auto const fresh = [&] {
            std::vector<std::string> values = samples(signup);
            Account const account = new_account(target);
            if (username < values.size()) values[username] = account.username;
            if (password < values.size()) values[password] = account.password;
            return values;
        };
        std::vector<http::Request> const twice(2, write_request(signup, fresh()));
        target.send_together(twice);
        target.send(twice.front());
        for (std::size_t i = 0; i < signup.parameters.size(); ++i) {
            if (i == password) continue;
            for (Odd const& odd : {Odd{"'"}, Odd{std::string("a\0b", 3)}, Odd{"null", Dress::Raw},
                                   Odd{"[[1]]", Dress::Raw}, Odd{"{\"a\":1}", Dress::Raw},
                                   Odd{"true", Dress::Raw}}) {
                std::vector<std::string> values = fresh();
                std::string const start =
                    i == username && odd.dress == Dress::Plain ? values[i] : "";
                target.send(write_request(signup, values, {i, start + odd.value, odd.dress}));
            }
        }
        try_bodies(target, signup);
    }
};

}  // namespace

std::unique_ptr<Agent> make_sql_error_text() { return std::make_unique<SqlErrorText>(); }

}  // namespace parapet::attack
