// Cuts where sqlite3GetToken (tokenize.c of SQLite 3.53) cuts; each function below is one
// case of its switch.
#include <sqlite3.h>

#include <algorithm>

#include "core/base/ascii.h"
#include "core/sql/lens.h"

namespace parapet::sql {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
// Any byte of a non-ASCII character may be in an identifier.
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
bool is_identifier_start(char c) { return ascii::is_alpha(c) || c == '_' || is_beyond_ascii(c); }
bool is_identifier_character(char c) {
    return is_identifier_start(c) || ascii::is_digit(c) || c == '$';
}

class Tokenizer {
public:
    explicit Tokenizer(std::string_view sql)
        : sql_(sql), size_(std::min(sql.find('\0'), sql.size())) {}

    std::vector<Token> run() {
        while (position_ < size_) {
            std::size_t const begin = position_;
            TokenKind const kind = next();
            tokens_.push_back({kind, begin, position_});
        }
        // SQLite stops reading at a NUL.
        if (size_ < sql_.size()) tokens_.push_back({TokenKind::Illegal, size_, sql_.size()});
        return std::move(tokens_);
    }

private:
    // The character after `ahead` others; NUL beyond the end.
    char at(std::size_t ahead = 0) const {
        return position_ + ahead < size_ ? sql_[position_ + ahead] : '\0';
    }
    TokenKind take(std::size_t count, TokenKind kind) {
        position_ = std::min(position_ + count, size_);
        return kind;
    }
    template <class Predicate>
    void skip(Predicate while_true) {
        while (position_ < size_ && while_true(sql_[position_])) ++position_;
    }

    TokenKind next() {
        char const c = at();
        if (is_space(c) && c != '\v') return skip(is_space), TokenKind::Space;
        if (ascii::is_digit(c) || (c == '.' && ascii::is_digit(at(1)))) return number();
        if ((c == 'x' || c == 'X') && at(1) == '\'') return blob();
        if (starts_with("\xEF\xBB\xBF")) return take(3, TokenKind::Space);
        if (is_identifier_start(c)) return word();
        switch (c) {
            case '-': return at(1) == '-' ? line_comment() : arrow_or_minus();
            case '/': return at(1) == '*' && at(2) != '\0' ? block_comment() : op(1);
            case '\'': return quoted(TokenKind::String);
            case '"':
            case '`': return quoted(TokenKind::Identifier);
            case '[': return bracketed();
            case '?': return ++position_, skip(ascii::is_digit), TokenKind::Placeholder;
            case '$':
            case '@':
            case ':':
            case '#': return named_placeholder();
            default: return punctuation(c);
        }
    }

    bool starts_with(std::string_view text) const {
        return sql_.substr(position_, size_ - position_).starts_with(text);
    }
    TokenKind op(std::size_t length) { return take(length, TokenKind::Operator); }

    TokenKind punctuation(char c) {
        for (std::string_view const two : {"==", "<=", "<>", "<<", ">=", ">>", "!=", "||"})
            if (starts_with(two)) return op(2);
        bool const known = std::string_view("();+*%=<>|,&~.").find(c) != std::string_view::npos;
        return take(1, known ? TokenKind::Operator : TokenKind::Illegal);
    }
    TokenKind arrow_or_minus() {
        if (at(1) != '>') return op(1);
        return op(at(2) == '>' ? 3 : 2);
    }
    TokenKind line_comment() {
        skip([](char c) { return c != '\n'; });
        return TokenKind::Comment;
    }
    // An unterminated one reaches to the end. "/*/" does not close itself.
    TokenKind block_comment() {
        std::size_t const close = sql_.substr(0, size_).find("*/", position_ + 2);
        position_ = close == std::string_view::npos ? size_ : close + 2;
        return TokenKind::Comment;
    }
    TokenKind quoted(TokenKind kind) {
        char const quote = at();
        for (++position_; position_ < size_; ++position_) {
            if (at() != quote) continue;
            if (at(1) != quote) return take(1, kind);
            ++position_;
        }
        return TokenKind::Illegal;
    }
    TokenKind bracketed() {
        skip([](char c) { return c != ']'; });
        if (position_ == size_) return TokenKind::Illegal;
        return take(1, TokenKind::Identifier);
    }
    TokenKind blob() {
        std::size_t const begin = position_;
        position_ += 2;
        skip(ascii::is_hex_digit);
        bool const whole = at() == '\'' && (position_ - begin) % 2 == 0;
        skip([](char c) { return c != '\''; });
        return take(1, whole ? TokenKind::Blob : TokenKind::Illegal);
    }
    TokenKind number() {
        auto const digits = [this](auto is_one) {
            skip([&](char c) { return is_one(c) || c == '_'; });
        };
        if (at() == '0' && (at(1) == 'x' || at(1) == 'X') && ascii::is_hex_digit(at(2))) {
            position_ += 2;
            digits(ascii::is_hex_digit);
        } else {
            digits(ascii::is_digit);
            if (at() == '.') ++position_, digits(ascii::is_digit);
            bool const sign = at(1) == '+' || at(1) == '-';
            if ((at() == 'e' || at() == 'E') && ascii::is_digit(at(sign ? 2 : 1))) {
                position_ += sign ? 2 : 1;
                digits(ascii::is_digit);
            }
        }
        if (!is_identifier_character(at())) return TokenKind::Number;
        skip(is_identifier_character);
        return TokenKind::Illegal;
    }
    TokenKind named_placeholder() {
        std::size_t const begin = position_++;
        skip(is_identifier_character);
        return position_ == begin + 1 ? TokenKind::Illegal : TokenKind::Placeholder;
    }
    TokenKind word() {
        std::size_t const begin = position_;
        skip(is_identifier_character);
        int const keyword =
            sqlite3_keyword_check(sql_.data() + begin, static_cast<int>(position_ - begin));
        return keyword != 0 ? TokenKind::Keyword : TokenKind::Identifier;
    }

    std::string_view sql_;
    std::size_t size_;  // up to the first NUL
    std::size_t position_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view sql) { return Tokenizer(sql).run(); }

}  // namespace parapet::sql
