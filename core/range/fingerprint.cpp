#include "core/range/fingerprint.h"

#include <algorithm>
#include <vector>

#include "core/range/trace.h"

namespace parapet::range {
namespace {

constexpr char kRowEnd = '\x1e', kUnreadable = '\x1d';
constexpr std::size_t kLongestRow = 120;  // bytes

std::vector<std::string> rows_in(std::string_view print) {
    std::vector<std::string> rows;
    std::string row;
    for (char c : print) {
        if (c == kRowEnd)
            rows.push_back(std::exchange(row, {}));
        else
            row += c;
    }
    return rows;
}

std::string in_ticks(std::string const& row) {
    return '`' + (row.size() > kLongestRow ? row.substr(0, kLongestRow) + "…" : row) + '`';
}

}  // namespace

std::string fingerprint_of(Result<sql::SqlResult, sql::SqlFailure> const& answer) {
    if (!answer) return kUnreadable + answer.error().error.message;
    std::string print;
    for (sql::Row const& row : answer.value().first.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            print += (i > 0 ? ", " : "") + in_words(row[i]);
        print += kRowEnd;
    }
    return print;
}

std::string difference_in_words(std::string_view what, std::string_view before,
                                std::string_view after) {
    std::string subject(what);
    if (!subject.empty() && subject[0] >= 'a' && subject[0] <= 'z')
        subject[0] = static_cast<char>(subject[0] - 'a' + 'A');
    if (after.starts_with(kUnreadable))
        return subject + " can no longer be read: " + std::string(after.substr(1)) + ".";
    std::vector<std::string> const old_rows = rows_in(before), new_rows = rows_in(after);
    auto const [old_row, new_row] =
        std::mismatch(old_rows.begin(), old_rows.end(), new_rows.begin(), new_rows.end());
    std::string change;
    if (old_rows.size() < new_rows.size() && new_row != new_rows.end())
        change = in_ticks(*new_row) + " is new.";
    else if (old_rows.size() > new_rows.size() && old_row != old_rows.end())
        change = in_ticks(*old_row) + " is gone.";
    else if (old_row != old_rows.end() && new_row != new_rows.end())
        change = in_ticks(*old_row) + " became " + in_ticks(*new_row) + ".";
    else
        change = "they can be read again.";
    return subject + " changed: " + change;
}

}  // namespace parapet::range
