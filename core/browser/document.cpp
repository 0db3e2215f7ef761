#include "core/browser/document.h"

#include <algorithm>

namespace parapet::browser {

bool begins_now(Document& document, NodeId element) {
    auto const at = std::lower_bound(document.begun.begin(), document.begun.end(), element);
    if (at != document.begun.end() && *at == element) return false;
    document.begun.insert(at, element);
    return true;
}

std::vector<http::Origin> ancestors_of(Document const& document) {
    std::vector<http::Origin> origins;
    for (Document const* each = document.parent; each != nullptr; each = each->parent)
        origins.push_back(each->origin);
    std::reverse(origins.begin(), origins.end());
    return origins;
}

std::vector<http::Origin> surroundings_of(Document const& document) {
    auto origins = ancestors_of(document);
    origins.push_back(document.origin);
    return origins;
}

Document const& top_of(Document const& document) {
    Document const* top = &document;
    while (top->parent != nullptr) top = top->parent;
    return *top;
}

Document* find_document(Document& root, DocumentId id) {
    if (root.id == id) return &root;
    for (Frame& frame : root.frames) {
        if (frame.document == nullptr) continue;
        if (Document* found = find_document(*frame.document, id)) return found;
    }
    return nullptr;
}

http::Url const& effective_url(Document const& document) {
    Document const* each = &document;
    while (each->url.scheme == "about" && each->parent != nullptr) each = each->parent;
    return each->url;
}

std::optional<http::Url> resolve(Document const& document, std::string_view address) {
    auto url = http::parse_url(address, &document.base);
    if (!url.ok()) return std::nullopt;
    return url.take();
}

bool may_reach(Document const& a, Document const& b) {
    return &a == &b || same_origin(a.origin, b.origin);
}

}  // namespace parapet::browser
