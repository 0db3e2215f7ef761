#include "core/browser/csp_reasons.h"

#include "core/browser/csp_directives.h"
#include "core/browser/csp_section.h"

namespace parapet::browser {

std::optional<Governing> governing(ContentPolicy const& policy, std::string_view effective) {
    for (std::string_view name : fallback_list(effective)) {
        Directive const* directive = policy.find(name);
        if (directive == nullptr) continue;
        std::string label(name);
        if (name != effective) label += " (in place of " + std::string(effective) + ")";
        return Governing{*directive, std::move(label)};
    }
    return std::nullopt;
}

PolicyVoice::PolicyVoice(Verdict& verdict, ContentPolicy const& policy, std::size_t index)
    : verdict_(verdict),
      disposition_(policy.disposition),
      name_("Policy " + std::to_string(index + 1)) {}

void PolicyVoice::refuse(std::string_view section, std::string const& text) {
    if (disposition_ == Disposition::Enforce)
        verdict_.block(section, name_ + ": " + text);
    else
        verdict_.note(section, name_ + ", report-only, would refuse: " + text);
}

void PolicyVoice::permit(std::string_view section, std::string const& text) {
    if (disposition_ == Disposition::Enforce)
        verdict_.permit(section, name_ + ": " + text);
    else
        note(section, text);
}

void PolicyVoice::note(std::string_view section, std::string const& text) {
    bool const is_enforced = disposition_ == Disposition::Enforce;
    verdict_.note(section, name_ + (is_enforced ? ": " : ", report-only: ") + text);
}

void PolicyVoice::is_silent(std::string_view section, std::string_view effective) {
    note(section, "nothing stands for " + std::string(effective) + ", so it is not restricted.");
}

void judge_url(PolicyVoice& voice, ContentPolicy const& policy, Governing const& by,
               http::Url const& url, Redirects redirects) {
    SourceList const& list = by.directive.sources;
    std::string const href = url.href_without_fragment();
    SourceExpression const* match = find_match(list, url, policy.self, redirects);
    if (match != nullptr) {
        voice.permit(csp_section::kUrlInExpression,
                     by.label + " lists " + match->text + ", which matches " + href + ".");
    } else if (list.expressions.empty() || by.directive.value == "'none'") {
        voice.refuse(csp_section::kUrlInList,
                     by.label + " lists no source, so " + href + " is refused.");
    } else {
        voice.refuse(csp_section::kUrlInList, "no source of " + by.label + " " +
                                                  by.directive.value + " matches " + href + ".");
    }
}

}  // namespace parapet::browser
