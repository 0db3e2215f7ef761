#include "core/base/json_scanner.h"

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace parapet {

bool JsonScanner::take(char c) {
    if (is_at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
}

bool JsonScanner::word(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
}

bool JsonScanner::number(std::string_view& number) {
    std::size_t const from = at_;
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (take('e') || take('E')) {
        if (!take('+')) take('-');
        if (!digits()) return false;
    }
    number = text_.substr(from, at_ - from);
    return true;
}

bool JsonScanner::digits() {
    std::size_t const from = at_;
    while (ascii::is_digit(peek())) ++at_;
    return at_ > from;
}

bool JsonScanner::string(std::string& string) {
    if (!take('"')) return false;
    for (;;) {
        std::size_t const from = at_;
        while (!is_at_end() && text_[at_] != '"' && text_[at_] != '\\' &&
               static_cast<unsigned char>(text_[at_]) >= 0x20)
            ++at_;
        std::string_view const plain = text_.substr(from, at_ - from);
        if (!is_valid_utf8(plain)) {
            at_ = from;
            return false;
        }
        string += plain;
        if (take('"')) return true;
        if (!take('\\') || !escape(string)) return false;
    }
}

bool JsonScanner::name(std::string& name) { return string(name) && colon(); }

bool JsonScanner::colon() {
    skip_space();
    if (!take(':')) return false;
    skip_space();
    return true;
}

std::optional<std::string_view> JsonScanner::plain_string() {
    if (peek() != '"') return std::nullopt;
    std::size_t const from = at_ + 1;
    unsigned all = 0;
    for (std::size_t at = from; at < text_.size(); ++at) {
        auto const c = static_cast<unsigned char>(text_[at]);
        if (c == '"') {
            std::string_view const plain = text_.substr(from, at - from);
            if (all >= 0x80 && !is_valid_utf8(plain)) return std::nullopt;
            at_ = at + 1;
            return plain;
        }
        if (c == '\\' || c < 0x20) return std::nullopt;
        all |= c;
    }
    return std::nullopt;
}

bool JsonScanner::escape(std::string& string) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    std::size_t const known = kLetters.find(peek());
    if (!is_at_end() && known != std::string_view::npos) {
        ++at_;
        string += kMeanings[known];
        return true;
    }
    char32_t point = 0;
    if (!take('u') || !unit(point)) return false;
    if (char32_t low = 0; point >= 0xD800 && point < 0xDC00 && low_surrogate(low))
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    bool const is_lone = point >= 0xD800 && point < 0xE000;
    append_utf8(string, point);  // as U+FFFD when it is lone
    return !is_lone || lone_ == LoneSurrogate::Replacement;
}

bool JsonScanner::unit(char32_t& unit) {
    unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
        int const digit = ascii::hex_value(peek());
        if (digit < 0) return false;
        unit = unit << 4 | static_cast<char32_t>(digit);
    }
    return true;
}

// Goes back to where it was when there is none: what is there may be another character.
bool JsonScanner::low_surrogate(char32_t& low) {
    std::size_t const from = at_;
    if (take('\\') && take('u') && unit(low) && low >= 0xDC00 && low < 0xE000) return true;
    at_ = from;
    return false;
}

void JsonScanner::skip_space() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
}

}  // namespace parapet
