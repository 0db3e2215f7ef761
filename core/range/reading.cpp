#include "core/range/reading.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace parapet::range {
namespace {

constexpr std::size_t kShortestPart = 3;  // bytes of a value inside a longer bound one

bool is_one_word(sql::Mark const& mark, std::vector<sql::Token> const& tokens) {
    auto const token = std::find_if(tokens.begin(), tokens.end(),
                                    [&](sql::Token const& one) { return one.end > mark.begin; });
    return token != tokens.end() && token->begin <= mark.begin && token->end >= mark.end &&
           (token->kind == sql::TokenKind::Keyword || token->kind == sql::TokenKind::Identifier ||
            token->kind == sql::TokenKind::Operator);
}

bool is_in_comment(sql::Mark const& mark, std::vector<sql::Token> const& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [&](sql::Token const& token) {
        return token.kind == sql::TokenKind::Comment && token.begin < mark.begin &&
               mark.end <= token.end;
    });
}

bool is_bound(SqlEvent const& event, std::string_view value) {
    return std::any_of(event.bound.begin(), event.bound.end(), [&](std::string const& bound) {
        return bound == value ||
               (value.size() >= kShortestPart && bound.find(value) != std::string::npos);
    });
}

std::vector<sql::Mark> telling_marks(SqlEvent const& event,
                                     std::span<sql::RequestValue const> values,
                                     std::vector<sql::Token> const& tokens) {
    std::vector<sql::Mark> marks = sql::mark(event.sql, values, tokens);
    std::erase_if(marks, [&](sql::Mark const& mark) {
        return mark.landing == sql::Landing::Code && is_one_word(mark, tokens);
    });
    return marks;
}

std::string via_of(sql::Mark const& mark, sql::RequestValue const& value) {
    return value.name.starts_with("stored: ") ? "stored" : std::string(mark.via);
}

std::string longest_run(std::string_view text) {
    std::string_view longest;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && ascii::is_alphanumeric(text[end])) ++end;
        if (end - at > longest.size()) longest = text.substr(at, end - at);
        at = end + 1;
    }
    return ascii::lower(longest);
}

}  // namespace

std::vector<sql::RequestValue> values_near(SqlEvent const& event,
                                           std::vector<sql::RequestValue> values) {
    std::string const text = ascii::lower(event.sql);
    std::erase_if(values, [&](sql::RequestValue const& value) {
        std::string const run = longest_run(value.value);
        return text.find(run.empty() ? value.value : run) == std::string::npos &&
               !is_bound(event, value.value);
    });
    return values;
}

Arrivals arrivals_in(SqlEvent const& event, std::span<sql::RequestValue const> values) {
    Arrivals arrivals;
    if (values.empty()) return arrivals;
    std::vector<sql::Token> const tokens = sql::tokenize(event.sql);
    for (sql::Mark const& mark : telling_marks(event, values, tokens))
        if (!is_in_comment(mark, tokens))
            (mark.landing == sql::Landing::Code ? arrivals.code : arrivals.data) = true;
    for (sql::RequestValue const& value : values)
        arrivals.bound = arrivals.bound || is_bound(event, value.value);
    return arrivals;
}

std::vector<ReadToken> read_statement(SqlEvent const& event,
                                      std::span<sql::RequestValue const> values) {
    std::vector<ReadToken> pieces;
    std::vector<sql::Token> const tokens = sql::tokenize(event.sql);
    std::vector<sql::Mark> const marks = telling_marks(event, values, tokens);
    auto mark = marks.begin();
    for (sql::Token const& token : tokens) {
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
            pieces.push_back(std::move(piece));
            at = end;
        }
    }
    return pieces;
}

}  // namespace parapet::range
