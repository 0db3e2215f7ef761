// One statement read with the SQL lens: its tokens, and which bytes came with a request.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/range/trace.h"
#include "core/sql/lens.h"

namespace parapet::range {

struct ReadToken {
    std::string text;
    sql::TokenKind kind;
    std::optional<sql::Landing> from;  // nothing: the app's own bytes
    std::string value;                 // name of the request value, when from is set
    std::string via;                   // how it was encoded, or "stored"
};

// Where values arrived, some of them at least.
struct Arrivals {
    bool code = false;
    bool data = false;   // inside a literal
    bool bound = false;  // as a bound parameter
};

// A value that would be code but is one word or one sign is left unmarked: the app may as well have
// written "price" or "(" itself, after asking a list whether it may. What stays inside a comment is
// neither code nor data: nothing of it runs.
Arrivals arrivals_in(SqlEvent const&, std::span<sql::RequestValue const> values);
// Its tokens, cut further where a value begins or ends.
std::vector<ReadToken> read_statement(SqlEvent const&, std::span<sql::RequestValue const> values);

// Those of the values of which the longest run of letters and digits is in the statement: all that
// could be marked in it, but for encodings that leave no letter in place. Looking for every
// spelling of a value that is not there is what takes the time.
std::vector<sql::RequestValue> values_near(SqlEvent const&, std::vector<sql::RequestValue>);

}  // namespace parapet::range
