// The same SQL spelled so that a filter does not know it again. Canonical text has its keywords in
// capitals, names in small letters and one space where one is needed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parapet::attack {

struct Spelling {
    enum class Keywords {
        Capitals,
        Mixed,       // uNiOn
        NestedSome,  // UNUNIONION, for filters that take the word out once: UNION and SELECT
        NestedAll,   // and every other keyword
    };
    enum class Literals {
        Quoted,
        Characters,  // char(97,98): holds no quote that could be doubled
    };

    std::string_view name;
    Keywords keywords = Keywords::Capitals;
    std::string_view space = " ";
    Literals literals = Literals::Characters;

    std::string write(std::string_view canonical) const;
};

// From the ordinary one to the far-fetched.
std::vector<Spelling> const& spellings();

// char(…) of the text's bytes, which must be ASCII.
std::string characters(std::string_view text);
// A quoted literal.
std::string quoted(std::string_view text);

}  // namespace parapet::attack
