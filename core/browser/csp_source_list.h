// Source lists of a Content-Security-Policy as a browser reads them (CSP3 2.3.1): every word is one
// kind of source expression, or is ignored with a note. Which URLs an expression matches is in
// csp_match.h; the writer that cannot write a wrong one is core/http/csp_source.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/crypto/digest.h"

namespace parapet::browser {

enum class KeywordSource {
    None,
    Self,
    UnsafeInline,
    UnsafeEval,
    WasmUnsafeEval,
    WasmEval,  // read by Chromium, for its extensions alone: it has no effect on a page
    StrictDynamic,
    UnsafeHashes,
    ReportSample,
    UnsafeAllowRedirects,  // of the directive navigate-to, which is gone: no effect
};

struct SchemeSource {
    std::string scheme;  // lower case, without ":"
};

struct HostSource {
    std::optional<std::string> scheme = std::nullopt;  // lower case
    std::string host = {};                             // lower case; "*" or "*.x" for subdomains
    std::optional<std::string> port = std::nullopt;    // digits or "*"
    std::string path = {};                             // "" or from its "/", percent-encoded
};

struct NonceSource {
    std::string value;
};

struct HashSource {
    crypto::Hash algorithm;
    std::string value;  // as written: Base64 or Base64url, padded or not
    Bytes digest;       // what it says; of any length
};

struct SourceExpression {
    std::string text;  // as written
    std::variant<KeywordSource, SchemeSource, HostSource, NonceSource, HashSource> kind;
};

struct SourceList {
    std::vector<SourceExpression> expressions = {};
    std::vector<std::string> notes = {};  // what was ignored and why, a sentence each

    bool has(KeywordSource) const;
    // True with a nonce or a hash: 'unsafe-inline' is then ignored.
    bool has_nonce_or_hash() const;
};

// Nothing when the word is none of the grammar's expressions: it then matches nothing.
std::optional<SourceExpression> parse_source_expression(std::string_view word);

// value is a directive's value: words between ASCII white space.
SourceList parse_source_list(std::string_view value);

// "sha256" for the hash of a hash-source.
std::string_view hash_name(crypto::Hash);

}  // namespace parapet::browser
