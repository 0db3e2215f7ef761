#include "core/browser/csp_parser.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/csp_directives.h"
#include "core/browser/splitting.h"

namespace parapet::browser {
namespace {

bool is_directive_name(std::string_view name) {
    return std::all_of(name.begin(), name.end(),
                       [](char c) { return ascii::is_alphanumeric(c) || c == '-'; });
}

bool is_ignored_in_meta(std::string_view name) {
    return name == "report-uri" || name == "frame-ancestors" || name == "sandbox";
}

// 'self', 'none', schemes and hosts: the rest of the grammar is not of ancestor-source.
SourceList ancestor_list(SourceList list) {
    auto const is_other = [](SourceExpression const& each) {
        auto const* keyword = std::get_if<KeywordSource>(&each.kind);
        if (keyword != nullptr)
            return *keyword != KeywordSource::Self && *keyword != KeywordSource::None;
        return std::holds_alternative<NonceSource>(each.kind) ||
               std::holds_alternative<HashSource>(each.kind);
    };
    for (SourceExpression const& each : list.expressions)
        if (is_other(each))
            list.notes.push_back(each.text + " says nothing about who may frame the page.");
    std::erase_if(list.expressions, is_other);
    return list;
}

void add_directive(ContentPolicy& policy, std::string_view token) {
    if (!ascii::is_ascii(token)) {
        policy.notes.push_back(
            "A directive with a character outside ASCII is ignored: hosts are written in Punycode, "
            "paths percent-encoded.");
        return;
    }
    std::size_t end = 0;
    while (end < token.size() && !is_ascii_whitespace(token[end])) ++end;
    std::string name = ascii::lower(token.substr(0, end));
    if (policy.find(name) != nullptr) {
        policy.notes.push_back("A second " + name + " is ignored: the first one counts.");
        return;
    }
    if (policy.from == PolicyFrom::Meta && is_ignored_in_meta(name)) {
        policy.notes.push_back(name + " is ignored in <meta>: it must be in a header.");
        return;
    }
    if (policy.disposition == Disposition::Report && name == "sandbox")
        policy.notes.push_back("sandbox is ignored in a report-only policy.");
    if (!is_directive_name(name))
        policy.notes.push_back("\"" + name + "\" is no directive's name.");
    else if (!is_known_directive(name))
        policy.notes.push_back("The directive " + name + " is unknown and has no effect.");
    std::string_view const value = trim_ascii_whitespace(token.substr(end));
    SourceList sources;
    if (kind_of(name) != DirectiveKind::Other) sources = parse_source_list(value);
    if (kind_of(name) == DirectiveKind::Ancestors) sources = ancestor_list(std::move(sources));
    for (std::string const& note : sources.notes) policy.notes.push_back(name + ": " + note);
    policy.directives.push_back({std::move(name), std::string(value), std::move(sources)});
}

void append_policies(ContentPolicyList& policies, std::string_view list, http::Origin const& self,
                     Disposition disposition, PolicyFrom from) {
    for (std::string_view each : strictly_split(list, ',')) {
        ContentPolicy policy = parse_content_policy(each, self, disposition, from);
        if (!policy.directives.empty()) policies.push_back(std::move(policy));
    }
}

}  // namespace

Directive const* ContentPolicy::find(std::string_view name) const {
    auto const found = std::find_if(directives.begin(), directives.end(),
                                    [name](Directive const& each) { return each.name == name; });
    return found == directives.end() ? nullptr : &*found;
}

ContentPolicy parse_content_policy(std::string_view serialized, http::Origin const& self,
                                   Disposition disposition, PolicyFrom from) {
    ContentPolicy policy{self, disposition, from};
    for (std::string_view token : strictly_split(serialized, ';')) {
        token = trim_ascii_whitespace(token);
        if (!token.empty()) add_directive(policy, token);
    }
    return policy;
}

ContentPolicyList content_policies_of(http::HeaderList const& headers, http::Origin const& self) {
    ContentPolicyList policies;
    for (std::string_view value : headers.all("Content-Security-Policy"))
        append_policies(policies, value, self, Disposition::Enforce, PolicyFrom::Header);
    for (std::string_view value : headers.all("Content-Security-Policy-Report-Only"))
        append_policies(policies, value, self, Disposition::Report, PolicyFrom::Header);
    return policies;
}

ContentPolicyList content_policies_of_meta(std::string_view content, http::Origin const& self) {
    ContentPolicyList policies;
    ContentPolicy policy =
        parse_content_policy(content, self, Disposition::Enforce, PolicyFrom::Meta);
    if (!policy.directives.empty()) policies.push_back(std::move(policy));
    return policies;
}

}  // namespace parapet::browser
