#include "core/http/set_cookie.h"

namespace parapet::http {

std::string_view explain(SetCookieError error) {
    switch (error) {
        case SetCookieError::EmptyName: return "A cookie needs a name.";
        case SetCookieError::BadNameCharacter:
            return "The name holds a character that is not allowed in a token.";
        case SetCookieError::BadValueCharacter:
            return "The value holds a character that would end or split the header.";
        case SetCookieError::PairTooLong:
            return "Name and value together are over 4096 bytes, and a browser drops such a "
                   "cookie.";
        case SetCookieError::BadPath:
            return "Path must start with \"/\", be at most 1024 bytes and hold no control or "
                   "semicolon.";
        case SetCookieError::BadDomain:
            return "Domain must be a domain name of at least two labels: no IP address, no dot in "
                   "front, nothing else.";
        case SetCookieError::NoneNeedsSecure:
            return "SameSite=None is only honoured together with Secure.";
        case SetCookieError::PartitionedNeedsSecure:
            return "Partitioned is only honoured together with Secure.";
        case SetCookieError::SecurePrefixViolated: return "__Secure- cookies must be Secure.";
        case SetCookieError::HostPrefixViolated:
            return "__Host- cookies must be Secure, have Path=/ and no Domain.";
        case SetCookieError::HttpPrefixViolated:
            return "__Http- cookies must be Secure and HttpOnly.";
        case SetCookieError::HostHttpPrefixViolated:
            return "__Host-Http- cookies must be Secure and HttpOnly, have Path=/ and no Domain.";
        case SetCookieError::SecureOverPlainHttp:
            return "A browser drops a Secure cookie that arrives over plain http.";
        case SetCookieError::DomainIsForeign:
            return "Domain is neither the host that sends the cookie nor a parent of it.";
    }
    return "Unknown cookie error.";
}

}  // namespace parapet::http
