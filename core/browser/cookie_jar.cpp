#include "core/browser/cookie_jar.h"

#include <algorithm>

#include "core/browser/cookie_admission.h"
#include "core/browser/cookie_parser.h"
#include "core/browser/cookie_retrieval.h"

namespace parapet::browser {
namespace {

// RFC 6265bis 5.8.3 step 2
bool goes_before(Cookie const& a, Cookie const& b) {
    if (a.path.size() != b.path.size()) return a.path.size() > b.path.size();
    if (a.created != b.created) return a.created < b.created;
    return a.order < b.order;
}

// The next to go by RFC 6265bis 5.7: what is not Secure first, then what was not used for longest.
bool is_less_worth(Cookie const& a, Cookie const& b) {
    if (a.secure != b.secure) return !a.secure;
    if (a.accessed != b.accessed) return a.accessed < b.accessed;
    return a.order < b.order;
}

bool was_used_before(Cookie const& a, Cookie const& b) {
    if (a.accessed != b.accessed) return a.accessed < b.accessed;
    return a.order < b.order;
}

void append(std::string& text, Cookie const& cookie) {
    if (!text.empty()) text += "; ";
    if (!cookie.name.empty()) text.append(cookie.name).append("=");
    text += cookie.value;
}

}  // namespace

CookieReceipt CookieJar::receive(std::string_view line, CookieContext const& context, Time now) {
    remove_expired(now);
    CookieReading reading = read_set_cookie(line, now);
    if (!reading.verdict.allowed())
        return {.effect = CookieEffect::Refused, .verdict = std::move(reading.verdict)};
    AdmissionDesk const desk{profile_, suffixes_, cookies_};
    Admission admission = admit(std::move(reading), context, desk, now);
    Verdict& verdict = admission.verdict;
    if (!verdict.allowed()) return {.effect = CookieEffect::Refused, .verdict = std::move(verdict)};

    // Steps 23 and 24
    Cookie& cookie = admission.cookie;
    cookie.order = arrivals_++;
    auto const old = std::find_if(cookies_.begin(), cookies_.end(), [&](Cookie const& other) {
        return is_same_cookie(other, cookie);
    });
    CookieEffect effect = CookieEffect::Added;
    if (old != cookies_.end()) {
        effect = CookieEffect::Replaced;
        cookie.created = old->created;
        cookie.order = old->order;
        cookies_.erase(old);
    }
    if (is_expired(cookie, now)) {
        verdict.note("RFC 6265bis 5.7", "Its expiry is in the past, so the cookie is deleted.");
        return {.effect = CookieEffect::Deleted,
                .verdict = std::move(verdict),
                .cookie = std::move(cookie)};
    }
    cookies_.push_back(cookie);
    return {.effect = effect,
            .verdict = std::move(verdict),
            .evicted = make_room(cookie.domain),
            .cookie = cookie};
}

// RFC 6265bis 5.7, "remove excess cookies". What has expired is gone by now. The cookie that just
// came is the last used of all, so it is evicted only by being the one that is not Secure.
std::vector<Cookie> CookieJar::make_room(std::string_view domain) {
    std::vector<Cookie> evicted;
    auto const evict = [&](std::vector<Cookie>::iterator cookie) {
        evicted.push_back(std::move(*cookie));
        cookies_.erase(cookie);
    };
    auto const of_domain = [&](Cookie const& cookie) { return cookie.domain == domain; };
    auto const count = std::count_if(cookies_.begin(), cookies_.end(), of_domain);
    if (static_cast<std::size_t>(count) > profile_.cookies_per_domain) {
        auto worst = cookies_.end();
        for (auto cookie = cookies_.begin(); cookie != cookies_.end(); ++cookie) {
            if (!of_domain(*cookie)) continue;
            if (worst == cookies_.end() || is_less_worth(*cookie, *worst)) worst = cookie;
        }
        evict(worst);
    }
    if (cookies_.size() > profile_.cookies_in_all)
        evict(std::min_element(cookies_.begin(), cookies_.end(), was_used_before));
    return evicted;
}

std::string CookieJar::cookie_string(CookieContext const& context, Time now) {
    remove_expired(now);
    CookieQuery const query = query_of(context, profile_, suffixes_, now);
    std::vector<Cookie*> chosen;
    for (Cookie& cookie : cookies_) {
        if (hindrances(cookie, query).none()) chosen.push_back(&cookie);
    }
    std::sort(chosen.begin(), chosen.end(),
              [](Cookie const* a, Cookie const* b) { return goes_before(*a, *b); });
    std::string text;
    for (Cookie* cookie : chosen) {
        cookie->accessed = now;
        append(text, *cookie);
    }
    return text;
}

std::vector<CookieDecision> CookieJar::decide(CookieContext const& context, Time now) const {
    CookieQuery const query = query_of(context, profile_, suffixes_, now);
    std::vector<CookieDecision> decisions;
    decisions.reserve(cookies_.size());
    for (Cookie const& cookie : cookies_) decisions.push_back({cookie, explain(cookie, query)});
    std::sort(decisions.begin(), decisions.end(),
              [](CookieDecision const& a, CookieDecision const& b) {
                  bool const goes = a.verdict.allowed();
                  if (goes != b.verdict.allowed()) return goes;
                  return goes_before(a.cookie, b.cookie);
              });
    return decisions;
}

void CookieJar::end_session() {
    std::erase_if(cookies_, [](Cookie const& cookie) { return !cookie.expiry; });
}

void CookieJar::remove_expired(Time now) {
    std::erase_if(cookies_, [now](Cookie const& cookie) { return is_expired(cookie, now); });
}

}  // namespace parapet::browser
