// The same SQL spelled so that a filter does not know it again. Canonical text has its keywords in
// capitals, names in small letters and one space where one is needed.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace parapet::attack {

struct Spelling {
    enum class Case {
        Capitals,
        Mixed,  // uNiOn
    };
    enum class Literals {
        Quoted,
        Characters,  // char(97,98): holds no quote that could be doubled
    };

    Case letters = Case::Capitals;
    std::string_view space = " ";
    // Keywords written one inside the other, UNUNIONION, for filters that take the word out once.
    // Only those that the filter knows: of the others two would be left.
    std::span<std::string_view const> nested = {};
    Literals literals = Literals::Characters;

    std::string write(std::string_view canonical) const;
};

// From the ordinary one to the far-fetched.
std::span<Spelling const> spellings();
// Every keyword nested that a filter may take out.
Spelling const& nested_spelling();

// char(…) of the text's bytes, which must be ASCII.
std::string characters(std::string_view text);
// A quoted literal.
std::string quoted(std::string_view text);

}  // namespace parapet::attack
