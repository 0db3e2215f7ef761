// Frames: texts that turn a condition into a visible difference, if the app pastes them into its
// SQL. before + condition + after is sent; the condition is 0 or 1.
//
// Most frames hold no keyword, no space and no quote they do not need: filters look for those.
//   'x'=0=(C)        any comparison, LIKE included, chained: every row when C holds, else none
//   'V'||substr(7,1,(C)=0)||''   V when C holds, V7 when not; in any string, whatever is around it
//   abs(-9223372036854775807-(C))   an error when C holds ("integer overflow")
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parapet::attack {

enum class Comparing {
    Greater,  // a>b
    Between,  // a NOT BETWEEN 0 AND b, for filters on < = >
};

struct Frame {
    std::string before;
    std::string after;
    Comparing comparing = Comparing::Greater;
    // With this outcome the statement goes through and finds what the sample finds, if anything.
    bool goes_through_when = true;

    std::string around(std::string_view condition) const;
};

// What ends the text so far (a quote, parentheses) and what makes the rest of the statement
// harmless.
struct Break {
    std::string open;
    std::string tail;          // after a whole SELECT
    std::string chained_tail;  // after "=0=(C)", for trying the break out

    Break(std::string opening, std::string closing)
        : open(std::move(opening)), tail(closing), chained_tail(")" + closing) {}
    Break(std::string opening, std::string closing, std::string after_condition)
        : open(std::move(opening)),
          tail(std::move(closing)),
          chained_tail(std::move(after_condition)) {}

    // Every row when the condition holds, else none.
    Frame chained() const;
};

// For text inside quotes. bases: values known to give an ordinary answer; nothing: a value that
// matches no row, and harmless in a comparison.
std::vector<Frame> text_frames(std::vector<std::string> const& bases, std::string const& nothing);
// The same by errors and by time only, for statements that return no rows.
std::vector<Frame> text_error_frames(std::string const& base);
std::vector<Break> text_breaks(std::string const& nothing);

// For a number, in a comparison, in LIMIT or OFFSET, among VALUES.
std::vector<Frame> number_frames(std::string const& sample);
std::vector<Frame> number_error_frames(std::string const& sample);

// For a list of values in IN (…), as text with commas or one item of it.
std::vector<Frame> list_frames(std::string const& item);
std::vector<Break> list_breaks();

// For ORDER BY: the column, where columns are names that sort differently both ways; and what
// stands after the column.
std::vector<Frame> order_frames(std::vector<std::string> const& columns);
std::vector<Frame> direction_frames(std::string const& column);

// A frame whose expression fails when the condition holds, or takes long. Both are 0 or a number.
Frame failing(std::string const& before, std::string const& after);
Frame lasting(std::string const& before, std::string const& after);

}  // namespace parapet::attack
