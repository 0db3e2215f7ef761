// The directives of CSP Level 3 by name: which one governs what, and which one stands in for it
// when it is absent (CSP3 6.8).
#pragma once

#include <span>
#include <string_view>

namespace parapet::browser {

enum class DirectiveKind { SourceList, Ancestors, Other };

// name is in lower case.
bool is_known_directive(std::string_view name);
// Ancestors: frame-ancestors, whose list knows neither nonces, hashes nor keywords but 'self' and
// 'none'.
DirectiveKind kind_of(std::string_view name);

// What a request is for: Fetch's destinations, those that CSP treats alike under one name.
enum class LoadKind {
    Script,  // also xslt, audioworklet, paintworklet
    Worker,  // worker, sharedworker, serviceworker
    Style,
    Image,
    Font,
    Media,   // audio, video, track
    Object,  // object, embed
    Frame,   // frame, iframe
    Manifest,
    Connect,  // fetch(), XMLHttpRequest, WebSocket, EventSource, sendBeacon, ping
};

enum class InlineKind {
    Script,
    ScriptAttribute,  // onclick="…"
    Style,
    StyleAttribute,
    Navigation,  // javascript:…
};

// CSP3 6.8.1 and 6.8.2.
std::string_view effective_directive(LoadKind);
std::string_view effective_directive(InlineKind);

// CSP3 6.8.3: the directive itself, then what stands in for it, nearest first. A directive that
// nothing stands in for has a list of one.
std::span<std::string_view const> fallback_list(std::string_view directive);

}  // namespace parapet::browser
