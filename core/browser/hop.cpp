#include "core/browser/hop.h"

#include <utility>

#include "core/browser/cookie_match.h"

namespace parapet::browser {
namespace {

bool is_safe_for_origin(std::string_view method) { return method == "GET" || method == "HEAD"; }

// https://fetch.spec.whatwg.org/#append-a-request-origin-header
std::optional<std::string> origin_header(Hop const& hop) {
    if (hop.fetch.mode == RequestMode::Cors) {
        bool const is_own = same_origin(hop.origin, http::Origin::of(hop.url));
        if (is_own && is_safe_for_origin(hop.fetch.method)) return std::nullopt;
        return hop.origin.serialize();
    }
    if (hop.fetch.client == nullptr || is_safe_for_origin(hop.fetch.method)) return std::nullopt;
    bool const downgrades =
        !hop.origin.is_opaque() && hop.origin.scheme() == "https" && hop.url.scheme != "https";
    switch (hop.fetch.referrer_policy) {
        case ReferrerPolicy::NoReferrer: return "null";
        case ReferrerPolicy::NoReferrerWhenDowngrade:
        case ReferrerPolicy::StrictOrigin:
        case ReferrerPolicy::StrictOriginWhenCrossOrigin:
            return downgrades ? "null" : hop.origin.serialize();
        case ReferrerPolicy::SameOrigin:
            return same_origin(hop.origin, http::Origin::of(hop.url)) ? hop.origin.serialize()
                                                                      : "null";
        default: return hop.origin.serialize();
    }
}

CookieContext cookie_context(Hop const& hop) {
    CookieContext context{.url = hop.url,
                          .method = hop.fetch.method,
                          .target = hop.fetch.target,
                          .ancestors = hop.fetch.ancestors};
    if (hop.fetch.client != nullptr) context.initiator = hop.fetch.client->origin;
    for (http::Url const& url : hop.before) context.redirects.push_back(http::Origin::of(url));
    return context;
}

// fetch()'s credentials option; navigations and plain subresources always include them.
bool sends_cookies(Hop const& hop) {
    switch (hop.fetch.credentials) {
        case CredentialsMode::Omit: return false;
        case CredentialsMode::Include: return true;
        case CredentialsMode::SameOrigin: return same_origin(hop.origin, http::Origin::of(hop.url));
    }
    return false;
}

void attach_cookies(Session& session, Hop const& hop, http::Request& request) {
    CookieContext const context = cookie_context(hop);
    Time const now = session.clock.now();
    for (CookieDecision& each : session.jar.decide(context, now)) {
        bool const goes = each.verdict.allowed();
        // That another host's cookies stay is no news.
        if (!goes && !domain_matches(*hop.url.host, each.cookie.domain)) continue;
        auto const kind = goes ? EventKind::CookieSent : EventKind::CookieWithheld;
        // The exchange that begins when this is decided.
        session.log.add(kind, hop.fetch.place, each.cookie.name, each.cookie.domain,
                        std::move(each.verdict), session.log.exchanges().size());
    }
    std::string cookies = session.jar.cookie_string(context, now);
    if (!cookies.empty()) request.headers.append("Cookie", std::move(cookies));
}

void receive(Session& session, LateCookies const& came) {
    for (std::string const& line : came.lines)
        session.log.add_receipt(came.place, line, line,
                                session.jar.receive(line, came.context, session.clock.now()),
                                came.exchange);
}

void keep_cookies(Session& session, Hop const& hop, HopAnswer const& answer) {
    LateCookies came{.place = hop.fetch.place,
                     .context = cookie_context(hop),
                     .lines = {},
                     .exchange = answer.exchange};
    for (std::string_view line : answer.response.headers.all("Set-Cookie"))
        came.lines.emplace_back(line);
    if (came.lines.empty()) return;
    if (hop.fetch.cookies == CookieArrival::Later && !leads_on(answer.response))
        session.late_cookies.push_back(std::move(came));
    else
        receive(session, came);
}

http::Request bare_request(Session const& session, http::Url const& url) {
    return {.method = "GET",
            .scheme = url.scheme,
            .host = url.host_and_port(),
            .target = url.target(),
            .headers = {},
            .body = {},
            .client_address = session.client_address};
}

std::string add_browser_headers(Session const& session, Hop const& hop, http::Request& request) {
    request.headers.append("User-Agent", session.profile.user_agent);
    // A script's request of mode "cors" would fail without Origin.
    bool const is_hidden = session.profile.cross_origin_traces == CrossOriginTraces::Hidden &&
                           hop.fetch.mode != RequestMode::Cors &&
                           !same_origin(hop.origin, http::Origin::of(hop.url));
    if (auto origin = is_hidden ? std::nullopt : origin_header(hop))
        request.headers.append("Origin", std::move(*origin));
    std::string told;
    if (hop.fetch.client != nullptr && !is_hidden) {
        auto referrer =
            referrer_for(hop.fetch.referrer_policy, effective_url(*hop.fetch.client), hop.url);
        told = referrer.value.value_or("");
        if (!told.empty()) request.headers.append("Referer", told);
    }
    if (hop.fetch.mode == RequestMode::Navigate)
        request.headers.append("Upgrade-Insecure-Requests", "1");
    if (session.profile.fetch_metadata == FetchMetadataHeaders::Sent) {
        FetchedRequest fetched{.urls = hop.before,
                               .mode = hop.fetch.mode,
                               .destination = hop.fetch.destination,
                               .user_activation = hop.fetch.activation};
        fetched.urls.push_back(hop.url);
        if (hop.fetch.client != nullptr) fetched.initiator = hop.fetch.client->origin;
        auto const metadata = fetch_metadata(fetched, session.suffixes);
        for (http::Header const& each : metadata.headers.entries())
            request.headers.append(each.name, each.value);
    }
    return told;
}

http::Response exchange(Session& session, Hop const& hop, http::Request request,
                        std::size_t& number) {
    number = session.log.open(request);
    session.log.add(EventKind::RequestSent, hop.fetch.place, hop.url.href_without_fragment(),
                    request.method, {}, number);
    http::Response response = session.wire.exchange(request);
    session.log.close(number, response);
    session.log.add(EventKind::ResponseReceived, hop.fetch.place, hop.url.href_without_fragment(),
                    response.status == 0 ? "no answer" : std::to_string(response.status), {},
                    number);
    return response;
}

}  // namespace

bool leads_on(http::Response const& response) {
    int const status = response.status;
    bool const is_redirect =
        status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    return is_redirect && response.headers.has("Location");
}

void take_late_cookies(Session& session) {
    for (LateCookies const& came : std::exchange(session.late_cookies, {})) receive(session, came);
}

http::HeaderList request_headers(Session& session, Hop const& hop) {
    http::Request request{.headers = hop.fetch.headers};
    add_browser_headers(session, hop, request);
    if (sends_cookies(hop)) {
        std::string cookies = session.jar.cookie_string(cookie_context(hop), session.clock.now());
        if (!cookies.empty()) request.headers.append("Cookie", std::move(cookies));
    }
    return request.headers;
}

HopAnswer send(Session& session, Hop const& hop) {
    http::Request request = bare_request(session, hop.url);
    request.method = hop.fetch.method;
    request.headers = hop.fetch.headers;
    request.body = hop.fetch.body;
    HopAnswer answer;
    answer.referrer = add_browser_headers(session, hop, request);
    bool const with_cookies = sends_cookies(hop);
    if (with_cookies) attach_cookies(session, hop, request);
    answer.response = exchange(session, hop, std::move(request), answer.exchange);
    if (answer.response.status == 0) return answer;
    if (with_cookies) keep_cookies(session, hop, answer);
    if (answer.response.headers.has("Strict-Transport-Security"))
        session.log.add(
            EventKind::HstsLearnt, hop.fetch.place, hop.url.host_and_port(), {},
            session.hsts.note_answer(hop.url, answer.response.headers, session.clock.now()),
            answer.exchange);
    return answer;
}

http::Response send_preflight(Session& session, Hop const& hop, CorsRequest const& cors) {
    http::Request request = preflight_of(cors);
    request.client_address = session.client_address;
    request.headers.set("User-Agent", session.profile.user_agent);
    std::size_t number = 0;
    return exchange(session, hop, std::move(request), number);
}

}  // namespace parapet::browser
