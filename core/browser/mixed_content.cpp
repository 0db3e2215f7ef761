#include "core/browser/mixed_content.h"

#include <algorithm>

#include "core/browser/trustworthy.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kUpgrade = "Mixed Content, upgrade a mixed content request";
constexpr std::string_view kContext = "Mixed Content, prohibit mixed security contexts";
constexpr std::string_view kBlock = "Mixed Content, should fetching request be blocked";

// "Does settings prohibit mixed security contexts?"
bool prohibits(std::vector<http::Origin> const& documents) {
    return std::any_of(documents.begin(), documents.end(), [](http::Origin const& origin) {
        return is_potentially_trustworthy(origin);
    });
}

bool is_upgradable(SubresourceRequest const& request) {
    bool const is_shown = request.destination == Destination::Image ||
                          request.destination == Destination::Audio ||
                          request.destination == Destination::Video;
    return is_shown && request.url.scheme == "http" && request.url.host &&
           request.url.host->kind == http::HostKind::Domain;
}

}  // namespace

MixedContentDecision judge_mixed_content(SubresourceRequest const& request) {
    MixedContentDecision decision{request.url, {}};
    if (is_potentially_trustworthy(request.url)) return decision;
    if (!prohibits(request.documents)) {
        decision.verdict.permit(kContext,
                                request.documents.empty()
                                    ? "A navigation of the tab is not mixed content."
                                    : "The page is not secure itself, so nothing is mixed.");
        return decision;
    }
    std::string const what(text_of(request.destination));
    if (!is_upgradable(request)) {
        decision.verdict.block(kBlock, "A secure page loads nothing from " + request.url.scheme +
                                           ": (here: " + what + ").");
        return decision;
    }
    decision.url.scheme = "https";
    if (decision.url.port == http::default_port("https")) decision.url.port = std::nullopt;
    decision.verdict.permit(kUpgrade,
                            "The request for " + what + " is upgraded to https, with no way back.");
    return decision;
}

}  // namespace parapet::browser
