#include "core/browser/csp_directives.h"

#include <algorithm>
#include <array>

namespace parapet::browser {
namespace {

using Name = std::string_view;

// One list each, with the directive itself in front.
constexpr std::array<Name, 3> kScriptElem = {"script-src-elem", "script-src", "default-src"};
constexpr std::array<Name, 3> kScriptAttr = {"script-src-attr", "script-src", "default-src"};
constexpr std::array<Name, 3> kStyleElem = {"style-src-elem", "style-src", "default-src"};
constexpr std::array<Name, 3> kStyleAttr = {"style-src-attr", "style-src", "default-src"};
constexpr std::array<Name, 4> kWorker = {"worker-src", "child-src", "script-src", "default-src"};
constexpr std::array<Name, 3> kFrame = {"frame-src", "child-src", "default-src"};
constexpr std::array<Name, 2> kScript = {"script-src", "default-src"};
constexpr std::array<Name, 2> kStyle = {"style-src", "default-src"};
constexpr std::array<Name, 2> kChild = {"child-src", "default-src"};
constexpr std::array<Name, 2> kConnect = {"connect-src", "default-src"};
constexpr std::array<Name, 2> kManifest = {"manifest-src", "default-src"};
constexpr std::array<Name, 2> kObject = {"object-src", "default-src"};
constexpr std::array<Name, 2> kMedia = {"media-src", "default-src"};
constexpr std::array<Name, 2> kFont = {"font-src", "default-src"};
constexpr std::array<Name, 2> kImage = {"img-src", "default-src"};
constexpr std::array<Name, 1> kDefault = {"default-src"};
constexpr std::array<Name, 1> kBaseUri = {"base-uri"};
constexpr std::array<Name, 1> kFormAction = {"form-action"};
constexpr std::array<Name, 1> kFrameAncestors = {"frame-ancestors"};

using List = std::span<Name const>;
constexpr std::array<List, 19> kSourceLists = {
    List(kScriptElem), List(kScriptAttr), List(kStyleElem),  List(kStyleAttr),     List(kWorker),
    List(kFrame),      List(kScript),     List(kStyle),      List(kChild),         List(kConnect),
    List(kManifest),   List(kObject),     List(kMedia),      List(kFont),          List(kImage),
    List(kDefault),    List(kBaseUri),    List(kFormAction), List(kFrameAncestors)};

constexpr std::array<Name, 9> kOthers = {"sandbox",
                                         "report-uri",
                                         "report-to",
                                         "upgrade-insecure-requests",
                                         "block-all-mixed-content",
                                         "require-trusted-types-for",
                                         "trusted-types",
                                         "webrtc",
                                         "require-sri-for"};

}  // namespace

std::span<std::string_view const> fallback_list(std::string_view directive) {
    auto const found = std::find_if(kSourceLists.begin(), kSourceLists.end(),
                                    [directive](List list) { return list.front() == directive; });
    return found == kSourceLists.end() ? List() : *found;
}

bool is_known_directive(std::string_view name) {
    return !fallback_list(name).empty() ||
           std::find(kOthers.begin(), kOthers.end(), name) != kOthers.end();
}

DirectiveKind kind_of(std::string_view name) {
    if (name == "frame-ancestors") return DirectiveKind::Ancestors;
    return fallback_list(name).empty() ? DirectiveKind::Other : DirectiveKind::SourceList;
}

std::string_view effective_directive(LoadKind kind) {
    switch (kind) {
        case LoadKind::Script: return "script-src-elem";
        case LoadKind::Worker: return "worker-src";
        case LoadKind::Style: return "style-src-elem";
        case LoadKind::Image: return "img-src";
        case LoadKind::Font: return "font-src";
        case LoadKind::Media: return "media-src";
        case LoadKind::Object: return "object-src";
        case LoadKind::Frame: return "frame-src";
        case LoadKind::Manifest: return "manifest-src";
        case LoadKind::Connect: return "connect-src";
    }
    return "";
}

std::string_view effective_directive(InlineKind kind) {
    switch (kind) {
        case InlineKind::Script:
        case InlineKind::Navigation: return "script-src-elem";
        case InlineKind::ScriptAttribute: return "script-src-attr";
        case InlineKind::Style: return "style-src-elem";
        case InlineKind::StyleAttribute: return "style-src-attr";
    }
    return "";
}

}  // namespace parapet::browser
