#include "core/browser/fetch_metadata.h"

#include "core/base/check.h"
#include "core/browser/trustworthy.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kSiteSection = "Fetch Metadata 2.3";

enum class Nearness { None, SameOrigin, SameSite, CrossSite };

std::string_view text_of(Nearness nearness) {
    switch (nearness) {
        case Nearness::None: return "none";
        case Nearness::SameOrigin: return "same-origin";
        case Nearness::SameSite: return "same-site";
        case Nearness::CrossSite: return "cross-site";
    }
    return "";
}

// One stop on another site is enough: the answer never comes nearer again.
Nearness nearness_of(FetchedRequest const& request, http::PublicSuffixes const& suffixes,
                     Verdict& verdict) {
    if (!request.initiator) {
        verdict.permit(kSiteSection, "The user asked for it and no page did: none.");
        return Nearness::None;
    }
    Nearness nearness = Nearness::SameOrigin;
    for (http::Url const& url : request.urls) {
        http::Origin const origin = http::Origin::of(url);
        if (same_origin(origin, *request.initiator)) continue;
        if (!http::same_site(origin, *request.initiator, suffixes)) {
            verdict.permit(kSiteSection, origin.serialize() + " is another site than " +
                                             request.initiator->serialize() + ": cross-site.");
            return Nearness::CrossSite;
        }
        nearness = Nearness::SameSite;
    }
    verdict.permit(kSiteSection, "From " + request.initiator->serialize() + " on, it is " +
                                     std::string(text_of(nearness)) + ".");
    return nearness;
}

}  // namespace

std::string_view text_of(RequestMode mode) {
    switch (mode) {
        case RequestMode::Cors: return "cors";
        case RequestMode::Navigate: return "navigate";
        case RequestMode::NoCors: return "no-cors";
        case RequestMode::SameOrigin: return "same-origin";
        case RequestMode::WebSocket: return "websocket";
    }
    return "";
}

FetchMetadata fetch_metadata(FetchedRequest const& request, http::PublicSuffixes const& suffixes) {
    PARAPET_CHECK(!request.urls.empty());
    FetchMetadata result;
    if (!is_potentially_trustworthy(request.urls.back())) {
        result.verdict.block("Fetch Metadata 3",
                             request.urls.back().scheme + ": is not secure, so nothing is told.");
        return result;
    }
    Nearness const nearness = nearness_of(request, suffixes, result.verdict);
    result.headers.append("Sec-Fetch-Site", std::string(text_of(nearness)));
    result.headers.append("Sec-Fetch-Mode", std::string(text_of(request.mode)));
    if (request.mode == RequestMode::Navigate && request.user_activation == UserActivation::Given)
        result.headers.append("Sec-Fetch-User", "?1");
    result.headers.append("Sec-Fetch-Dest", std::string(text_of(request.destination)));
    return result;
}

}  // namespace parapet::browser
