// How a reference app puts a request's value into SQL: as it should, or in one of the ways that
// apps get it wrong. A Statement is built piece by piece, as the app's author would write it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/sql/value.h"

namespace parapet::reference {

enum class Paste {
    Bound,  // a placeholder; a checked identifier or number where none can stand
    Raw,
    DoubledQuotes,    // every ' doubled: right for text, nothing for numbers and names
    DoubledFirst,     // only the first, as replace("'", "''") does
    Backslashed,      // \' as other databases want it
    NoQuotes,         // a value with ' is refused
    NoKeywords,       // a value with union, select, --, ; or /* in any case is refused
    NoSmallKeywords,  // the same, but only in small letters or only in capitals
    StripKeywords,    // those words taken out, once
    NoSpaces,         // a value with a blank is refused
    DoubledIfString,  // quotes doubled unless it is an array
    DigitsIfString,   // must be digits and commas unless it is an array
    DecodedAfter,     // quotes refused, and then percent-decoded
    NormalisedAfter,  // quotes doubled, and then look-alikes made plain
    EntitiesAfter,    // quotes doubled, and then &#39; made plain
    Comment,          // bound, and pasted into a comment behind that
    FirstLine,        // the first line must be a number or a name
    BeginsWell,       // it must begin with digits, or with a column's name
    EndsWell,         // it must end with a direction
};

// A value as it came: one text, or several where the request had an array.
struct Given {
    std::vector<std::string> items;
    bool array = false;
    bool present = false;

    std::string text() const;  // as a template literal writes it
};

class Statement {
public:
    Statement& operator<<(std::string_view sql);

    // '…' or a placeholder.
    Statement& text(Given const&, Paste);
    // '%…%' or a placeholder between, with wildcards escaped.
    Statement& contains(Given const&, Paste);
    Statement& number(Given const&, Paste);
    // Values of IN (…); an empty list gives NULL.
    Statement& list(Given const&, Paste);
    // One of the allowed names, else the first of them; or what was given.
    Statement& name(Given const&, Paste, std::vector<std::string> const& allowed);
    // A value of the app's own: bound, or written out when everything else is.
    Statement& own(std::string const& value);
    Statement& own(std::int64_t value);

    // A value was refused; the statement must not run.
    bool refused() const { return refused_; }
    std::string const& sql() const { return sql_; }
    sql::Parameters const& parameters() const { return parameters_; }

private:
    std::optional<std::string> let_through(Given const&, Paste);
    void bind(sql::Value value);
    Statement& bind_and_tell(std::string const& value, std::string const& said);

    std::string sql_;
    sql::Parameters parameters_;
    bool refused_ = false;
};

}  // namespace parapet::reference
