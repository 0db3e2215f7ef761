#include "core/auth/jose_scanner.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace parapet::auth {
namespace {

constexpr std::size_t kFewNames = 16;     // so many are compared each with each
constexpr std::size_t kExactDigits = 15;  // of an integer that a double holds as it is

bool has_duplicate(std::vector<std::string_view> names) {
    if (names.size() > kFewNames) {
        std::sort(names.begin(), names.end());
        return std::adjacent_find(names.begin(), names.end()) != names.end();
    }
    for (std::size_t i = 1; i < names.size(); ++i) {
        auto const end = names.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::find(names.begin(), end, names[i]) != end) return true;
    }
    return false;
}

}  // namespace

Result<JoseMembers, JoseJsonError> JoseScanner::read() {
    JoseMembers members;
    bool whole = is_valid_utf8(text_);
    if (whole) {
        skip_space();
        whole = top_level(members);
        skip_space();
    }
    if (saw_duplicate_) return Failure{JoseJsonError::DuplicateMember};
    if (!whole || at_ != text_.size()) return Failure{JoseJsonError::NotAnObject};
    return members;
}

bool JoseScanner::top_level(JoseMembers& members) {
    bool const whole = separated('{', '}', [&] {
        JoseMember& member = members.emplace_back();
        return name(member.name) && top_value(member.value);
    });
    if (!whole) return false;
    std::vector<std::string_view> names;
    for (JoseMember const& member : members) names.push_back(member.name);
    saw_duplicate_ = has_duplicate(std::move(names));
    return !saw_duplicate_;
}

bool JoseScanner::object(std::size_t depth) {
    if (depth > kMaxJoseDepth) return false;
    std::vector<std::string> names;
    bool const whole =
        separated('{', '}', [&] { return name(names.emplace_back()) && value(depth + 1); });
    if (!whole) return false;
    saw_duplicate_ = has_duplicate({names.begin(), names.end()});
    return !saw_duplicate_;
}

bool JoseScanner::list(std::size_t depth) {
    return depth <= kMaxJoseDepth && separated('[', ']', [&] { return value(depth + 1); });
}

// depth: that of an object or list that may begin here.
bool JoseScanner::value(std::size_t depth) {
    std::string ignored_text;
    double ignored_number = 0;
    switch (peek()) {
        case '{': return object(depth);
        case '[': return list(depth);
        case '"': return text(ignored_text);
        case 't': return word("true");
        case 'f': return word("false");
        case 'n': return word("null");
        default: return number(ignored_number);
    }
}

bool JoseScanner::top_value(JoseValue& member) {
    switch (peek()) {
        case '"': return text(member.emplace<std::string>());
        case '[': {
            bool is_pure = true;
            if (!text_list(member.emplace<std::vector<std::string>>(), is_pure)) return false;
            if (!is_pure) member = OtherJson{};
            return true;
        }
        case '{':
        case 't':
        case 'f':
        case 'n': member = OtherJson{}; return value(2);
        default: return number(member.emplace<double>());
    }
}

bool JoseScanner::text_list(std::vector<std::string>& texts, bool& is_pure) {
    return separated('[', ']', [&] {
        if (peek() == '"') return text(texts.emplace_back());
        is_pure = false;
        return value(3);
    });
}

template <class Item>
bool JoseScanner::separated(char open, char close, Item item) {
    if (!take(open)) return false;
    skip_space();
    if (take(close)) return true;
    do {
        skip_space();
        if (!item()) return false;
        skip_space();
    } while (take(','));
    return take(close);
}

bool JoseScanner::name(std::string& name) {
    if (!text(name)) return false;
    skip_space();
    if (!take(':')) return false;
    skip_space();
    return true;
}

bool JoseScanner::text(std::string& text) {
    if (!take('"')) return false;
    for (;;) {
        std::size_t const from = at_;
        while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
               static_cast<unsigned char>(text_[at_]) >= 0x20)
            ++at_;
        text.append(text_.substr(from, at_ - from));
        if (take('"')) return true;
        if (!take('\\') || !escape(text)) return false;
    }
}

bool JoseScanner::escape(std::string& text) {
    constexpr std::string_view kLetters = "\"\\/bfnrt";
    constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
    std::size_t const known = kLetters.find(peek());
    if (peek() != '\0' && known != std::string_view::npos) {
        ++at_;
        text += kMeanings[known];
        return true;
    }
    char32_t point = 0;
    if (!take('u') || !unit(point)) return false;
    if (point >= 0xD800 && point < 0xDC00) {
        char32_t low = 0;
        if (!take('\\') || !take('u') || !unit(low) || low < 0xDC00 || low > 0xDFFF) return false;
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    } else if (point >= 0xDC00 && point <= 0xDFFF) {
        return false;
    }
    append_utf8(text, point);
    return true;
}

bool JoseScanner::unit(char32_t& unit) {
    unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
        int const digit = ascii::hex_value(peek());
        if (digit < 0) return false;
        unit = unit << 4 | static_cast<char32_t>(digit);
    }
    return true;
}

bool JoseScanner::number(double& number) {
    std::size_t const from = at_;
    take('-');
    if (!take('0') && !digits()) return false;
    bool is_whole = true;
    if (take('.')) {
        is_whole = false;
        if (!digits()) return false;
    }
    if (take('e') || take('E')) {
        is_whole = false;
        if (!take('+')) take('-');
        if (!digits()) return false;
    }
    std::string const written(text_.substr(from, at_ - from));
    if (is_whole && written.size() <= kExactDigits) {
        std::int64_t whole = 0;
        std::from_chars(written.data(), written.data() + written.size(), whole);
        number = static_cast<double>(whole);
        return true;
    }
    number = std::strtod(written.c_str(), nullptr);
    return std::isfinite(number);
}

bool JoseScanner::digits() {
    std::size_t const from = at_;
    while (ascii::is_digit(peek())) ++at_;
    return at_ > from;
}

bool JoseScanner::word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
}

bool JoseScanner::take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
}

void JoseScanner::skip_space() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') ++at_;
}

}  // namespace parapet::auth
