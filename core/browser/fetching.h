// Fetches one thing, over all its redirects: https://fetch.spec.whatwg.org/#concept-main-fetch and
// #http-redirect-fetch. Everything that may stand in the way is asked in the standard's order:
// upgrades, mixed content, CSP, HSTS, cache, preflight, then, of the answer, CORS. One hop: hop.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/browser/cors_check.h"
#include "core/browser/csp_fetch.h"
#include "core/browser/csp_navigation.h"
#include "core/browser/document.h"
#include "core/browser/fetch_metadata.h"
#include "core/browser/session.h"

namespace parapet::browser {

inline constexpr int kMostRedirects = 20;

// When the cookies of the last answer count: Later when take_late_cookies() is called.
enum class CookieArrival { AtOnce, Later };

enum class CacheUse { Fresh, Stale, None };  // Stale: the back button

struct Fetch {
    Place place = {};
    http::Url url;
    std::string method = "GET";
    http::HeaderList headers = {};  // of the script or the form
    std::string body = {};
    RequestMode mode = RequestMode::NoCors;
    Destination destination = Destination::None;
    CredentialsMode credentials = CredentialsMode::Include;
    RequestTarget target = RequestTarget::Subresource;
    UserActivation activation = UserActivation::None;
    CacheUse cache = CacheUse::Fresh;
    CookieArrival cookies = CookieArrival::AtOnce;

    // Whose document asks; null when the user does. Its policies and place decide.
    Document const* client = nullptr;
    // Around what is loaded, outermost first: for a frame the documents it is in.
    std::vector<http::Origin> ancestors = {};
    ReferrerPolicy referrer_policy = kDefaultReferrerPolicy;

    // What CSP is asked about; nothing: a navigation, asked about by `navigation`.
    std::optional<LoadKind> load = std::nullopt;
    std::string nonce = {};
    std::string integrity = {};
    ParserMetadata parser = ParserMetadata::Inserted;
    NavigationKind navigation = NavigationKind::Other;
    // Of a frame: the document around it, whose frame-src is asked, whoever navigates.
    Document const* embedder = nullptr;
};

struct Fetched {
    bool ok = false;
    std::string error = {};  // why not, in a sentence
    http::Url url = {};      // after all redirects
    http::Response response = {};
    bool is_own_origin = false;      // of the asking document all the way
    http::HeaderList readable = {};  // headers that a script may read, mode Cors
    std::string referrer = {};       // what the last request told
    std::optional<std::size_t> exchange = std::nullopt;
};

Fetched fetch(Session& session, Fetch request);

}  // namespace parapet::browser
