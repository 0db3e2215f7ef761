// near-password: nearly right is wrong. The attacker has seen a password over a shoulder, but not
// in which capitals, not the spaces at its ends, not how it goes on. Where the app lower-cases,
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
    for (std::size_t i = kRead; i < text.size(); ++i)
        if ((text[i] & 0x80) == 0) text[i] = text[i] == 'z' ? 'y' : 'z';
    return text;
}

class NearPassword final : public Agent {
    void run(Target& target) override {
        Impostor impostor(target);
        if (!impostor.can_try()) return;
        for (std::string const& line : lines(target.option(option::kKnown))) {
            std::size_t const tab = line.find('\t');
            if (tab == std::string::npos) continue;
            std::string const account = line.substr(0, tab), password = line.substr(tab + 1);
            for (std::string const& other : near(password))
                if (impostor.try_password(account, other)) {
                    target.note("Let in with \"" + other + "\".");
                    return;
                }
        }
    }

    // As they are: a space at an end is part of a password.
    static std::vector<std::string> lines(std::string_view text) {
        std::vector<std::string> parts;
        while (!text.empty()) {
            std::size_t const end = std::min(text.find('\n'), text.size());
            parts.emplace_back(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return parts;
    }

    // Few: each costs the app a hash when it does what it should. Whatever drops all spaces drops
    // those at the ends.
    static std::set<std::string> near(std::string const& password) {
        // bcrypt reads no further; whatever reads less does not either.
        if (password.size() > kRead) return {with_other_end(password)};
        std::set<std::string> others{ascii::lower(password), std::string(ascii::trim(password)),
                                     with_other_foreign(password)};
        others.erase(password);
        others.erase("");
        return others;
    }
};

}  // namespace

std::unique_ptr<Agent> make_near_password() { return std::make_unique<NearPassword>(); }

}  // namespace parapet::attack
