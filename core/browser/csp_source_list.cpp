#include "core/browser/csp_source_list.h"

#include <algorithm>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/browser/csp_directives.h"
#include "core/browser/splitting.h"

namespace parapet::browser {
namespace {

constexpr std::pair<std::string_view, KeywordSource> kKeywords[] = {
    {"'none'", KeywordSource::None},
    {"'self'", KeywordSource::Self},
    {"'unsafe-inline'", KeywordSource::UnsafeInline},
    {"'unsafe-eval'", KeywordSource::UnsafeEval},
    {"'wasm-unsafe-eval'", KeywordSource::WasmUnsafeEval},
    {"'wasm-eval'", KeywordSource::WasmEval},
    {"'strict-dynamic'", KeywordSource::StrictDynamic},
    {"'unsafe-hashes'", KeywordSource::UnsafeHashes},
    {"'report-sample'", KeywordSource::ReportSample},
    {"'unsafe-allow-redirects'", KeywordSource::UnsafeAllowRedirects},
};

// The second spelling is of an early draft; Chromium and WebKit still read it.
constexpr std::pair<std::string_view, crypto::Hash> kHashPrefixes[] = {
    {"'sha256-", crypto::Hash::Sha256},  {"'sha384-", crypto::Hash::Sha384},
    {"'sha512-", crypto::Hash::Sha512},  {"'sha-256-", crypto::Hash::Sha256},
    {"'sha-384-", crypto::Hash::Sha384}, {"'sha-512-", crypto::Hash::Sha512},
};

template <class Predicate>
bool all_of(std::string_view text, Predicate predicate) {
    return std::all_of(text.begin(), text.end(), predicate);
}

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
    return ascii::equal_ignoring_case(text.substr(0, prefix.size()), prefix);
}

// scheme of RFC 3986 section 3.1
bool is_scheme_part(std::string_view text) {
    return !text.empty() && ascii::is_alpha(text.front()) && all_of(text, [](char c) {
        return ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
    });
}

// host-part = "*" / [ "*." ] 1*host-char *( "." 1*host-char )
bool is_host_part(std::string_view text) {
    if (text == "*") return true;
    if (text.starts_with("*.")) text.remove_prefix(2);
    auto const labels = strictly_split(text, '.');
    return std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
        return !label.empty() &&
               all_of(label, [](char c) { return ascii::is_alphanumeric(c) || c == '-'; });
    });
}

bool is_port_part(std::string_view text) {
    return text == "*" || (!text.empty() && all_of(text, ascii::is_digit));
}

// path-absolute of RFC 3986 without ";" and ","; "//" would be no path-absolute.
bool is_path_part(std::string_view text) {
    if (text.starts_with("//")) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const is_encoded = text[i] == '%' && i + 2 < text.size() &&
                                ascii::is_hex_digit(text[i + 1]) &&
                                ascii::is_hex_digit(text[i + 2]);
        if (!is_encoded && !ascii::is_alphanumeric(text[i]) &&
            std::string_view("/-._~!$&'()*+=:@").find(text[i]) == std::string_view::npos) {
            return false;
        }
    }
    return true;
}

// base64-value = 1*( ALPHA / DIGIT / "+" / "/" / "-" / "_" ) *2( "=" )
bool is_base64_value(std::string_view text) {
    for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
    return !text.empty() && all_of(text, [](char c) {
        return ascii::is_alphanumeric(c) || c == '+' || c == '/' || c == '-' || c == '_';
    });
}

int sextet(char c) {
    if (ascii::is_upper(c)) return c - 'A';
    if (ascii::is_lower(c)) return c - 'a' + 26;
    if (ascii::is_digit(c)) return c - '0' + 52;
    return c == '+' || c == '-' ? 62 : 63;
}

// Forgiving, as browsers are: either alphabet, any padding, left-over bits dropped. Nothing for a
// length that no bytes have.
std::optional<Bytes> decode_base64_value(std::string_view text) {
    while (text.ends_with('=')) text.remove_suffix(1);
    if (text.size() % 4 == 1) return std::nullopt;
    Bytes bytes;
    unsigned bits = 0;
    int count = 0;
    for (char c : text) {
        bits = (bits << 6 | static_cast<unsigned>(sextet(c))) & 0xFFFF;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes.push_back(static_cast<std::uint8_t>(bits >> count));
    }
    return bytes;
}

