#include "core/http/csp_source.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/http/domain_name.h"

namespace parapet::http {
namespace {

bool is_scheme(std::string_view name) {
    return !name.empty() && ascii::is_alpha(name.front()) &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return ascii::is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
           });
}

// host-part = "*" / [ "*." ] 1*host-char *( "." 1*host-char )
bool is_host_part(std::string_view host) {
    if (host == "*") return true;
    if (host.starts_with("*.")) host.remove_prefix(2);
    return is_domain_name(host) && host.find('_') == std::string_view::npos;
}

bool is_port_part(std::string_view port) {
    return port == "*" || (!port.empty() && port.size() <= 5 &&
                           std::all_of(port.begin(), port.end(), ascii::is_digit));
}

// path-absolute of RFC 3986 without ";" and ",", which end a directive and a policy. A browser
// ignores a source with any other path.
bool is_path_part(std::string_view path) {
    if (path.starts_with("//")) return false;
    for (std::size_t at = path.find('%'); at != std::string_view::npos;
         at = path.find('%', at + 1)) {
        std::string_view const digits = path.substr(at + 1, 2);
        if (digits.size() < 2 || !std::all_of(digits.begin(), digits.end(), ascii::is_hex_digit))
            return false;
    }
    return std::all_of(path.begin(), path.end(), [](char c) {
        return ascii::is_alphanumeric(c) ||
               std::string_view("/-._~!$&'()*+=:@%").find(c) != std::string_view::npos;
    });
}

bool is_host_source(std::string_view source) {
    if (std::size_t const scheme_end = source.find("://"); scheme_end != std::string_view::npos) {
        if (!is_scheme(source.substr(0, scheme_end))) return false;
        source.remove_prefix(scheme_end + 3);
    }
    std::size_t const slash = std::min(source.find('/'), source.size());
    if (!is_path_part(source.substr(slash))) return false;
    std::string_view const authority = source.substr(0, slash);
    std::size_t const colon = authority.find(':');
    if (!is_host_part(authority.substr(0, colon))) return false;
    return colon == std::string_view::npos || is_port_part(authority.substr(colon + 1));
}

// base64-value = 1*( ALPHA / DIGIT / "+" / "/" / "-" / "_" ) *2( "=" )
bool is_base64_value(std::string_view text) {
    for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return ascii::is_alphanumeric(c) || c == '+' || c == '/' || c == '-' || c == '_';
    });
}

std::string keyword_text(CspKeyword keyword) {
    switch (keyword) {
        case CspKeyword::UnsafeInline: return "'unsafe-inline'";
        case CspKeyword::UnsafeEval: return "'unsafe-eval'";
        case CspKeyword::WasmUnsafeEval: return "'wasm-unsafe-eval'";
        case CspKeyword::StrictDynamic: return "'strict-dynamic'";
        case CspKeyword::UnsafeHashes: return "'unsafe-hashes'";
        case CspKeyword::ReportSample: return "'report-sample'";
    }
    return "";
}

constexpr std::size_t kNonceBytes = 16;
constexpr std::size_t kMinNonceCharacters = 22;  // 128 bits in Base64

}  // namespace

std::string_view explain(CspSourceError error) {
    switch (error) {
        case CspSourceError::BadScheme: return "A scheme is a name such as https, without colon.";
        case CspSourceError::BadHost:
            return "A host source is [scheme://]host[:port][/path] without space, comma or "
                   "semicolon.";
        case CspSourceError::BadNonce: return "A nonce is made of Base64 characters.";
        case CspSourceError::NonceTooShort:
            return "A nonce needs at least 128 random bits: 22 Base64 characters.";
        case CspSourceError::BadDigestLength:
            return "A hash source is a whole SHA-256, SHA-384 or SHA-512 digest.";
    }
    return "Unknown CSP source error.";
}

Result<CspPlace, CspSourceError> CspPlace::scheme(std::string_view name) {
    if (!is_scheme(name)) return Failure{CspSourceError::BadScheme};
    return CspPlace(std::string(name) + ":");
}

Result<CspPlace, CspSourceError> CspPlace::host(std::string_view source) {
    if (!is_host_source(source)) return Failure{CspSourceError::BadHost};
    return CspPlace(std::string(source));
}

CspNonce CspNonce::draw(Random& random) {
    std::array<std::uint8_t, kNonceBytes> bytes;
    random.fill(bytes);
    return CspNonce(encode_base64(bytes));
}

Result<CspNonce, CspSourceError> CspNonce::of(std::string_view base64) {
    if (!is_base64_value(base64)) return Failure{CspSourceError::BadNonce};
    if (base64.size() < kMinNonceCharacters) return Failure{CspSourceError::NonceTooShort};
    return CspNonce(std::string(base64));
}

CspCode::CspCode(CspKeyword keyword) : text_(keyword_text(keyword)) {}

Result<CspCode, CspSourceError> CspCode::hash(ByteView digest) {
    std::string_view name;
    switch (digest.size()) {
        case 32: name = "sha256"; break;
        case 48: name = "sha384"; break;
        case 64: name = "sha512"; break;
        default: return Failure{CspSourceError::BadDigestLength};
    }
    return CspCode("'" + std::string(name) + "-" + encode_base64(digest) + "'");
}

}  // namespace parapet::http
