// <object> and <embed>: what they load, and the movies that a browser with a plug-in plays. Such a
// movie is a program beside the page's policy: whether it may be loaded is asked of object-src, and
// what it does then of nobody (CSP3 6.1.9, "object-src"). The body of its file stands for it.
#include "core/base/ascii.h"
#include "core/browser/mime_type.h"
#include "core/browser/nosniff.h"
#include "core/browser/page.h"
#include "core/browser/user_agent.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kFlash = "application/x-shockwave-flash";

// The element's word is taken for it, whatever the answer's type is, unless the answer forbids just
// that (M. Spagnuolo, "Abusing JSONP with Rosetta Flash", 2014, on what stops it).
bool is_movie(HtmlNode const& node, http::HeaderList const& headers) {
    auto const type = extract_mime_type(headers);
    if (type && type->essence() == kFlash) return true;
    if (ascii::lower(node.attribute("type").value_or("")) != kFlash) return false;
    std::string const disposition = headers.get("content-disposition").value_or("");
    return !is_nosniff(headers) && !ascii::lower(disposition).starts_with("attachment");
}

// AllowScriptAccess: an attribute of <embed>, a <param> of <object>.
std::string script_access(HtmlTree const& tree, NodeId element) {
    std::string access = tree.at(element).attribute("allowscriptaccess").value_or("sameDomain");
    for (NodeId inside : tree.elements(element)) {
        HtmlNode const& param = tree.at(inside);
        if (param.name == "param" &&
            ascii::equal_ignoring_case(param.attribute("name").value_or(""), "allowscriptaccess"))
            access = param.attribute("value").value_or(access);
    }
    return ascii::lower(access);
}

}  // namespace

void UserAgent::load_object(Document& document, NodeId element, std::string_view address) {
    if (address.empty()) return;
    Fetched loaded = load(document, element, address, LoadKind::Object, Destination::Object);
    bool const has_plugin = session_.profile.plugins == Plugins::Flash && !document.sandbox;
    if (has_plugin && loaded.ok && loaded.response.status == 200 &&
        is_movie(document.tree.at(element), loaded.response.headers))
        play_movie(document, element, std::move(loaded));
}

// It speaks to its own host as a page from there would, and to the page around it if it may.
void UserAgent::play_movie(Document& document, NodeId element, Fetched movie) {
    std::string const access = script_access(document.tree, element);
    http::Origin const origin = http::Origin::of(movie.url);
    std::string const name = movie.url.href();
    Document* player = &document;
    bool const reaches_page =
        access == "always" || (access == "samedomain" && same_origin(origin, document.origin));
    if (!reaches_page) {
        auto own = std::make_unique<Document>();
        own->id = ++last_document_;
        own->tab = document.tab;
        own->url = own->base = movie.url;
        own->origin = origin;
        own->parent = &document;
        own->tree = parser_.parse("");
        player = own.get();
        document.frames.push_back({.element = element, .document = std::move(own)});
    }
    run_script(*player,
               {ScriptKind::External, std::move(movie.response.body), kDocumentNode, name});
}

}  // namespace parapet::browser
