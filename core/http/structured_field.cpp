#include "core/http/structured_field.h"

#include <algorithm>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/base64.h"

namespace parapet::http {
namespace {

constexpr std::int64_t kIntegerLimit = 999'999'999'999'999;

using Fault = std::optional<SfError>;

// One overload per bare item: appends it, or says why not.
struct Writer {
    std::string& out;

    Fault operator()(std::int64_t number) const {
        if (number > kIntegerLimit || number < -kIntegerLimit) return SfError::IntegerTooLarge;
        out += std::to_string(number);
        return std::nullopt;
    }

    Fault operator()(std::string const& text) const {
        out += '"';
        for (char c : text) {
            if (c < ' ' || c > '~') return SfError::BadString;
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
        out += '"';
        return std::nullopt;
    }

    Fault operator()(SfToken const& token) const {
        std::string const& text = token.text;
        auto const fits = [](char c) {
            return ascii::is_token_character(c) || c == ':' || c == '/';
        };
        if (text.empty() || !(ascii::is_alpha(text.front()) || text.front() == '*') ||
            !std::all_of(text.begin(), text.end(), fits))
            return SfError::BadToken;
        out += text;
        return std::nullopt;
    }

    Fault operator()(Bytes const& bytes) const {
        out += ":" + encode_base64(bytes) + ":";
        return std::nullopt;
    }

    Fault operator()(SfBoolean value) const {
        out += value == SfBoolean::True ? "?1" : "?0";
        return std::nullopt;
    }
};

Fault write_key(std::string& out, std::string const& key) {
    auto const fits = [](char c) {
        return ascii::is_lower(c) || ascii::is_digit(c) || c == '_' || c == '-' || c == '.' ||
               c == '*';
    };
    if (key.empty() || !(ascii::is_lower(key.front()) || key.front() == '*') ||
        !std::all_of(key.begin(), key.end(), fits))
        return SfError::BadKey;
    out += key;
    return std::nullopt;
}

Fault write_item(std::string& out, SfItem const& item) {
    if (auto fault = std::visit(Writer{out}, item.value)) return fault;
    for (SfParameter const& parameter : item.parameters) {
        out += ';';
        if (auto fault = write_key(out, parameter.key)) return fault;
        auto const* boolean = std::get_if<SfBoolean>(&parameter.value);
        if (boolean != nullptr && *boolean == SfBoolean::True) continue;
        out += '=';
        if (auto fault = std::visit(Writer{out}, parameter.value)) return fault;
    }
    return std::nullopt;
}

Fault write_member(std::string& out, SfMember const& member) {
    if (auto fault = write_key(out, member.key)) return fault;
    out += "=(";
    for (std::size_t i = 0; i < member.inner_list.size(); ++i) {
        if (i > 0) out += ' ';
        if (auto fault = write_item(out, member.inner_list[i])) return fault;
    }
    out += ')';
    return std::nullopt;
}

}  // namespace

std::string_view explain(SfError error) {
    switch (error) {
        case SfError::IntegerTooLarge: return "A structured integer has at most 15 digits.";
        case SfError::BadString: return "A structured string holds printable ASCII only.";
        case SfError::BadToken: return "A structured token starts with a letter or \"*\".";
        case SfError::BadKey:
            return "A key is made of lower-case letters, digits and _-*. and starts with a letter "
                   "or *.";
    }
    return "Unknown structured field error.";
}

Result<std::string, SfError> serialize(std::vector<SfItem> const& list) {
    std::string out;
    for (SfItem const& item : list) {
        if (!out.empty()) out += ", ";
        if (auto fault = write_item(out, item)) return Failure{*fault};
    }
    return out;
}

Result<std::string, SfError> serialize(std::vector<SfMember> const& dictionary) {
    std::string out;
    for (SfMember const& member : dictionary) {
        if (!out.empty()) out += ", ";
        if (auto fault = write_member(out, member)) return Failure{*fault};
    }
    return out;
}

}  // namespace parapet::http
