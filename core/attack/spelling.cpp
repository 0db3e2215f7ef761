#include "core/attack/spelling.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

bool is_word(char c) { return ascii::is_alphanumeric(c) || c == '_'; }

std::string mixed_case(std::string_view word) {
    std::string result;
    for (std::size_t i = 0; i < word.size(); ++i)
        result += i % 2 == 0 ? ascii::lower(word[i]) : word[i];
    return result;
}

std::string nested(std::string_view word) {
    std::size_t const middle = word.size() / 2;
    std::string result(word.substr(0, middle));
    result += word;
    result += word.substr(middle);
    return result;
}

bool is_keyword(std::string_view word) {
    return word.size() > 1 && std::all_of(word.begin(), word.end(), ascii::is_upper);
}

constexpr std::string_view kFilteredWords[] = {"SELECT", "UNION",  "FROM",   "WHERE",  "AND",
                                               "OR",     "INSERT", "UPDATE", "DELETE", "DROP",
                                               "TABLE",  "VALUES", "INTO",   "SET"};
constexpr std::span<std::string_view const> kFiltered(kFilteredWords);

constexpr Spelling kSpellings[] = {
    {},
    {Spelling::Case::Mixed, "/**/"},
    {Spelling::Case::Mixed, "\n"},
    {Spelling::Case::Capitals, "/**/", kFiltered.first(1)},
    {Spelling::Case::Capitals, "\t", kFiltered.first(2)},
    {Spelling::Case::Capitals, "\t", kFiltered.first(3)},
    {Spelling::Case::Capitals, "\t", kFiltered.first(4)},
    {Spelling::Case::Capitals, "\t", kFiltered.first(6)},
};
constexpr Spelling kNested{Spelling::Case::Capitals, "\n", kFiltered};

std::string spell_word(std::string_view word, Spelling const& spelling) {
    if (!is_keyword(word)) return std::string(word);
    auto const& nested_words = spelling.nested;
    if (std::find(nested_words.begin(), nested_words.end(), word) != nested_words.end())
        return nested(word);
    return spelling.letters == Spelling::Case::Mixed ? mixed_case(word) : std::string(word);
}

// The length of the quoted literal that text begins with, quotes included.
std::size_t literal_length(std::string_view text) {
    std::size_t at = 1;
    while (at < text.size()) {
        if (text[at] != '\'') {
            ++at;
        } else if (at + 1 < text.size() && text[at + 1] == '\'') {
            at += 2;
        } else {
            return at + 1;
        }
    }
    return text.size();
}

std::string literal_value(std::string_view literal) {
    std::string value;
    for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
        value += literal[i];
        if (literal[i] == '\'') ++i;
    }
    return value;
}

}  // namespace

std::string characters(std::string_view text) {
    std::string list;
    for (char c : text) {
        if (!list.empty()) list += ',';
        list += std::to_string(static_cast<unsigned char>(c));
    }
    return "char(" + list + ")";
}

std::string quoted(std::string_view text) {
    std::string literal = "'";
    for (char c : text) literal += c == '\'' ? "''" : std::string(1, c);
    return literal + "'";
}

std::string Spelling::write(std::string_view canonical) const {
    std::string result;
    while (!canonical.empty()) {
        std::size_t length = 1;
        char const first = canonical.front();
        if (first == ' ') {
            result += space;
        } else if (first == '\'') {
            length = literal_length(canonical);
            std::string_view const literal = canonical.substr(0, length);
            result += literals == Literals::Quoted ? std::string(literal)
                                                   : characters(literal_value(literal));
        } else if (is_word(first)) {
            while (length < canonical.size() && is_word(canonical[length])) ++length;
            result += spell_word(canonical.substr(0, length), *this);
        } else {
            result += first;
        }
        canonical.remove_prefix(length);
    }
    return result;
}

std::span<Spelling const> spellings() { return kSpellings; }

Spelling const& nested_spelling() { return kNested; }

}  // namespace parapet::attack
