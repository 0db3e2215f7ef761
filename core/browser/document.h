// A loaded page: its tree and everything that a later decision turns on. Documents hang together as
// frames in a document of a tab; the tab owns the outermost.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/browser/browser_event.h"
#include "core/browser/csp_document.h"
#include "core/browser/csp_parser.h"
#include "core/browser/html.h"
#include "core/browser/referrer_policy.h"
#include "core/http/origin.h"

namespace parapet::browser {

struct Document;

struct Frame {
    NodeId element;
    std::string name = {};  // of the attribute, which links and forms may name as target
    std::optional<Sandbox> sandbox = std::nullopt;
    std::unique_ptr<Document> document = {};  // null: nothing may be shown there
};

struct Document {
    DocumentId id = 0;
    TabId tab = 0;
    http::Url url;
    http::Origin origin = http::Origin::opaque();
    int status = 200;
    http::HeaderList headers = {};
    ContentPolicyList policies = {};
    ReferrerPolicy referrer_policy = kDefaultReferrerPolicy;
    std::optional<Sandbox> sandbox = std::nullopt;  // of the frame and of the policies together
    std::string referrer = {};                      // document.referrer
    http::Url base;                                 // what relative URLs are resolved against
    HtmlTree tree = {};
    std::vector<Frame> frames = {};
    Document* parent = nullptr;      // null: the tab's own
    std::vector<NodeId> begun = {};  // elements that have loaded or run: each does so once; sorted

    bool is_sandboxed_without(std::string_view flag) const {
        return sandbox && !sandbox->allows(flag);
    }
    Place place() const { return {tab, id}; }
};

/// True the first time an element of the document is named.
bool begins_now(Document& document, NodeId element);
/// Of the documents around it, outermost first; empty for a tab's own document.
std::vector<http::Origin> ancestors_of(Document const&);
/// The same with the document itself, last: what surrounds a thing it loads.
std::vector<http::Origin> surroundings_of(Document const&);
Document const& top_of(Document const&);
/// Itself or a document in its frames; null when none has the id.
Document* find_document(Document& root, DocumentId id);
/// Its URL, or for about:blank and about:srcdoc that of the document it belongs to.
http::Url const& effective_url(Document const& document);
/// Nothing when the address is no URL.
std::optional<http::Url> resolve(Document const&, std::string_view address);
/// May scripts of a reach into b: one origin, or the same document.
bool may_reach(Document const& a, Document const& b);

}  // namespace parapet::browser
