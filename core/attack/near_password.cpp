// near-password: nearly right is wrong. The attacker has seen a password over a shoulder, but not
// in which capitals, not where there are spaces, not how it goes on. Where the app lower-cases,
// trims, cuts off or drops characters, many passwords are one, and that one is found sooner.
#include <algorithm>
#include <set>

#include "core/attack/every_agent.h"
#include "core/attack/impostor.h"
#include "core/attack/options.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kRead = 72;  // bytes of a password, by bcrypt
// Each of these is taken out somewhere to be safe from markup and SQL, or all of it as a tag.
constexpr std::string_view kMarkup = "<\"'`;>";

// Each character beyond ASCII is another: of a U with dots comes one with a circumflex. Where such
// are dropped, become question marks or lose what is above them, that is the same.
std::string with_other_foreign(std::string text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const ends = i + 1 == text.size() || (text[i + 1] & 0xC0) != 0x80;
        if ((text[i] & 0xC0) != 0x80 || !ends) continue;
        text[i] = static_cast<char>(text[i] == '\x80' ? 0x81 : text[i] - 1);
    }
    return text;
}

// As long as it was, whether one counts characters or bytes.
std::string with_other_end(std::string text) {
    text.back() = text.back() == 'z' ? 'y' : 'z';
    return text;
}

std::string with_single_spaces(std::string text) {
    auto const both = [](char a, char b) { return a == ' ' && b == ' '; };
    text.erase(std::unique(text.begin(), text.end(), both), text.end());
    return text;
}

// As a telephone begins a sentence.
std::string with_other_first_letter(std::string text) {
    if (!text.empty() && ascii::is_alpha(text[0])) text[0] ^= 0x20;
    return text;
}

class NearPassword final : public Agent {
    void run(Target& target) override {
        Impostor impostor(target);
        if (!impostor.can_try()) return;
        auto const known = known_passwords(target);
        for (auto const& [account, password] : known)
            for (std::string const& other : near(password))
                if (let_in(target, impostor, account, other)) return;
        // Whoever takes signs out takes them out of everybody's.
        if (known.empty()) return;
        auto const& [account, password] = known.front();
        let_in(target, impostor, account, password + std::string(kMarkup));
    }

    static bool let_in(Target& target, Impostor& impostor, std::string const& account,
                       std::string const& password) {
        bool const in = impostor.try_password(account, password);
        if (in) target.note("Let in with \"" + password + "\".");
        return in;
    }

    // Few: each costs the app a hash when it does what it should. Whatever drops all spaces drops
    // those at the ends.
    static std::set<std::string> near(std::string const& password) {
        // What is cut off anywhere before is cut off here.
        if (password.size() > kRead) return {with_other_end(password)};
        std::set<std::string> others{ascii::lower(password), std::string(ascii::trim(password)),
                                     with_other_foreign(password), with_single_spaces(password),
                                     with_other_first_letter(password)};
        others.erase(password);
        others.erase("");
        return others;
    }
};

}  // namespace

std::unique_ptr<Agent> make_near_password() { return std::make_unique<NearPassword>(); }

}  // namespace parapet::attack
