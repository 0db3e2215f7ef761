#include "core/attack/leaked_rows.h"

#include <algorithm>

#include "core/attack/jwt_text.h"
#include "core/attack/options.h"
#include "core/attack/signed_text.h"
#include "core/base/ascii.h"
#include "core/http/percent.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMost = 12;
constexpr std::size_t kShortestHalf = 6;

struct Row {
    std::string table;  // and its columns
    std::vector<std::string> values;
};

// "… VALUES ('a', 1, NULL);"
std::vector<std::string> values_in(std::string_view list) {
    std::vector<std::string> values;
    for (std::size_t at = 0; at < list.size() && list[at] != ')';) {
        std::string value;
        if (list[at] == '\'') {
            for (++at; at < list.size(); ++at) {
                if (list[at] == '\'' && (at + 1 == list.size() || list[at + 1] != '\'')) break;
                if (list[at] == '\'') ++at;
                value += list[at];
            }
            ++at;
        }
        for (; at < list.size() && list[at] != ',' && list[at] != ')'; ++at) value += list[at];
        values.push_back(std::move(value));
        if (at < list.size() && list[at] == ',') at += 2;
    }
    return values;
}

std::vector<Row> rows_of(std::string const& dump) {
    constexpr std::string_view kValues = " VALUES (";
    std::vector<Row> rows;
    for (std::string const& line : split(dump, '\n'))
        if (std::size_t const at = line.find(kValues); at != std::string::npos)
            rows.push_back({line.substr(0, at),
                            values_in(std::string_view(line).substr(at + kValues.size()))});
    return rows;
}

// What parts two halves stands there only once. In base64url "-" and "_" are letters.
bool parts(std::string const& token, std::size_t at) {
    char const c = token[at];
    if (ascii::is_alphanumeric(c) || token.find(c) != at || token.rfind(c) != at) return false;
    bool const is_base64 = std::any_of(token.begin(), token.end(), ascii::is_upper);
    return !is_base64 || (c != '-' && c != '_');
}

// As the row of his own is to his token, so is another row to another's.
std::string with_values_of(std::string text, Row const& own, Row const& other) {
    for (std::size_t i = 0; i < own.values.size() && i < other.values.size(); ++i) {
        std::string const& old = own.values[i];
        if (old.empty() || old == other.values[i]) continue;
        bool const is_long = old.size() >= kShortestHalf;
        for (std::string_view marks : {"\"\"", ":,", ":}"}) {
            std::string const before = is_long ? "" : std::string(1, marks[0]);
            std::string const after = is_long ? "" : std::string(1, marks[1]);
            std::size_t const at = text.find(before + old + after);
            if (at == std::string::npos) continue;
            text.replace(at + before.size(), old.size(), other.values[i]);
            break;
        }
    }
    return text;
}

}  // namespace

std::vector<std::string> joined_in_rows(std::string const& dump, Credentials const& own) {
    std::vector<std::string> joined;
    std::vector<Row> const rows = rows_of(dump);
    for (auto row = rows.rbegin(); row != rows.rend(); ++row)
        for (Credential const& each : own) {
            if (read_jwt(each.value)) continue;
            std::string const token = http::percent_decode(each.value);
            auto const add = [&](std::string text) {
                if (text != token && joined.size() < kMost) joined.push_back(std::move(text));
            };
            for (std::string const& first : row->values) {
                if (first.size() < kShortestHalf || first.size() >= token.size()) continue;
                std::size_t const end = first.size();
                for (std::string const& second : row->values) {
                    if (second.size() < kShortestHalf || end + second.size() > token.size())
                        continue;
                    std::size_t const between = token.size() - end - second.size();
                    if (between == 0 || (between == 1 && parts(token, end)))
                        add(first + token.substr(end, between) + second);
                }
                if (parts(token, end)) add(first + token.substr(end));
            }
        }
    return joined;
}

std::vector<std::string> minted_in_rows(std::string const& dump, Credentials const& own) {
    std::vector<std::string> minted;
    std::vector<Row> const rows = rows_of(dump);
    for (Credential const& each : own) {
        auto const text = SignedText::read(each.value);
        if (!text) continue;
        for (Row const& mine : rows)
            for (std::size_t i = 0; i < mine.values.size(); ++i) {
                if (mine.values[i].size() < kShortestHalf || !text->is_signed_with(mine.values[i]))
                    continue;
                for (Row const& other : rows)
                    if (other.table == mine.table && i < other.values.size() && &other != &mine &&
                        minted.size() < kMost)
                        minted.push_back(text->saying(with_values_of(text->says(), mine, other),
                                                      other.values[i]));
            }
    }
    return minted;
}

}  // namespace parapet::attack
