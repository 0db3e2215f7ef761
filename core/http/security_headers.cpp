#include "core/http/security_headers.h"

#include <string>

#include "core/http/permissions_policy.h"

namespace parapet::http {

std::string_view text_of(ReferrerPolicy policy) {
    switch (policy) {
        case ReferrerPolicy::NoReferrer: return "no-referrer";
        case ReferrerPolicy::SameOrigin: return "same-origin";
        case ReferrerPolicy::Origin: return "origin";
        case ReferrerPolicy::StrictOrigin: return "strict-origin";
        case ReferrerPolicy::OriginWhenCrossOrigin: return "origin-when-cross-origin";
        case ReferrerPolicy::StrictOriginWhenCrossOrigin: return "strict-origin-when-cross-origin";
    }
    return "no-referrer";
}

std::string_view text_of(OpenerPolicy policy) {
    switch (policy) {
        case OpenerPolicy::SameOrigin: return "same-origin";
        case OpenerPolicy::SameOriginAllowPopups: return "same-origin-allow-popups";
        case OpenerPolicy::NoopenerAllowPopups: return "noopener-allow-popups";
        case OpenerPolicy::UnsafeNone: return "unsafe-none";
    }
    return "same-origin";
}

std::string_view text_of(EmbedderPolicy policy) {
    switch (policy) {
        case EmbedderPolicy::RequireCorp: return "require-corp";
        case EmbedderPolicy::Credentialless: return "credentialless";
        case EmbedderPolicy::UnsafeNone: return "unsafe-none";
    }
    return "require-corp";
}

std::string_view text_of(ResourcePolicy policy) {
    switch (policy) {
        case ResourcePolicy::SameOrigin: return "same-origin";
        case ResourcePolicy::SameSite: return "same-site";
        case ResourcePolicy::CrossOrigin: return "cross-origin";
    }
    return "same-origin";
}

std::string_view text_of(FrameOptions options) {
    return options == FrameOptions::Deny ? "DENY" : "SAMEORIGIN";
}

std::string_view text_of(Caching caching) {
    switch (caching) {
        case Caching::Private: return "no-store";
        case Caching::Revalidate: return "no-cache";
        case Caching::Immutable: return "public, max-age=31536000, immutable";
    }
    return "no-store";
}

HeaderList secure_defaults(CspNonce const& nonce) {
    return {
        csp_header(strict_csp(nonce)),
        {"Strict-Transport-Security", serialize(Hsts{}).value()},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", std::string(text_of(FrameOptions::Deny))},
        {"Referrer-Policy", std::string(text_of(ReferrerPolicy::NoReferrer))},
        {"Permissions-Policy", serialize(powerless_features()).value()},
        {"Cross-Origin-Opener-Policy", std::string(text_of(OpenerPolicy::SameOrigin))},
        {"Cross-Origin-Embedder-Policy", std::string(text_of(EmbedderPolicy::RequireCorp))},
        {"Cross-Origin-Resource-Policy", std::string(text_of(ResourcePolicy::SameOrigin))},
        {"Cache-Control", std::string(text_of(Caching::Private))},
    };
}

}  // namespace parapet::http
