#include "core/http/csp_policy.h"

#include <algorithm>

namespace parapet::http {
namespace {

std::string_view name_of(CspCodeDirective directive) {
    switch (directive) {
        case CspCodeDirective::DefaultSrc: return "default-src";
        case CspCodeDirective::ScriptSrc: return "script-src";
        case CspCodeDirective::ScriptSrcElem: return "script-src-elem";
        case CspCodeDirective::ScriptSrcAttr: return "script-src-attr";
        case CspCodeDirective::StyleSrc: return "style-src";
        case CspCodeDirective::StyleSrcElem: return "style-src-elem";
        case CspCodeDirective::StyleSrcAttr: return "style-src-attr";
        case CspCodeDirective::WorkerSrc: return "worker-src";
    }
    return "";
}

std::string_view name_of(CspPlaceDirective directive) {
    switch (directive) {
        case CspPlaceDirective::ImgSrc: return "img-src";
        case CspPlaceDirective::FontSrc: return "font-src";
        case CspPlaceDirective::ConnectSrc: return "connect-src";
        case CspPlaceDirective::MediaSrc: return "media-src";
        case CspPlaceDirective::ObjectSrc: return "object-src";
        case CspPlaceDirective::ChildSrc: return "child-src";
        case CspPlaceDirective::FrameSrc: return "frame-src";
        case CspPlaceDirective::ManifestSrc: return "manifest-src";
        case CspPlaceDirective::BaseUri: return "base-uri";
        case CspPlaceDirective::FormAction: return "form-action";
        case CspPlaceDirective::FrameAncestors: return "frame-ancestors";
    }
    return "";
}

std::string_view name_of(SandboxFlag flag) {
    switch (flag) {
        case SandboxFlag::AllowDownloads: return "allow-downloads";
        case SandboxFlag::AllowForms: return "allow-forms";
        case SandboxFlag::AllowModals: return "allow-modals";
        case SandboxFlag::AllowPopups: return "allow-popups";
        case SandboxFlag::AllowPopupsToEscapeSandbox: return "allow-popups-to-escape-sandbox";
        case SandboxFlag::AllowSameOrigin: return "allow-same-origin";
        case SandboxFlag::AllowScripts: return "allow-scripts";
        case SandboxFlag::AllowTopNavigationByUserActivation:
            return "allow-top-navigation-by-user-activation";
    }
    return "";
}

void append_word(std::string& text, std::string_view word) {
    if (!text.empty()) text += ' ';
    text += word;
}

template <class Source>
std::string source_list(std::vector<Source> const& sources) {
    std::string text;
    for (Source const& source : sources) append_word(text, source.text());
    return text.empty() ? "'none'" : text;
}

}  // namespace

CspPolicy& CspPolicy::set(std::string_view name, std::string value) {
    auto const found = std::find_if(directives_.begin(), directives_.end(),
                                    [name](auto const& entry) { return entry.first == name; });
    if (found == directives_.end())
        directives_.emplace_back(name, std::move(value));
    else
        found->second = std::move(value);
    return *this;
}

CspPolicy& CspPolicy::allow(CspCodeDirective directive, std::vector<CspCode> const& sources) {
    return set(name_of(directive), source_list(sources));
}

CspPolicy& CspPolicy::allow(CspPlaceDirective directive, std::vector<CspPlace> const& sources) {
    return set(name_of(directive), source_list(sources));
}

CspPolicy& CspPolicy::sandbox(std::vector<SandboxFlag> const& flags) {
    std::string value;
    for (SandboxFlag flag : flags) append_word(value, name_of(flag));
    return set("sandbox", std::move(value));
}

CspPolicy& CspPolicy::upgrade_insecure_requests() { return set("upgrade-insecure-requests", ""); }

CspPolicy& CspPolicy::require_trusted_types() {
    return set("require-trusted-types-for", "'script'");
}

std::string CspPolicy::text() const {
    std::string text;
    for (auto const& [name, value] : directives_) {
        if (!text.empty()) text += "; ";
        text += name;
        if (!value.empty()) text += " " + value;
    }
    return text;
}

Header csp_header(CspPolicy const& policy, CspMode mode) {
    return {mode == CspMode::Enforce ? "Content-Security-Policy"
                                     : "Content-Security-Policy-Report-Only",
            policy.text()};
}

CspPolicy strict_csp(CspNonce const& nonce) {
    CspPlace const self = CspPlace::self();
    CspPolicy policy;
    policy.allow(CspCodeDirective::DefaultSrc, {self})
        .allow(CspCodeDirective::ScriptSrc, {nonce, CspKeyword::StrictDynamic})
        .allow(CspPlaceDirective::ObjectSrc, {})
        .allow(CspPlaceDirective::BaseUri, {})
        .allow(CspPlaceDirective::FormAction, {self})
        .allow(CspPlaceDirective::FrameAncestors, {});
    return policy;
}

}  // namespace parapet::http
