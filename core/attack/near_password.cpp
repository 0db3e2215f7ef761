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

std::string without(std::string_view text, bool (*drop)(char)) {
    std::string kept;
    for (char c : text)
        if (!drop(c)) kept += c;
    return kept;
}

// Not in the middle of a character of UTF-8.
std::string cut(std::string_view text, std::size_t bytes) {
    while (bytes > 0 && bytes < text.size() &&
           (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
        --bytes;
    return std::string(text.substr(0, bytes));
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

    // Few: each costs the app a hash when it does what it should.
    static std::set<std::string> near(std::string const& password) {
        bool (*const is_foreign)(char) = [](char c) { return (c & 0x80) != 0; };
        std::string question = password;
        std::replace_if(question.begin(), question.end(), is_foreign, '?');
        std::set<std::string> others{ascii::lower(password), std::string(ascii::trim(password)),
                                     without(password, [](char c) { return c == ' '; }),
                                     without(password, is_foreign), question};
        // bcrypt reads no further; whatever reads less does not either.
        if (password.size() > kRead) others.insert(cut(password, kRead) + " and so on");
        others.erase(password);
        others.erase("");
        return others;
    }
};

}  // namespace

std::unique_ptr<Agent> make_near_password() { return std::make_unique<NearPassword>(); }

}  // namespace parapet::attack
