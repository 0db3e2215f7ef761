#include "core/browser/resource_policy.h"

namespace parapet::browser {

Verdict judge_resource_policy(http::HeaderList const& headers, http::Origin const& asker,
                              http::Origin const& answering, http::PublicSuffixes const& suffixes) {
    constexpr std::string_view kSection = "Fetch, cross-origin resource policy check";
    Verdict verdict;
    std::string const policy(headers.get("cross-origin-resource-policy").value_or(""));
    if (policy == "same-origin" && !http::same_origin(asker, answering))
        verdict.block(kSection,
                      "Cross-Origin-Resource-Policy keeps it for pages of its own origin.");
    if (policy == "same-site" && !http::same_site(asker, answering, suffixes))
        verdict.block(kSection, "Cross-Origin-Resource-Policy keeps it for pages of its own site.");
    return verdict;
}

}  // namespace parapet::browser
