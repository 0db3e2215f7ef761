#include "core/browser/fetching.h"

#include "core/base/check.h"
#include "core/browser/cors_preflight.h"
#include "core/browser/cors_redirect.h"
#include "core/browser/data_url.h"
#include "core/browser/hop.h"
#include "core/browser/mixed_content.h"

namespace parapet::browser {
namespace {

bool is_image_like(Destination destination) {
    return destination == Destination::Image || destination == Destination::Audio ||
           destination == Destination::Video;
}

// The fetch under way: request_ changes with every redirect.
class Fetching {
public:
    Fetching(Session& session, Fetch request)
        : session_(session),
          request_(std::move(request)),
          url_(request_.url),
          origin_(request_.client != nullptr ? request_.client->origin
                                             : http::Origin::of(request_.url)) {}

    Fetched run();

private:
    bool pass_upgrades();
    bool pass_policies();
    bool passes(ContentPolicyList const& policies, Verdict verdict);
    void pass_hsts();
    bool take_from_cache();
    bool pass_preflight();
    bool pass_cors(http::Response const& response);
    bool follow(http::Response const& response);
    Fetched fail(std::string why);
    void refuse(EventKind kind, Verdict verdict);
    CorsRequest cors_request() const;
    std::string cache_partition() const;
    bool is_cross_origin() const { return !same_origin(origin_, http::Origin::of(url_)); }
    Hop hop() const { return {request_, url_, before_, origin_}; }

