#include "core/browser/script_host.h"

namespace parapet::browser {

std::string_view text_of(FetchedType type) {
    switch (type) {
        case FetchedType::Basic: return "basic";
        case FetchedType::Cors: return "cors";
        case FetchedType::Opaque: return "opaque";
        case FetchedType::Error: return "error";
    }
    return "";
}

std::string_view text_of(ScriptKind kind) {
    switch (kind) {
        case ScriptKind::Inline: return "inline";
        case ScriptKind::External: return "external";
        case ScriptKind::Handler: return "handler";
        case ScriptKind::JavascriptUrl: return "javascript-url";
    }
    return "";
}

}  // namespace parapet::browser
