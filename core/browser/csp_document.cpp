#include "core/browser/csp_document.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/csp_reasons.h"
#include "core/browser/csp_section.h"
#include "core/browser/splitting.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kSandboxFlags[] = {
    "allow-downloads",
    "allow-forms",
    "allow-modals",
    "allow-orientation-lock",
    "allow-pointer-lock",
    "allow-popups",
    "allow-popups-to-escape-sandbox",
    "allow-presentation",
    "allow-same-origin",
    "allow-scripts",
    "allow-top-navigation",
    "allow-top-navigation-by-user-activation",
    "allow-top-navigation-to-custom-protocols",
};

void add_once(std::vector<std::string>& words, std::string word) {
    if (std::find(words.begin(), words.end(), word) == words.end())
        words.push_back(std::move(word));
}

}  // namespace

bool Sandbox::allows(std::string_view flag) const {
    return std::find(allowed.begin(), allowed.end(), flag) != allowed.end();
}

Sandbox parse_sandbox(std::string_view value) {
    Sandbox sandbox;
    for (std::string_view word : split_on_whitespace(value)) {
        std::string flag = ascii::lower(word);
        bool const is_known = std::find(std::begin(kSandboxFlags), std::end(kSandboxFlags), flag) !=
                              std::end(kSandboxFlags);
        add_once(is_known ? sandbox.allowed : sandbox.unknown, std::move(flag));
    }
    return sandbox;
}

DocumentRules document_rules(ContentPolicyList const& policies) {
    DocumentRules rules;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        ContentPolicy const& policy = policies[i];
        if (policy.disposition != Disposition::Enforce) continue;
        if (auto const* directive = policy.find("sandbox")) {
            Sandbox sandbox = parse_sandbox(directive->value);
            if (rules.sandbox)
                std::erase_if(sandbox.allowed, [&rules](std::string const& flag) {
                    return !rules.sandbox->allows(flag);
                });
            rules.sandbox = std::move(sandbox);
        }
        auto const set_first = [i](std::optional<std::size_t>& rule) {
            if (!rule) rule = i;
        };
        if (policy.find("upgrade-insecure-requests")) set_first(rules.upgrades_insecure_requests);
        if (policy.find("block-all-mixed-content")) set_first(rules.blocks_all_mixed_content);
        if (auto const* directive = policy.find("require-trusted-types-for")) {
            auto const words = split_on_whitespace(directive->value);
            if (std::find(words.begin(), words.end(), "'script'") != words.end())
                set_first(rules.requires_trusted_types);
        }
        auto const* names = policy.find("trusted-types");
        if (names != nullptr && rules.trusted_type_names.empty())
            for (std::string_view word : split_on_whitespace(names->value))
                rules.trusted_type_names.emplace_back(word);
    }
    return rules;
}

Verdict check_sandbox(ContentPolicyList const& policies, std::string_view flag) {
    return judge_by_each(policies, [flag](ContentPolicy const& policy, PolicyVoice& voice) {
        auto const* directive = policy.find("sandbox");
        if (directive == nullptr) return;
        Sandbox const sandbox = parse_sandbox(directive->value);
        if (policy.disposition == Disposition::Report)
            voice.note(csp_section::kSandbox, "sandbox is ignored in a report-only policy.");
        else if (sandbox.allows(flag))
            voice.permit(csp_section::kSandbox, "sandbox lists " + std::string(flag) + ".");
        else
            voice.refuse(csp_section::kSandbox, "sandbox does not list " + std::string(flag) + ".");
        for (std::string const& word : sandbox.unknown)
            voice.note(csp_section::kSandbox, "sandbox does not know \"" + word + "\".");
    });
}

http::Url upgraded(ContentPolicyList const& policies, http::Url url) {
    if (!document_rules(policies).upgrades_insecure_requests) return url;
    if (url.scheme != "http" && url.scheme != "ws") return url;
    url.scheme = url.scheme == "http" ? "https" : "wss";
    if (url.port == 443) url.port.reset();  // what was a port of its own is now the scheme's
    return url;
}

}  // namespace parapet::browser
