#include "core/browsing/questions.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/ascii.h"
#include "core/browser/cookie_admission.h"
#include "core/browser/cookie_jar.h"
#include "core/browser/csp_parser.h"
#include "core/browser/hsts_store.h"
#include "core/browser/nosniff.h"
#include "core/browser/referrer_policy.h"
#include "core/browser/x_frame_options.h"

namespace parapet::browsing {

using namespace range;

namespace {

// Any moment will do.
constexpr Time kNow{std::chrono::hours(24 * 365 * 55)};

std::optional<http::Url> url_of(Json const& value, std::string_view name) {
    auto url = http::parse_url(text_of(value, name));
    return url ? std::optional(url.take()) : std::nullopt;
}

browser::CookieContext typed(http::Url const& url) { return {.url = url}; }

// What earlier lines have taught the browser counts for the later ones.
class Reader {
public:
    explicit Reader(http::Url url) : url_(std::move(url)), origin_(http::Origin::of(url_)) {}

    bool ignores(std::string_view line) {
        std::size_t const colon = line.find(':');
        if (colon == std::string_view::npos) return false;  // the status line
        std::string const name = ascii::lower(line.substr(0, colon));
        std::string const value(ascii::trim(line.substr(colon + 1)));
        http::HeaderList const headers{{name, value}};
        if (name == "set-cookie") return !jar_.receive(value, typed(url_), kNow).cookie;
        if (name == "strict-transport-security") {
            bool const is_second = std::exchange(has_hsts_, true);
            return is_second || !hsts_.note_answer(url_, headers, kNow).allowed();
        }
        if (name == "x-content-type-options") return !browser::is_nosniff(headers);
        if (name == "x-frame-options")
            return browser::judge_framing(
                       headers, {.destination = origin_, .ancestors = {http::Origin::opaque()}})
                .allowed();
        if (name == "referrer-policy") return !browser::read_referrer_policy(headers);
        if (name == "content-security-policy")
            return browser::content_policies_of(headers, origin_).empty();
        return false;
    }

private:
    http::Url url_;
    http::Origin origin_;
    browser::CookieJar jar_;
    browser::HstsStore hsts_;
    bool has_hsts_ = false;
};

browser::CookieContext context_of(Json const& request, http::Url const& url) {
    browser::CookieContext context{.url = url, .method = text_of(request, "method", "GET")};
    auto const from = url_of(request, "from");
    if (from) context.initiator = http::Origin::of(*from);
    std::string const kind = text_of(request, "kind");
    if (kind == "navigation") return context;
    context.target =
        kind == "frame" ? browser::RequestTarget::Frame : browser::RequestTarget::Subresource;
    if (from) context.ancestors = {*context.initiator};
    return context;
}

}  // namespace

Json idle_lines(Json const& response) {
    auto url = url_of(response, "url");
    if (!url) return {};
    Reader reader(std::move(*url));
    Json idle = Json::array();
    Json const& lines = member_of(response, "lines");
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].is_string() && reader.ignores(lines[i].as_string())) idle.push_back(i);
    return idle;
}

Json cookies_sent(Json const& scenario) {
    browser::CookieJar jar;
    std::vector<std::optional<browser::Cookie>> kept;  // by number of the line
    for (Json const& each : member_of(scenario, "stored")) {
        auto const from = url_of(each, "from");
        if (!from) return {};
        kept.push_back(jar.receive(text_of(each, "line"), typed(*from), kNow).cookie);
        for (std::size_t i = 0; i + 1 < kept.size(); ++i)  // what it replaces is no more
            if (kept[i] && kept.back() && browser::is_same_cookie(*kept[i], *kept.back()))
                kept[i].reset();
    }
    Json const& request = member_of(scenario, "request");
    auto const url = url_of(request, "url");
    if (!url) return {};
    browser::CookieContext const context = context_of(request, *url);
    Json sent = Json::array();
    if (text_of(request, "kind") == "fetch" && context.initiator &&
        !same_origin(*context.initiator, http::Origin::of(*url)))
        return sent;
    auto const later =
        std::chrono::seconds(static_cast<std::int64_t>(number_of(request, "secondsLater")));
    auto const decisions = jar.decide(context, kNow + later);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        bool const goes =
            kept[i] && std::any_of(decisions.begin(), decisions.end(), [&](auto const& one) {
                return one.verdict.allowed() && browser::is_same_cookie(one.cookie, *kept[i]);
            });
        if (goes) sent.push_back(i);
    }
    return sent;
}

}  // namespace parapet::browsing
