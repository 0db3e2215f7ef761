#include "core/browser/html.h"

#include <algorithm>

namespace parapet::browser {
namespace {

// Depth first without recursion: a page may be nested as deep as its author likes.
template <class Visit>
void walk(HtmlTree const& tree, NodeId root, Visit visit) {
    std::vector<NodeId> waiting{root};
    while (!waiting.empty()) {
        NodeId const node = waiting.back();
        waiting.pop_back();
        if (!visit(node)) return;
        auto const& children = tree.at(node).children;
        waiting.insert(waiting.end(), children.rbegin(), children.rend());
    }
}

}  // namespace

std::optional<std::string> HtmlNode::attribute(std::string_view wanted) const {
    for (ElementAttribute const& each : attributes)
        if (each.name == wanted) return each.value;
    return std::nullopt;
}

NodeId HtmlTree::make_element(std::string name, std::vector<ElementAttribute> attributes,
                              Attributes parsed_as) {
    ++version_;
    nodes_.push_back({.name = std::move(name),
                      .text = {},
                      .attributes = std::move(attributes),
                      .parsed_as = parsed_as});
    return static_cast<NodeId>(nodes_.size() - 1);
}

NodeId HtmlTree::make_text(std::string text) {
    ++version_;
    nodes_.push_back({.name = {}, .text = std::move(text)});
    return static_cast<NodeId>(nodes_.size() - 1);
}

void HtmlTree::append(NodeId parent, NodeId child) {
    ++version_;
    if (!has(parent) || !has(child) || child == kDocumentNode) return;
    for (NodeId above = parent; above != kNoNode; above = nodes_[above].parent)
        if (above == child) return;
    if (NodeId const old = nodes_[child].parent; old != kNoNode)
        std::erase(nodes_[old].children, child);
    nodes_[child].parent = parent;
    nodes_[parent].children.push_back(child);
}

void HtmlTree::remove_children(NodeId parent) {
    ++version_;
    if (!has(parent)) return;
    for (NodeId child : nodes_[parent].children) nodes_[child].parent = kNoNode;
    nodes_[parent].children.clear();
}

void HtmlTree::set_attribute(NodeId node, std::string_view name, std::string value) {
    ++version_;
    if (!has(node)) return;
    for (ElementAttribute& each : nodes_[node].attributes) {
        if (each.name != name) continue;
        each.value = std::move(value);
        return;
    }
    nodes_[node].attributes.push_back({std::string(name), std::move(value)});
}

void HtmlTree::remove_attribute(NodeId node, std::string_view name) {
    ++version_;
    if (has(node))
        std::erase_if(nodes_[node].attributes,
                      [name](auto const& one) { return one.name == name; });
}

void HtmlTree::remove(NodeId node) {
    ++version_;
    if (!has(node) || nodes_[node].parent == kNoNode) return;
    std::erase(nodes_[nodes_[node].parent].children, node);
    nodes_[node].parent = kNoNode;
}

std::vector<NodeId> HtmlTree::graft(NodeId parent, HtmlTree const& fragment) {
    ++version_;
    auto const offset = static_cast<NodeId>(nodes_.size());
    std::vector<NodeId> added;
    walk(fragment, kDocumentNode, [&](NodeId node) {
        if (node != kDocumentNode) added.push_back(offset + node);
        return true;
    });
    // The fragment's document node comes along too, bare, so that numbers only shift.
    for (HtmlNode node : fragment.nodes_) {
        for (NodeId& child : node.children) child += offset;
        node.parent = node.parent == kNoNode         ? kNoNode
                      : node.parent == kDocumentNode ? parent
                                                     : node.parent + offset;
        nodes_.push_back(std::move(node));
    }
    for (NodeId child : nodes_[offset].children) nodes_[parent].children.push_back(child);
    nodes_[offset].children.clear();
    return added;
}

std::string HtmlTree::text_of(NodeId root) const {
    std::string text;
    walk(*this, root, [&](NodeId node) {
        text += nodes_[node].text;
        return true;
    });
    return text;
}

std::vector<NodeId> HtmlTree::elements(NodeId root) const {
    std::vector<NodeId> found;
    walk(*this, root, [&](NodeId node) {
        if (nodes_[node].is_element()) found.push_back(node);
        return true;
    });
    return found;
}

std::optional<NodeId> HtmlTree::find(std::string_view name, NodeId root) const {
    std::optional<NodeId> found;
    walk(*this, root, [&](NodeId node) {
        if (nodes_[node].name == name) found = node;
        return !found;
    });
    return found;
}

std::vector<NodeId> HtmlTree::find_all(std::string_view name, NodeId root) const {
    std::vector<NodeId> found = elements(root);
    std::erase_if(found, [&](NodeId node) { return nodes_[node].name != name; });
    return found;
}

std::optional<NodeId> HtmlTree::find_by_id(std::string_view id) const {
    std::optional<NodeId> found;
    walk(*this, kDocumentNode, [&](NodeId node) {
        if (nodes_[node].attribute("id") == id) found = node;
        return !found;
    });
    return found;
}

std::optional<NodeId> HtmlTree::closest(NodeId node, std::string_view name) const {
    for (; node != kNoNode; node = nodes_[node].parent)
        if (nodes_[node].name == name) return node;
    return std::nullopt;
}

bool HtmlTree::is_connected(NodeId node) const {
    if (!has(node)) return false;
    while (nodes_[node].parent != kNoNode) node = nodes_[node].parent;
    return node == kDocumentNode;
}

}  // namespace parapet::browser
