#include "core/range/plain_forms.h"

#include <array>
#include <optional>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/base/utf8.h"
#include "core/http/percent.h"

namespace parapet::range {
namespace {

constexpr std::size_t kShortestRun = 16;  // characters of base64 or hexadecimal

char32_t number_in(std::string_view digits, unsigned base) {
    char32_t value = 0;
    for (char c : digits) {
        int const digit = ascii::hex_value(c);
        if (digit < 0 || static_cast<unsigned>(digit) >= base || value > 0x10FFFF) return 0xFFFD;
        value = value * base + static_cast<char32_t>(digit);
    }
    return digits.empty() ? 0xFFFD : value;
}

bool is_base64(char c) {
    return ascii::is_alphanumeric(c) || c == '+' || c == '/' || c == '-' || c == '_';
}

// Both alphabets, padded or not; bits that no byte uses are dropped.
std::string decode_run(std::string_view run) {
    std::string text(run.substr(0, run.size() - (run.size() % 4 == 1 ? 1 : 0)));
    for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
    auto bytes = decode_base64(text, Base64::Url);
    if (!bytes) bytes = decode_base64(text.substr(0, text.size() / 4 * 4), Base64::Url);
    return bytes ? std::string(as_text(bytes.value())) : std::string();
}

// What the runs of encoded text say, one after another.
std::string decode_runs(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        bool only_hex = true;
        while (end < text.size() && is_base64(text[end]))
            only_hex = ascii::is_hex_digit(text[end++]) && only_hex;
        std::string_view const run = text.substr(at, end - at);
        if (run.size() >= kShortestRun) {
            plain += decode_run(run) + '\n';
            if (only_hex)
                if (auto const bytes = decode_hex(run.substr(0, run.size() / 2 * 2)))
                    plain += std::string(as_text(bytes.value())) + '\n';
        }
        at = end + 1;
    }
    return plain;
}

struct Entity {
    std::string_view name;
    char character;
};
constexpr std::array<Entity, 5> kEntities{
    {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};

std::optional<std::string> entity(std::string_view name) {
    for (Entity const& known : kEntities)
        if (known.name == name) return std::string(1, known.character);
    if (!name.starts_with('#')) return std::nullopt;
    bool const hex = name.size() > 1 && ascii::lower(name[1]) == 'x';
    std::string character;
    append_utf8(character, number_in(name.substr(hex ? 2 : 1), hex ? 16 : 10));
    return character;
}

char unescaped(char c) {
    switch (c) {
        case 'n': return '\n';
        case 'r': return '\r';
        case 't': return '\t';
        case 'b': return '\b';
        case 'f': return '\f';
        default: return c;
    }
}

}  // namespace

std::string without_json_escapes(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
        } else if (text[i + 1] == 'u' && i + 6 <= text.size()) {
            append_utf8(plain, number_in(text.substr(i + 2, 4), 16));
            i += 5;
        } else {
            plain += unescaped(text[++i]);
        }
    }
    return plain;
}

std::string without_html_escapes(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t const end = text[i] == '&' ? text.find(';', i) : std::string_view::npos;
        if (end != std::string_view::npos && end - i <= 8) {
            if (auto const character = entity(text.substr(i + 1, end - i - 1))) {
                plain += *character;
                i = end;
                continue;
            }
        }
        plain += text[i];
    }
    return plain;
}

std::vector<std::string> plain_forms(std::string_view text) {
    std::vector<std::string> forms{std::string(text)};
    auto const add = [&](std::string form) {
        if (!form.empty() && form != text) forms.push_back(std::move(form));
    };
    if (text.find('\\') != std::string_view::npos) add(without_json_escapes(text));
    if (text.find('&') != std::string_view::npos) add(without_html_escapes(text));
    if (text.find('%') != std::string_view::npos) add(http::percent_decode(text));
    add(decode_runs(text));
    return forms;
}

}  // namespace parapet::range
