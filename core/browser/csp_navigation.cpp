#include "core/browser/csp_navigation.h"

#include <algorithm>

#include "core/browser/csp_inline.h"
#include "core/browser/csp_reasons.h"
#include "core/browser/csp_section.h"

namespace parapet::browser {

Verdict check_base(ContentPolicyList const& policies, http::Url const& base) {
    return judge_by_each(policies, [&base](ContentPolicy const& policy, PolicyVoice& voice) {
        auto const by = governing(policy, "base-uri");
        if (!by) return voice.is_silent(csp_section::kBaseUri, "base-uri");
        judge_url(voice, policy, *by, base, Redirects::None);
    });
}

Verdict check_navigation(ContentPolicyList const& policies, http::Url const& url,
                         NavigationKind kind, Redirects redirects) {
    Verdict verdict = judge_by_each(policies, [&](ContentPolicy const& policy, PolicyVoice& voice) {
        if (kind != NavigationKind::FormSubmission)
            return voice.note(csp_section::kBlockNavigation,
                              "no directive restricts where links lead.");
        auto const by = governing(policy, "form-action");
        if (!by) return voice.is_silent(csp_section::kFormAction, "form-action");
        judge_url(voice, policy, *by, url, redirects);
    });
    if (!verdict.allowed() || url.scheme != "javascript") return verdict;
    return check_inline(policies, {InlineKind::Navigation, url.href()});
}

Verdict check_frame_ancestors(ContentPolicyList const& policies,
                              std::vector<http::Origin> const& ancestors) {
    return judge_by_each(policies, [&ancestors](ContentPolicy const& policy, PolicyVoice& voice) {
        auto const by = governing(policy, "frame-ancestors");
        if (!by) return voice.is_silent(csp_section::kFrameAncestors, "frame-ancestors");
        if (ancestors.empty())
            voice.permit(csp_section::kFrameAncestors, "the page is in no frame.");
        for (http::Origin const& ancestor : ancestors) {
            auto const url = http::parse_url(ancestor.serialize());
            if (url.ok())
                judge_url(voice, policy, *by, url.value(), Redirects::None);
            else
                voice.refuse(csp_section::kFrameAncestors,
                             "an ancestor's origin is opaque, which no source of " + by->label +
                                 " matches.");
        }
    });
}

bool overrides_x_frame_options(ContentPolicyList const& policies) {
    return std::any_of(policies.begin(), policies.end(), [](ContentPolicy const& policy) {
        return policy.disposition == Disposition::Enforce &&
               policy.find("frame-ancestors") != nullptr;
    });
}

}  // namespace parapet::browser
