#include "core/http/percent.h"

#include "core/base/ascii.h"

namespace parapet::http {
namespace {

// Each set of the standard is one it names before it plus these.
constexpr std::string_view additions(PercentSet set) {
    switch (set) {
        case PercentSet::C0Control: return "";
        case PercentSet::Fragment: return " \"<>`";
        case PercentSet::Query: return " \"#<>";
        case PercentSet::SpecialQuery: return " \"#<>'";
        case PercentSet::Path: return " \"#<>?^`{}";
        case PercentSet::Userinfo: return " \"#<>?^`{}/:;=@[\\]|";
        case PercentSet::Component: return " \"#<>?^`{}/:;=@[\\]|$&+,%";
        case PercentSet::Form: return " \"#<>?^`{}/:;=@[\\]|$&+,%!'()~";
    }
    return "";
}

}  // namespace

bool must_percent_encode(char byte, PercentSet set) {
    bool const is_c0_control_set = byte < ' ' || byte > '~';  // char is signed: over 0x7F is < ' '
    return is_c0_control_set || additions(set).find(byte) != std::string_view::npos;
}

void append_percent_encoded(std::string& out, char byte, PercentSet set) {
    if (!must_percent_encode(byte, set)) {
        out += byte;
        return;
    }
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    auto const value = static_cast<unsigned char>(byte);
    out += '%';
    out += kDigits[value >> 4];
    out += kDigits[value & 15];
}

std::string percent_encode(std::string_view bytes, PercentSet set) {
    std::string text;
    text.reserve(bytes.size());
    for (char byte : bytes) append_percent_encoded(text, byte, set);
    return text;
}

std::string percent_decode(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && ascii::is_hex_digit(text[i + 1]) &&
            ascii::is_hex_digit(text[i + 2])) {
            bytes += static_cast<char>(ascii::hex_value(text[i + 1]) << 4 |
                                       ascii::hex_value(text[i + 2]));
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

}  // namespace parapet::http
