// The tree under a script's hands: what is put into a document begins there, by the same rules as
// what the parser put.
#include "core/browser/page.h"
#include "core/browser/user_agent.h"

namespace parapet::browser {
namespace {

// A page that builds without end stops growing here.
constexpr std::size_t kMostNodes = 100'000;

}  // namespace

NodeId Page::create_element(std::string_view name) {
    if (document_.tree.size() >= kMostNodes) return kNoNode;
    return document_.tree.make_element(std::string(name));
}

NodeId Page::create_text(std::string text) {
    if (document_.tree.size() >= kMostNodes) return kNoNode;
    return document_.tree.make_text(std::move(text));
}

void Page::set_attribute(NodeId node, std::string_view name, std::string value) {
    if (!document_.tree.has(node)) return;
    document_.tree.set_attribute(node, name, std::move(value));
    std::string const element = document_.tree.at(node).name;
    if (name != "src") return;
    // An image loads wherever it is: new Image().src is enough.
    if (element == "img") {
        begins_now(document_, node);
        return agent_.load_image(document_, node);
    }
    if (element != "iframe" || !document_.tree.is_connected(node)) return;
    auto const url = resolve(document_, document_.tree.at(node).attribute("src").value_or(""));
    if (url)
        agent_.start({.slot = {document_.tab, document_.id, node},
                      .source = document_.id,
                      .url = *url,
                      .history = HistoryUse::Replace});
}

void Page::append(NodeId parent, NodeId child) {
    document_.tree.append(parent, child);
    if (!document_.tree.is_connected(child)) return;
    agent_.begin_tree(document_, document_.tree.elements(child), ParserMetadata::NotInserted);
}

void Page::remove_attribute(NodeId node, std::string_view name) {
    document_.tree.remove_attribute(node, name);
}

void Page::remove(NodeId node) { document_.tree.remove(node); }

void Page::set_text(NodeId node, std::string text) {
    if (!document_.tree.has(node) || document_.tree.size() >= kMostNodes) return;
    document_.tree.remove_children(node);
    document_.tree.append(node, document_.tree.make_text(std::move(text)));
    if (document_.tree.at(node).name == "script" && document_.tree.is_connected(node))
        agent_.begin_tree(document_, {node}, ParserMetadata::NotInserted);
}

void Page::set_inner_html(NodeId node, std::string_view html) {
    if (!document_.tree.has(node) || document_.tree.size() >= kMostNodes) return;
    HtmlTree const fragment = agent_.parser_.parse_fragment(html, document_.tree.at(node).name);
    document_.tree.remove_children(node);
    auto added = document_.tree.graft(node, fragment);
    // https://html.spec.whatwg.org/#already-started: the fragment parser marks its scripts.
    std::erase_if(added, [this](NodeId each) { return document_.tree.at(each).name == "script"; });
    agent_.begin_tree(document_, added, ParserMetadata::NotInserted);
}

void Page::write(std::string_view html) {
    auto const body = document_.tree.find("body");
    if (!body || document_.tree.size() >= kMostNodes) return;
    auto const added = document_.tree.graft(*body, agent_.parser_.parse_fragment(html, "body"));
    agent_.begin_tree(document_, added, ParserMetadata::Inserted);
}

}  // namespace parapet::browser
