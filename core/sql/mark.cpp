#include <algorithm>

#include "core/base/bytes.h"
#include "core/base/order.h"
#include "core/sql/lens.h"
#include "core/sql/spellings.h"

namespace parapet::sql {
namespace {

constexpr std::size_t kShort = 2;  // a value of fewer characters is in any text by chance
// No spelling is shorter than the value by more than this: %25XX is five bytes for one.
constexpr std::size_t kShrinks = 5;

// The tokens a stretch of the text touches.
class Stretch {
public:
    Stretch(std::string_view sql, std::span<Token const> tokens, std::size_t begin, std::size_t end)
        : sql_(sql), begin_(begin), end_(end) {
        auto const first = std::upper_bound(
            tokens.begin(), tokens.end(), begin,
            [](std::size_t position, Token const& token) { return position < token.end; });
        auto const last = std::lower_bound(
            first, tokens.end(), end,
            [](Token const& token, std::size_t position) { return token.begin < position; });
        tokens_ = {first, last};
    }

    // Not by chance: a short value must be a whole token, and none is part of a word.
    bool counts() const {
        if (is_whole() || is_all_of_string()) return true;
        if (end_ - begin_ < kShort) return false;
        if (tokens_.size() > 1) return true;
        switch (tokens_.front().kind) {
            case TokenKind::Keyword:
            case TokenKind::Identifier:
            case TokenKind::Number:
            case TokenKind::Placeholder: return is_quoted(tokens_.front());
            default: return true;
        }
    }

    Landing landing() const {
        if (tokens_.size() == 2 && is_sign(tokens_[0]) && is_whole_from_first())
            return tokens_[1].kind == TokenKind::Number ? Landing::Data : Landing::Code;
        if (tokens_.size() != 1) return Landing::Code;
        Token const& token = tokens_.front();
        bool const inside = token.begin < begin_ && end_ < token.end;
        switch (token.kind) {
            case TokenKind::Number: return Landing::Data;
            case TokenKind::String:
            case TokenKind::Blob: return inside ? Landing::Data : Landing::Code;
            default: return Landing::Code;
        }
    }

private:
    bool is_whole_from_first() const {
        return tokens_.front().begin == begin_ && tokens_.back().end == end_;
    }
    bool is_whole() const { return tokens_.size() == 1 && is_whole_from_first(); }
    bool is_all_of_string() const {
        Token const& token = tokens_.front();
        return tokens_.size() == 1 && token.kind == TokenKind::String &&
               token.begin + 1 == begin_ && end_ + 1 == token.end;
    }
    bool is_quoted(Token const& token) const {
        char const first = sql_[token.begin];
        return first == '"' || first == '`' || first == '[';
    }
    bool is_sign(Token const& token) const {
        std::string_view const text = sql_.substr(token.begin, token.end - token.begin);
        return text == "-" || text == "+";
    }

    std::string_view sql_;
    std::size_t begin_;
    std::size_t end_;
    std::span<Token const> tokens_;
};

// Every place a spelling of the value stands.
void find_all(std::string_view sql, std::span<Token const> tokens, std::size_t value,
              Spelling const& spelling, std::vector<Mark>& found) {
    std::size_t const size = spelling.text.size();
    std::size_t at = sql.find(spelling.text);
    while (at != std::string_view::npos) {
        Stretch const stretch(sql, tokens, at, at + size);
        bool const counts = stretch.counts();
        if (counts) found.push_back({at, at + size, stretch.landing(), value, spelling.via});
        at = sql.find(spelling.text, counts ? at + size : at + 1);
    }
}

}  // namespace

std::vector<Mark> mark(std::string_view sql, std::span<RequestValue const> values) {
    return mark(sql, values, tokenize(sql));
}

std::vector<Mark> mark(std::string_view sql, std::span<RequestValue const> values,
                       std::span<Token const> tokens) {
    std::vector<Mark> candidates;
    for (std::size_t value = 0; value < values.size(); ++value) {
        if (values[value].value.size() > kShrinks * sql.size()) continue;
        for (Spelling const& spelling : spellings_of(values[value].value))
            find_all(sql, tokens, value, spelling, candidates);
    }

    // By what was sent, not by what it became: escaped, ' might claim a quote of the app's.
    // Stable, so that of a value's spellings the raw one wins, and of equal values the first.
    candidates = in_order(std::move(candidates),
                          [&](Mark const& one) { return ~values[one.value].value.size(); });
    std::vector<Mark> marks;
    Bytes taken(sql.size());  // 1: by a mark
    for (Mark const& candidate : candidates) {
        auto const begin = taken.begin() + static_cast<std::ptrdiff_t>(candidate.begin);
        auto const end = taken.begin() + static_cast<std::ptrdiff_t>(candidate.end);
        if (std::find(begin, end, 1) != end) continue;
        std::fill(begin, end, std::uint8_t{1});
        marks.push_back(candidate);
    }
    return in_order(std::move(marks), [](Mark const& one) { return one.begin; });
}

}  // namespace parapet::sql
