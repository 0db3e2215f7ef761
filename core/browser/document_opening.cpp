// From an answer to a document: what it may be shown in, its origin, its policies, its sandbox.
#include <algorithm>

#include "core/browser/data_url.h"
#include "core/browser/mime_type.h"
#include "core/browser/nosniff.h"
#include "core/browser/page.h"
#include "core/browser/user_agent.h"
#include "core/browser/x_frame_options.h"

namespace parapet::browser {
namespace {

// What both leave.
std::optional<Sandbox> both(std::optional<Sandbox> a, std::optional<Sandbox> const& b) {
    if (!a || !b) return a ? a : b;
    std::erase_if(a->allowed, [&b](std::string const& flag) { return !b->allows(flag); });
    return a;
}

bool is_markup(http::Response const& response) {
    auto const type = extract_mime_type(response.headers);
    if (!type) return !is_nosniff(response.headers);  // sniffed: markup is what it mostly is
    std::string const essence = type->essence();
    return essence == "text/html" || essence == "application/xhtml+xml" ||
           essence == "image/svg+xml";
}

HtmlTree parse_body(HtmlParser& parser, http::Response const& response) {
    if (is_markup(response)) return parser.parse(response.body);
    HtmlTree tree;
    NodeId const body = tree.make_element("body");
    tree.append(kDocumentNode, body);
    tree.append(body, tree.make_text(response.body));
    return tree;
}

}  // namespace

bool UserAgent::may_be_framed(Document const& document, Document const& parent) {
    std::vector<http::Origin> ancestors = surroundings_of(parent);
    Verdict by_options = judge_framing(
        document.headers,
        {.destination = http::Origin::of(document.url),
         .ancestors = ancestors,
         .frame_ancestors = overrides_x_frame_options(document.policies) ? FrameAncestors::Given
                                                                         : FrameAncestors::Absent});
    std::reverse(ancestors.begin(), ancestors.end());
    Verdict by_policy = check_frame_ancestors(document.policies, ancestors);
    bool const allowed = by_policy.allowed() && by_options.allowed();
    for (Verdict* each : {&by_policy, &by_options}) {
        std::string const outcome = each->allowed() ? "allowed" : "refused";
        session_.log.add(EventKind::Framing, parent.place(), document.url.href(), outcome,
                         std::move(*each));
    }
    return allowed;
}

std::unique_ptr<Document> UserAgent::open_answer(Navigation const& navigation, Fetched fetched,
                                                 Document* parent) {
    auto document = std::make_unique<Document>();
    document->url = std::move(fetched.url);
    document->origin = http::Origin::of(document->url);
    document->status = fetched.response.status;
    document->headers = std::move(fetched.response.headers);
    if (session_.profile.content_policies == ContentPolicies::Enforced)
        document->policies = content_policies_of(document->headers, document->origin);
    document->referrer = std::move(fetched.referrer);
    document->referrer_policy =
        read_referrer_policy(document->headers).value_or(session_.profile.referrer_policy);
    if (parent != nullptr && !may_be_framed(*document, *parent)) return nullptr;
    fetched.response.headers = document->headers;
    document->tree = parse_body(parser_, fetched.response);
    finish_opening(*document, parent, navigation.slot);
    return document;
}

// about:blank, about:srcdoc and data: no request, and the rules of whoever made them.
std::unique_ptr<Document> UserAgent::open_local(Navigation const& navigation, Document* source,
                                                Document* parent) {
    auto const data = read_data_url(navigation.url);
    if (parent == nullptr && data) return nullptr;  // browsers since 2017
    auto document = std::make_unique<Document>();
    document->url = navigation.url;
    Document const* maker = source != nullptr ? source : parent;
    if (maker != nullptr) {
        document->policies = maker->policies;
        document->referrer_policy = maker->referrer_policy;
        if (!data) document->origin = maker->origin;
    }
    std::string html;
    if (data && data->type.starts_with("text/html")) html = data->body;
    if (parent != nullptr && navigation.url.pathname() == "srcdoc")
        html = parent->tree.at(navigation.slot.element).attribute("srcdoc").value_or("");
    document->tree = parser_.parse(html);
    finish_opening(*document, parent, navigation.slot);
    if (!data && maker != nullptr) document->base = maker->base;
    return document;
}

void UserAgent::finish_opening(Document& document, Document* parent, Slot const& slot) {
    document.id = ++last_document_;
    document.tab = slot.tab;
    document.parent = parent;
    document.base = document.url;
    document.sandbox = document_rules(document.policies).sandbox;
    if (parent != nullptr) {
        document.sandbox = both(document.sandbox, parent->sandbox);
        for (Frame const& frame : parent->frames)
            if (frame.element == slot.element)
                document.sandbox = both(document.sandbox, frame.sandbox);
    }
    if (document.is_sandboxed_without("allow-same-origin"))
        document.origin = http::Origin::opaque();
}

void UserAgent::install(Navigation const& navigation, std::unique_ptr<Document> opened) {
    Document& document = *opened;
    session_.log.add(EventKind::DocumentOpened, document.place(), document.url.href(),
                     document.origin.serialize());
    if (document.parent == nullptr) {
        show(*find_tab(navigation.slot.tab), std::move(opened), navigation);
    } else {
        for (Frame& frame : document.parent->frames) {
            if (frame.element != navigation.slot.element) continue;
            discard(std::move(frame.document));
            frame.document = std::move(opened);
            break;
        }
        if (opened != nullptr) return;  // the frame is not there any more
    }
    load_page(document);
}

}  // namespace parapet::browser
