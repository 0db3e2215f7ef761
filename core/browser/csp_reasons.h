// How one policy's say becomes reasons of a verdict: each names the policy by its place in the
// list, the directive and what it stands in for. A report-only policy notes what it would refuse.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/browser/csp_match.h"
#include "core/browser/csp_parser.h"
#include "core/browser/verdict.h"

namespace parapet::browser {

// The directive of a policy that governs an effective one, and its name in a sentence:
// "default-src (in place of script-src-elem)".
struct Governing {
    Directive const& directive;
    std::string label;
};
// Nothing when neither the directive nor what stands in for it is there.
std::optional<Governing> governing(ContentPolicy const&, std::string_view effective);

class PolicyVoice {
public:
    PolicyVoice(Verdict& verdict, ContentPolicy const& policy, std::size_t index);

    void refuse(std::string_view section, std::string const& text);
    void permit(std::string_view section, std::string const& text);
    void note(std::string_view section, std::string const& text);
    // That the policy has no directive for it.
    void is_silent(std::string_view section, std::string_view effective);

private:
    Verdict& verdict_;
    Disposition disposition_;
    std::string name_;
};

// Asks judge(policy, voice) of every policy: a page is under all of them.
template <class Judge>
Verdict judge_by_each(ContentPolicyList const& policies, Judge judge) {
    Verdict verdict;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        PolicyVoice voice(verdict, policies[i], i);
        judge(policies[i], voice);
    }
    return verdict;
}

// Says whether a source of the directive matches the URL.
void judge_url(PolicyVoice&, ContentPolicy const&, Governing const&, http::Url const&, Redirects);

}  // namespace parapet::browser
