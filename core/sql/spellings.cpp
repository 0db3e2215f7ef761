#include "core/sql/spellings.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/base64.h"

namespace parapet::sql {
namespace {

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (ascii::is_lower(c)) c = static_cast<char>(c - 'a' + 'A');
    return result;
}

// %XX; what is no escape stays.
std::string url_decoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const escape = text[i] == '%' && i + 2 < text.size() &&
                            ascii::is_hex_digit(text[i + 1]) && ascii::is_hex_digit(text[i + 2]);
        if (!escape) {
            result += text[i];
            continue;
        }
        result +=
            static_cast<char>(ascii::hex_value(text[i + 1]) * 16 + ascii::hex_value(text[i + 2]));
        i += 2;
    }
    return result;
}

// As encodeURIComponent does.
std::string url_encoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    constexpr std::string_view kUnreserved = "-_.!~*'()";
    std::string result;
    for (char c : text) {
        if (ascii::is_alphanumeric(c) || kUnreserved.find(c) != std::string_view::npos) {
            result += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        result += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
    return result;
}

std::optional<std::string> base64_decoded(std::string_view text) {
    for (Base64 const form : {Base64::Standard, Base64::Unpadded, Base64::Url})
        if (auto const bytes = decode_base64(text, form))
            return std::string(as_text(bytes.value()));
    return std::nullopt;
}

// Nothing when there is nothing to escape.
std::string escaped(std::string_view text, std::string_view characters, std::string_view prefix) {
    std::string result;
    std::size_t copied = 0;
    for (std::size_t at = text.find_first_of(characters); at != std::string_view::npos;
         at = text.find_first_of(characters, at + 1)) {
        result.append(text, copied, at - copied).append(prefix);
        copied = at;
    }
    return result.empty() ? result : result.append(text, copied, std::string_view::npos);
}

std::vector<Spelling> transformed(std::string_view value) {
    std::string const decoded = url_decoded(value);
    std::vector<Spelling> result = {
        {"raw", std::string(value)},
        {"trimmed", std::string(ascii::trim(value))},
        {"lower", ascii::lower(value)},
        {"upper", upper(value)},
        {"url-decoded", decoded},
        {"url-decoded-twice", url_decoded(decoded)},
        {"url-encoded", url_encoded(value)},
        {"base64", encode_base64(as_bytes(value))},
        {"base64", encode_base64(as_bytes(value), Base64::Url)},
    };
    if (auto text = base64_decoded(value)) result.push_back({"base64", std::move(*text)});
    return result;
}

}  // namespace

std::vector<Spelling> spellings_of(std::string_view value) {
    std::vector<Spelling> result;
    auto const add = [&](std::string_view via, std::string text) {
        bool const known = std::any_of(result.begin(), result.end(),
                                       [&](Spelling const& other) { return other.text == text; });
        if (!text.empty() && !known) result.push_back({via, std::move(text)});
    };
    for (Spelling const& spelling : transformed(value)) {
        bool const raw = spelling.via == "raw";
        add(spelling.via, spelling.text);
        // \' and '' by themselves are in many a statement that nobody's value is in.
        if (spelling.text.size() == 1) continue;
        add(raw ? "doubled-quotes" : spelling.via, escaped(spelling.text, "'", "'"));
        add(raw ? "doubled-quotes" : spelling.via, escaped(spelling.text, "\"", "\""));
        add(raw ? "backslash-escaped" : spelling.via, escaped(spelling.text, "'\"\\", "\\"));
        add(raw ? "backslash-escaped" : spelling.via, escaped(spelling.text, "'", "\\"));
    }
    return result;
}

}  // namespace parapet::sql
