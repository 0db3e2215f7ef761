// The sources a Content-Security-Policy may name (CSP Level 3 section 2.3.1). Each can only be made
// by a function that refuses what a browser would ignore, so a list of them is a valid source list.
// Matching sources to URLs is the browser's side: core/browser.
#pragma once

#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/random.h"
#include "core/base/result.h"

namespace parapet::http {

enum class CspSourceError {
    BadScheme,        // "https", "data" …: letters, digits, "+", "-", "."; without ":"
    BadHost,          // not [scheme://]host[:port][/path], or a character that ends the source
    BadNonce,         // no Base64 text
    NonceTooShort,    // under 16 bytes of Base64 characters for 128 bits
    BadDigestLength,  // not the 32, 48 or 64 bytes of SHA-256, SHA-384 or SHA-512
};
std::string_view explain(CspSourceError);

// Where something may be loaded from, sent to or framed by: fits every directive.
class CspPlace {
public:
    static CspPlace self() { return CspPlace("'self'"); }
    // "https" gives "https:".
    static Result<CspPlace, CspSourceError> scheme(std::string_view name);
    // "cdn.example", "*.cdn.example", "https://cdn.example:8443/lib/"
    static Result<CspPlace, CspSourceError> host(std::string_view source);

    std::string const& text() const { return text_; }

private:
    explicit CspPlace(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// A value that marks the scripts of one response; drawn afresh for each.
class CspNonce {
public:
    static CspNonce draw(Random&);  // 128 bits
    static Result<CspNonce, CspSourceError> of(std::string_view base64);

    std::string const& text() const { return text_; }

private:
    explicit CspNonce(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

enum class CspKeyword {
    UnsafeInline,
    UnsafeEval,
    WasmUnsafeEval,
    StrictDynamic,
    UnsafeHashes,
    ReportSample,
};

// What script or style may run: a place, a nonce, a hash or a keyword.
class CspCode {
public:
    CspCode(CspPlace const& place) : text_(place.text()) {}
    CspCode(CspNonce const& nonce) : text_("'nonce-" + nonce.text() + "'") {}
    CspCode(CspKeyword);
    // The digest of the inline script's or style's text; its length tells the hash function.
    static Result<CspCode, CspSourceError> hash(ByteView digest);

    std::string const& text() const { return text_; }

private:
    explicit CspCode(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

}  // namespace parapet::http