    Session& session_;
    Fetch request_;
    http::Url url_;
    http::Origin origin_;
    std::vector<http::Url> before_;
    Fetched result_;
    std::string error_;
};

Fetched Fetching::fail(std::string why) {
    result_.ok = false;
    result_.error = std::move(why);
    result_.url = url_;
    result_.response = {.status = 0};
    return std::move(result_);
}

void Fetching::refuse(EventKind kind, Verdict verdict) {
    for (Reason const& reason : verdict.reasons())
        if (reason.effect == Effect::Blocks && error_.empty()) error_ = reason.text;
    session_.log.add(kind, request_.place, url_.href_without_fragment(), "blocked",
                     std::move(verdict));
}

CorsRequest Fetching::cors_request() const {
    return {.url = url_,
            .origin = origin_,
            .method = request_.method,
            .headers = request_.headers,
            .credentials = request_.credentials};
}

std::string Fetching::cache_partition() const {
    CookieContext context{.url = url_, .ancestors = request_.ancestors};
    return partition_key(context, session_.suffixes);
}

// upgrade-insecure-requests, then mixed content: both look at the URL before HSTS does.
bool Fetching::pass_upgrades() {
    if (request_.client != nullptr) {
        // Of navigations of a tab those to the same host alone are upgraded, and forms.
        bool const counts = request_.target != RequestTarget::TopLevel ||
                            request_.navigation == NavigationKind::FormSubmission ||
                            url_.host == request_.client->url.host;
        if (counts) url_ = upgraded(request_.client->policies, url_);
    }
    if (session_.profile.mixed_images == MixedImages::LoadedInTheClear &&
        is_image_like(request_.destination))
        return true;
    MixedContentDecision decision =
        judge_mixed_content({url_, request_.destination, request_.ancestors});
    if (!decision.verdict.allowed()) {
        refuse(EventKind::MixedContent, std::move(decision.verdict));
        return false;
    }
    if (decision.url.scheme != url_.scheme)
        session_.log.add(EventKind::MixedContent, request_.place, url_.href_without_fragment(),
                         "upgraded", std::move(decision.verdict));
    url_ = std::move(decision.url);
    return true;
}

bool Fetching::passes(ContentPolicyList const& policies, Verdict verdict) {
    if (!verdict.allowed()) {
        refuse(EventKind::ContentPolicy, std::move(verdict));
        return false;
    }
    if (!policies.empty())
        session_.log.add(EventKind::ContentPolicy, request_.place, url_.href_without_fragment(),
                         "allowed", std::move(verdict));
    return true;
}

bool Fetching::pass_policies() {
    auto const redirects = before_.empty() ? Redirects::None : Redirects::Followed;
    if (request_.client != nullptr && !request_.client->policies.empty()) {
        ContentPolicyList const& policies = request_.client->policies;
        Verdict verdict = request_.load
                              ? check_request(policies, {.kind = *request_.load,
                                                         .url = url_,
                                                         .nonce = request_.nonce,
                                                         .integrity = request_.integrity,
                                                         .parser = request_.parser,
                                                         .redirects = redirects})
                              : check_navigation(policies, url_, request_.navigation, redirects);
        if (!passes(policies, std::move(verdict))) return false;
    }
    if (request_.embedder == nullptr) return true;
    ContentPolicyList const& around = request_.embedder->policies;
    return passes(
        around,
        check_request(around, {.kind = LoadKind::Frame, .url = url_, .redirects = redirects}));
}

void Fetching::pass_hsts() {
    HstsUpgrade upgrade = session_.hsts.upgrade(url_, session_.clock.now());
    if (!upgrade.upgraded) return;
    session_.log.add(EventKind::HstsUpgraded, request_.place, url_.href_without_fragment(), {},
                     std::move(upgrade.verdict));
    url_ = std::move(upgrade.url);
}

bool Fetching::take_from_cache() {
    if (request_.method != "GET" || request_.cache == CacheUse::None) return false;
    auto const freshness =
        request_.cache == CacheUse::Stale ? Freshness::MayBeStale : Freshness::MustBeFresh;
    auto const* kept = session_.cache.find(
        cache_partition(), url_.href_without_fragment(),
        [this] { return request_headers(session_, hop()); }, session_.clock.now(), freshness);
    if (kept == nullptr) return false;
    session_.log.add(EventKind::FromCache, request_.place, url_.href_without_fragment());
    result_.response = *kept;
    return true;
}

bool Fetching::pass_preflight() {
    if (request_.mode != RequestMode::Cors) return true;
    CorsRequest const request = cors_request();
    if (check_needs_no_preflight(request).allowed()) return true;
    if (session_.preflights.check(request, session_.clock.now()).allowed()) return true;
    http::Response const answer = send_preflight(session_, hop(), request);
    Verdict verdict = check_preflight(request, answer);
    if (!verdict.allowed()) {
        session_.preflights.forget(request);
        refuse(EventKind::Preflight, std::move(verdict));
        return false;
    }
    session_.preflights.keep(request, answer.headers, session_.clock.now());
    session_.log.add(EventKind::Preflight, request_.place, url_.href_without_fragment(), "granted",
                     std::move(verdict));
    return true;
}

bool Fetching::pass_cors(http::Response const& response) {
    if (request_.mode != RequestMode::Cors || !is_cross_origin()) return true;
    Verdict verdict = check_cors(cors_request(), response.headers);
    if (!verdict.allowed()) {
        refuse(EventKind::Cors, std::move(verdict));
        return false;
    }
    session_.log.add(EventKind::Cors, request_.place, url_.href_without_fragment(), "allowed",
                     std::move(verdict));
    return true;
}

// https://fetch.spec.whatwg.org/#http-redirect-fetch
bool Fetching::follow(http::Response const& response) {
    auto const location = response.headers.get("Location");
    auto target = http::parse_url(*location, &url_);
    if (!target.ok()) {
        error_ = "The redirect's Location is no URL.";
        return false;
    }
    http::Url next = target.take();
    if (!next.fragment) next.fragment = url_.fragment;
    CorsRequest const request = cors_request();
    Verdict verdict = check_redirect(request, next);
    if (request_.mode != RequestMode::Cors) {
        verdict = {};
        if (next.scheme != "http" && next.scheme != "https")
            verdict.block("Fetch, HTTP-redirect fetch step 6",
                          "A redirect leads to http or https, not to " + next.scheme + ":.");
    }
    if (!verdict.allowed()) {
        refuse(EventKind::RequestBlocked, std::move(verdict));
        return false;
    }
    CorsRequest const after = redirected(request, next, response.status);
    if (after.method != request_.method) request_.body.clear();
    request_.method = after.method;
    request_.headers = after.headers;
    origin_ = after.origin;
    if (auto const policy = read_referrer_policy(response.headers))
        request_.referrer_policy = *policy;
    before_.push_back(url_);
    url_ = std::move(next);
    session_.log.add(EventKind::RedirectFollowed, request_.place, url_.href_without_fragment(),
                     std::to_string(response.status));
    return true;
}

Fetched Fetching::run() {
    result_.is_own_origin = true;
    for (;;) {
        if (static_cast<int>(before_.size()) > kMostRedirects)
            return fail("More than 20 redirects.");
        if (!pass_upgrades() || !pass_policies()) return fail(std::move(error_));
        pass_hsts();
        if (auto data = read_data_url(url_)) {
            result_.response.headers.append("Content-Type", std::move(data->type));
            result_.response.body = std::move(data->body);
            break;
        }
        if (url_.scheme != "http" && url_.scheme != "https")
            return fail("Nothing is fetched from " + url_.scheme + ":.");
        if (is_cross_origin()) result_.is_own_origin = false;
        if (request_.mode == RequestMode::SameOrigin && is_cross_origin())
            return fail("Mode same-origin, and the URL is of another origin.");
        if (!take_from_cache()) {
            if (session_.requests_left-- <= 0) return fail("Too many requests for one action.");
            if (!pass_preflight()) return fail(std::move(error_));
            HopAnswer answer = send(session_, hop());
            result_.response = std::move(answer.response);
            result_.exchange = answer.exchange;
            result_.referrer = std::move(answer.referrer);
            if (result_.response.status == 0)
                return fail("There is no " + url_.scheme + " connection to " +
                            url_.host_and_port() + ".");
            auto const kept = session_.cache.keep(
                cache_partition(), session_.log.exchanges()[answer.exchange].request,
                url_.href_without_fragment(), result_.response, session_.clock.now());
            (void)kept;  // why an answer is not kept matters to the back button, which asks again
        }
        if (!pass_cors(result_.response)) return fail(std::move(error_));
        if (!leads_on(result_.response)) break;
        if (!follow(result_.response)) return fail(std::move(error_));
    }
    result_.ok = true;
    result_.url = url_;
    if (request_.mode == RequestMode::Cors && url_.scheme != "data")
        result_.readable = readable_headers(cors_request(), result_.response.headers);
    return std::move(result_);
}

}  // namespace

Fetched fetch(Session& session, Fetch request) {
    return Fetching(session, std::move(request)).run();
}

}  // namespace parapet::browser