std::optional<SourceExpression> parse_hash(std::string_view word) {
    for (auto const& [prefix, algorithm] : kHashPrefixes) {
        if (!starts_with_ignoring_case(word, prefix)) continue;
        if (word.size() <= prefix.size() || word.back() != '\'') return std::nullopt;
        std::string_view const value = word.substr(prefix.size(), word.size() - prefix.size() - 1);
        if (!is_base64_value(value)) return std::nullopt;
        auto digest = decode_base64_value(value);
        if (!digest) return std::nullopt;
        return SourceExpression{std::string(word),
                                HashSource{algorithm, std::string(value), std::move(*digest)}};
    }
    return std::nullopt;
}

std::optional<SourceExpression> parse_quoted(std::string_view word) {
    for (auto const& [text, keyword] : kKeywords) {
        if (ascii::equal_ignoring_case(word, text))
            return SourceExpression{std::string(word), keyword};
    }
    constexpr std::string_view kNonce = "'nonce-";
    if (starts_with_ignoring_case(word, kNonce)) {
        if (word.size() <= kNonce.size() || word.back() != '\'') return std::nullopt;
        std::string_view const value = word.substr(kNonce.size(), word.size() - kNonce.size() - 1);
        if (!is_base64_value(value)) return std::nullopt;
        return SourceExpression{std::string(word), NonceSource{std::string(value)}};
    }
    return parse_hash(word);
}

std::optional<SourceExpression> parse_host(std::string_view word) {
    std::string_view rest = word;
    HostSource source;
    if (std::size_t const end = rest.find("://"); end != std::string_view::npos) {
        if (!is_scheme_part(rest.substr(0, end))) return std::nullopt;
        source.scheme = ascii::lower(rest.substr(0, end));
        rest.remove_prefix(end + 3);
    }
    std::size_t const slash = std::min(rest.find('/'), rest.size());
    source.path = rest.substr(slash);
    std::string_view const authority = rest.substr(0, slash);
    std::size_t const colon = authority.find(':');
    source.host = ascii::lower(authority.substr(0, colon));
    if (colon != std::string_view::npos) source.port = authority.substr(colon + 1);
    if (!is_host_part(source.host) || !is_path_part(source.path)) return std::nullopt;
    if (source.port && !is_port_part(*source.port)) return std::nullopt;
    return SourceExpression{std::string(word), std::move(source)};
}

std::string why_ignored(std::string_view word) {
    std::string const quoted = "\"" + std::string(word) + "\"";
    std::size_t const query = word.find_first_of("?#");
    if (query != std::string_view::npos && parse_source_expression(word.substr(0, query)))
        return quoted + " matches nothing: a source has neither query nor fragment.";
    return quoted + " is no source expression and matches nothing.";
}

}  // namespace

bool SourceList::has(KeywordSource keyword) const {
    return std::any_of(expressions.begin(), expressions.end(), [keyword](auto const& each) {
        auto const* found = std::get_if<KeywordSource>(&each.kind);
        return found != nullptr && *found == keyword;
    });
}

bool SourceList::has_nonce_or_hash() const {
    return std::any_of(expressions.begin(), expressions.end(), [](auto const& each) {
        return std::holds_alternative<NonceSource>(each.kind) ||
               std::holds_alternative<HashSource>(each.kind);
    });
}

std::optional<SourceExpression> parse_source_expression(std::string_view word) {
    if (word.starts_with('\'')) return parse_quoted(word);
    if (word.ends_with(':') && is_scheme_part(word.substr(0, word.size() - 1))) {
        return SourceExpression{std::string(word),
                                SchemeSource{ascii::lower(word.substr(0, word.size() - 1))}};
    }
    return parse_host(word);
}

SourceList parse_source_list(std::string_view value) {
    SourceList list;
    for (std::string_view word : split_on_whitespace(value)) {
        auto expression = parse_source_expression(word);
        if (!expression) {
            list.notes.push_back(why_ignored(word));
            continue;
        }
        if (is_known_directive(ascii::lower(word)))
            list.notes.push_back("\"" + std::string(word) +
                                 "\" is read as a host: a semicolon before it is missing.");
        list.expressions.push_back(std::move(*expression));
    }
    bool const has_others =
        std::any_of(list.expressions.begin(), list.expressions.end(), [](auto const& each) {
            auto const* keyword = std::get_if<KeywordSource>(&each.kind);
            return keyword == nullptr ||
                   (*keyword != KeywordSource::None && *keyword != KeywordSource::ReportSample);
        });
    if (list.has(KeywordSource::None) && has_others)
        list.notes.push_back("'none' beside other sources is ignored.");
    return list;
}

std::string_view hash_name(crypto::Hash hash) {
    switch (hash) {
        case crypto::Hash::Sha256: return "sha256";
        case crypto::Hash::Sha384: return "sha384";
        case crypto::Hash::Sha512: return "sha512";
        case crypto::Hash::Md5:
        case crypto::Hash::Sha1: break;
    }
    return "";
}

}  // namespace parapet::browser
