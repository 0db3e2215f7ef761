// A page as the host parsed it: a tree of nodes in one array, so that it crosses a binding as plain
// data. The host's side of HtmlParser is parse5; a node keeps its number as long as the page lives.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/browser/csp_inline.h"

namespace parapet::browser {

using NodeId = std::uint32_t;
inline constexpr NodeId kDocumentNode = 0;
inline constexpr NodeId kNoNode = UINT32_MAX;

struct HtmlNode {
    std::string name = {};  // lower case; "" for text, "#document" for the first node
    std::string text = {};  // of a text node
    std::vector<ElementAttribute> attributes = {};
    Attributes parsed_as = Attributes::Distinct;
    NodeId parent = kNoNode;  // kNoNode: the document itself, or made by a script and not inserted
    std::vector<NodeId> children = {};

    bool is_element() const { return !name.empty() && name.front() != '#'; }
    // The name is in lower case. Nothing when the element has no such attribute.
    std::optional<std::string> attribute(std::string_view name) const;
};

class HtmlTree {
public:
    HtmlTree() { nodes_.push_back({.name = "#document"}); }

    std::size_t size() const { return nodes_.size(); }
    /// Another after each change; of one tree only.
    std::uint32_t version() const { return version_; }
    bool has(NodeId node) const { return node < nodes_.size(); }
    HtmlNode const& at(NodeId node) const { return nodes_[node]; }

    /// Nodes without a place; append() gives them one.
    NodeId make_element(std::string name, std::vector<ElementAttribute> attributes = {},
                        Attributes parsed_as = Attributes::Distinct);
    NodeId make_text(std::string text);
    /// Takes child from where it was. A node is never put under itself: that call does nothing.
    void append(NodeId parent, NodeId child);
    void remove_children(NodeId parent);
    void set_attribute(NodeId node, std::string_view name, std::string value);
    void remove_attribute(NodeId node, std::string_view name);
    /// From where it was; it stays a node, and may be appended again.
    void remove(NodeId node);
    /// Appends what the fragment's document node holds; the new nodes, in document order.
    std::vector<NodeId> graft(NodeId parent, HtmlTree const& fragment);

    /// All text below, and the text of a text node.
    std::string text_of(NodeId node) const;
    /// Elements under root in document order.
    std::vector<NodeId> elements(NodeId root = kDocumentNode) const;
    std::optional<NodeId> find(std::string_view name, NodeId root = kDocumentNode) const;
    std::vector<NodeId> find_all(std::string_view name, NodeId root = kDocumentNode) const;
    std::optional<NodeId> find_by_id(std::string_view id) const;
    /// The nearest element around node that has the name; node itself counts.
    std::optional<NodeId> closest(NodeId node, std::string_view name) const;
    /// Whether it hangs under the document node.
    bool is_connected(NodeId node) const;

private:
    std::vector<HtmlNode> nodes_;
    std::uint32_t version_ = 0;
};

class HtmlParser {
public:
    virtual ~HtmlParser() = default;
    /// A whole page: html, head and body are there even when the text has none.
    virtual HtmlTree parse(std::string_view html) = 0;
    /// As innerHTML of an element of the name context; the nodes are the document node's children.
    virtual HtmlTree parse_fragment(std::string_view html, std::string_view context) = 0;
};

}  // namespace parapet::browser
