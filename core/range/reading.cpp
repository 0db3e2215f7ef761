#include "core/range/reading.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace parapet::range {
namespace {

constexpr std::size_t kShortestPart = 3;  // bytes of a value inside a longer bound one

bool is_plain_word(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return ascii::is_alphanumeric(c) || c == '_'; });
}

bool is_bound(SqlEvent const& event, std::string_view value) {
    return std::any_of(event.bound.begin(), event.bound.end(), [&](std::string const& bound) {
        return bound == value ||
               (value.size() >= kShortestPart && bound.find(value) != std::string::npos);
    });
}

std::string via_of(sql::Mark const& mark, sql::RequestValue const& value) {
    return value.name.starts_with("stored: ") ? "stored" : std::string(mark.via);
}

}  // namespace

Reading read_statement(SqlEvent const& event, std::span<sql::RequestValue const> values) {
    Reading reading;
    std::vector<sql::Mark> marks = sql::mark(event.sql, values);
    std::erase_if(marks, [&](sql::Mark const& mark) {
        return mark.landing == sql::Landing::Code && is_plain_word(values[mark.value].value);
    });
    std::sort(marks.begin(), marks.end(),
              [](sql::Mark const& a, sql::Mark const& b) { return a.begin < b.begin; });
    for (sql::Mark const& mark : marks)
        (mark.landing == sql::Landing::Code ? reading.code : reading.data) = true;
    for (sql::RequestValue const& value : values)
        reading.bound = reading.bound || is_bound(event, value.value);

    auto mark = marks.begin();
    for (sql::Token const& token : sql::tokenize(event.sql)) {
        for (std::size_t at = token.begin; at < token.end;) {
            while (mark != marks.end() && mark->end <= at) ++mark;
            bool const inside = mark != marks.end() && mark->begin <= at;
            std::size_t end = token.end;
            if (mark != marks.end()) end = std::min(end, inside ? mark->end : mark->begin);
            if (end <= at) end = token.end;
            ReadToken piece{.text = event.sql.substr(at, end - at),
                            .kind = token.kind,
                            .from = std::nullopt,
                            .value = {},
                            .via = {}};
            if (inside) {
                piece.from = mark->landing;
                piece.value = values[mark->value].name;
                piece.via = via_of(*mark, values[mark->value]);
            }
            reading.tokens.push_back(std::move(piece));
            at = end;
        }
    }
    return reading;
}

}  // namespace parapet::range
