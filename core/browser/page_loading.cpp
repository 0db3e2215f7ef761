// What a page sets off as it is read: elements begin in document order, each once.
#include "core/base/ascii.h"
#include "core/browser/page.h"
#include "core/browser/splitting.h"
#include "core/browser/user_agent.h"

namespace parapet::browser {
namespace {

// https://html.spec.whatwg.org/#prepare-the-script-element: a script without text may get one
// later.
bool is_empty_script(HtmlTree const& tree, NodeId element) {
    HtmlNode const& node = tree.at(element);
    return node.name == "script" && !node.attribute("src") && tree.text_of(element).empty();
}

// "0; url=/next"; nothing when it is a plain reload.
std::optional<std::string> refresh_address(std::string_view content) {
    auto const separator = content.find_first_of(";,");
    if (separator == std::string_view::npos) return std::nullopt;
    std::string_view rest = trim_ascii_whitespace(content.substr(separator + 1));
    if (rest.size() > 3 && ascii::equal_ignoring_case(rest.substr(0, 3), "url")) {
        std::string_view const value = trim_ascii_whitespace(rest.substr(3));
        if (value.starts_with('=')) rest = trim_ascii_whitespace(value.substr(1));
    }
    if (rest.size() > 1 && (rest.front() == '"' || rest.front() == '\''))
        rest = rest.substr(1, rest.find(rest.front(), 1) - 1);
    return std::string(rest);
}

}  // namespace

void UserAgent::load_page(Document& document) {
    begin_tree(document, document.tree.elements(), ParserMetadata::Inserted);
    if (auto const body = document.tree.find("body")) run_handler(document, *body, "onload");
    notify(document, kDocumentNode, "load");
}

void UserAgent::begin_tree(Document& document, std::vector<NodeId> const& elements,
                           ParserMetadata parser) {
    for (NodeId element : elements)
        if (document.tree.is_connected(element) && document.tree.at(element).is_element() &&
            !is_empty_script(document.tree, element) && begins_now(document, element))
            begin_element(document, element, parser);
}

void UserAgent::begin_element(Document& document, NodeId element, ParserMetadata parser) {
    // A copy: scripts that run on the way add nodes, and the tree moves.
    std::string const name = document.tree.at(element).name;
    auto const attribute = [&](std::string_view wanted) {
        return document.tree.at(element).attribute(wanted);
    };
    if (auto style = attribute("style"))
        apply_style(document, element, InlineKind::StyleAttribute, std::move(*style));
    if (name == "meta") return begin_meta(document, element);
    if (name == "base") return begin_base(document, element);
    if (name == "script") return run_script_element(document, element, parser);
    if (name == "link") return load_link(document, element);
    if (name == "style")
        return apply_style(document, element, InlineKind::Style, document.tree.text_of(element));
    if (name == "img" || (name == "input" && attribute("type") == "image"))
        load_image(document, element);
    if (name == "object" || name == "embed")
        load_object(document, element, attribute(name == "object" ? "data" : "src").value_or(""));
    if (name == "audio" || name == "video" || name == "source")
        if (auto const address = attribute("src"))
            load(document, element, *address, LoadKind::Media, Destination::Video);
    if (name == "iframe" || name == "frame") load_frame(document, element);
    // Handlers that need nobody to do anything; those of loads run where the load ends.
    if (name == "svg") run_handler(document, element, "onload");
    if (attribute("autofocus")) run_handler(document, element, "onfocus");
    if (name == "details" && attribute("open")) run_handler(document, element, "ontoggle");
}

void UserAgent::begin_meta(Document& document, NodeId element) {
    HtmlNode const& meta = document.tree.at(element);
    std::string const content = meta.attribute("content").value_or("");
    std::string const pragma = ascii::lower(meta.attribute("http-equiv").value_or(""));
    if (pragma == "content-security-policy" && document.tree.closest(element, "head") &&
        session_.profile.content_policies == ContentPolicies::Enforced) {
        for (ContentPolicy& each : content_policies_of_meta(content, document.origin))
            document.policies.push_back(std::move(each));
    } else if (pragma == "refresh") {
        auto const address = refresh_address(content);
        auto const url = address ? resolve(document, *address) : std::nullopt;
        if (url && url->scheme != "javascript")
            start({.slot = slot_for(document, ""), .source = document.id, .url = *url});
    } else if (ascii::equal_ignoring_case(meta.attribute("name").value_or(""), "referrer")) {
        if (auto const policy = read_referrer_policy({{"Referrer-Policy", content}}))
            document.referrer_policy = *policy;
    }
}

void UserAgent::begin_base(Document& document, NodeId element) {
    auto const address = document.tree.at(element).attribute("href");
    // The first one with an address counts.
    for (NodeId other : document.tree.find_all("base")) {
        if (!document.tree.at(other).attribute("href")) continue;
        if (other != element) return;
        break;
    }
    if (!address) return;
    auto url = http::parse_url(*address, &effective_url(document));
    if (!url.ok() || url.value().scheme == "data" || url.value().scheme == "javascript") return;
    Verdict verdict = check_base(document.policies, url.value());
    bool const allowed = verdict.allowed();
    session_.log.add(EventKind::ContentPolicy, document.place(), url.value().href(),
                     allowed ? "base allowed" : "base blocked", std::move(verdict));
    if (allowed) document.base = url.take();
}

}  // namespace parapet::browser
