// leaked-database, leaked-log: everything in a dump or a log that looks like a token, shown to the
// app as a session. A store keeps hashes of them, a log nothing (ASVS 5.0, 16.2.5; OWASP Session
// Management and Logging Cheat Sheets).
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen.h"
#include "core/base/base64.h"
#include "core/base/hex.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostTokens = 24;

enum class Leak { Database, Log };

class LeakedText final : public Agent {
public:
    explicit LeakedText(Leak leak) : leak_(leak) {}

private:
    void run(Target& target) override {
        Credentials const own = own_credentials(target);
        if (target.leaks() == nullptr || !victim_signs_in(target)) return;
        victim_does(target, routines_option(target, option::kDoes));
        std::vector<std::string> const tokens = likely_first(text(*target.leaks()), own);
        target.note(std::to_string(tokens.size()) + " texts in it look like tokens.");
        for (std::string const& token : tokens) {
            use_everywhere(target, own, token);
            use(target, refresh(target, in_place_of(own, token)));
        }
    }

    std::string text(Leaks& leaks) const {
        if (leak_ == Leak::Database) return leaks.database();
        std::string all;
        for (std::string const& line : leaks.log()) all += line + '\n';
        return all;
    }

    // Those that are as long as the attacker's own, and of those the newest.
    static std::vector<std::string> likely_first(std::string const& text, Credentials const& own) {
        constexpr std::size_t kAll = 4000;
        std::vector<std::string> tokens = tokens_in(text, kAll);
        // What is only written otherwise is no digest.
        for (std::size_t i = 0, count = tokens.size(); i < count; ++i)
            for (std::string& read : decoded(tokens[i])) tokens.push_back(std::move(read));
        std::reverse(tokens.begin(), tokens.end());
        std::stable_partition(tokens.begin(), tokens.end(), [&](std::string const& token) {
            return std::any_of(own.begin(), own.end(), [&](Credential const& each) {
                return each.value.size() == token.size() && each.value != token;
            });
        });
        if (tokens.size() > kMostTokens) tokens.resize(kMostTokens);
        return tokens;
    }

    static std::vector<std::string> decoded(std::string const& text) {
        std::vector<std::string> read;
        auto const add = [&](auto const& bytes) {
            if (!bytes) return;
            std::string const inner(bytes.value().begin(), bytes.value().end());
            auto const found = tokens_in(inner, 1);
            if (!found.empty() && found.front() == inner) read.push_back(inner);
        };
        add(decode_base64(text, Base64::Standard));
        add(decode_base64(text, Base64::Url));
        add(decode_hex(text));
        return read;
    }

    // Of what is for refreshing, or might be.
    static Credentials in_place_of(Credentials own, std::string const& token) {
        auto const is_other = [](Credential const& each) { return !is_for_refresh(each); };
        if (!std::all_of(own.begin(), own.end(), is_other)) std::erase_if(own, is_other);
        for (Credential& each : own) each.value = token;
        return own;
    }

    Leak leak_;
};

}  // namespace

std::unique_ptr<Agent> make_leaked_database() {
    return std::make_unique<LeakedText>(Leak::Database);
}
std::unique_ptr<Agent> make_leaked_log() { return std::make_unique<LeakedText>(Leak::Log); }

}  // namespace parapet::attack
