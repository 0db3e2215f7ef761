// Builds one Content-Security-Policy (https://www.w3.org/TR/CSP3/). What the types allow is valid:
// an empty list is written 'none', so 'none' never stands beside a source; a directive occurs
// once; nonces, hashes and keywords only fit directives that know them.
//
//   CspPolicy policy;
//   policy.allow(CspCodeDirective::ScriptSrc, {nonce, CspKeyword::StrictDynamic})
//       .allow(CspPlaceDirective::FrameAncestors, {});
//   headers.append(csp_header(policy));
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/http/csp_source.h"
#include "core/http/header_list.h"

namespace parapet::http {

enum class CspCodeDirective {
    DefaultSrc,
    ScriptSrc,
    ScriptSrcElem,
    ScriptSrcAttr,
    StyleSrc,
    StyleSrcElem,
    StyleSrcAttr,
    WorkerSrc,
};

enum class CspPlaceDirective {
    ImgSrc,
    FontSrc,
    ConnectSrc,
    MediaSrc,
    ObjectSrc,
    ChildSrc,
    FrameSrc,
    ManifestSrc,
    BaseUri,
    FormAction,
    FrameAncestors,  // a browser ignores it in <meta>
};

enum class SandboxFlag {
    AllowDownloads,
    AllowForms,
    AllowModals,
    AllowPopups,
    AllowPopupsToEscapeSandbox,
    AllowSameOrigin,
    AllowScripts,
    AllowTopNavigationByUserActivation,
};

class CspPolicy {
public:
    // Setting a directive again replaces it. An empty list allows nothing.
    CspPolicy& allow(CspCodeDirective, std::vector<CspCode> const& sources);
    CspPolicy& allow(CspPlaceDirective, std::vector<CspPlace> const& sources);
    CspPolicy& sandbox(std::vector<SandboxFlag> const& flags);
    CspPolicy& upgrade_insecure_requests();
    CspPolicy& require_trusted_types();

    // Directives in the order they were first set, joined with "; ".
    std::string text() const;

private:
    CspPolicy& set(std::string_view name, std::string value);
    std::vector<std::pair<std::string_view, std::string>> directives_;
};

enum class CspMode { Enforce, ReportOnly };
Header csp_header(CspPolicy const&, CspMode = CspMode::Enforce);

// The strict policy of https://web.dev/articles/strict-csp for a page of this origin: scripts by
// nonce only, no plugins, no <base>, no framing, forms to this origin.
CspPolicy strict_csp(CspNonce const&);

}  // namespace parapet::http
