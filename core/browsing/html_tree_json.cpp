#include "core/browsing/html_tree_json.h"

#include "core/range/json_text.h"

namespace parapet::browsing {

using namespace range;

namespace {

using browser::Attributes;
using browser::ElementAttribute;
using browser::HtmlNode;
using browser::HtmlTree;
using browser::NodeId;

std::vector<ElementAttribute> read_attributes(Json const& list) {
    std::vector<ElementAttribute> attributes;
    if (!list.is_array()) return attributes;
    for (Json const& pair : list)
        if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
            attributes.push_back({pair[0].as_string(), pair[1].as_string()});
    return attributes;
}

NodeId make_node(HtmlTree& tree, Json const& json) {
    std::string name = text_of(json, "name");
    if (name.empty()) return tree.make_text(text_of(json, "text"));
    Json const& repeated = member_of(json, "repeated");
    bool const is_repeated = repeated.is_boolean() && repeated.as_boolean();
    return tree.make_element(std::move(name), read_attributes(member_of(json, "attributes")),
                             is_repeated ? Attributes::Repeated : Attributes::Distinct);
}

Json node_json(HtmlNode const& node) {
    if (node.name.empty()) return object({{"text", node.text}});
    Json json = object({{"name", node.name}});
    if (!node.attributes.empty()) {
        Json& attributes = json["attributes"] = Json::array();
        for (ElementAttribute const& each : node.attributes)
            attributes.push_back(Json::array({each.name, each.value}));
    }
    if (!node.children.empty()) {
        Json& children = json["children"] = Json::array();
        for (NodeId child : node.children) children.push_back(child);
    }
    return json;
}

}  // namespace

Result<HtmlTree, std::string> read_html_tree(std::string_view json) {
    auto const list = parse_json(json);
    if (!list) return Failure{list.error()};
    if (!list.value().is_array() || list.value().empty() ||
        text_of(list.value()[0], "name") != "#document")
        return Failure{std::string("A tree is an array of nodes that begins with the document.")};
    HtmlTree tree;
    for (std::size_t i = 1; i < list.value().size(); ++i) {
        NodeId const node = make_node(tree, list.value()[i]);
        Json const& parent = member_of(list.value()[i], "parent");
        if (parent.is_null()) continue;
        if (!parent.is_integer() || parent.as_integer() < 0 || parent.as_integer() >= node)
            return Failure{"Node " + std::to_string(node) + " does not stand behind its parent."};
        tree.append(static_cast<NodeId>(parent.as_integer()), node);
    }
    return tree;
}

Json html_tree_json(HtmlTree const& tree) {
    Json nodes = Json::array();
    for (NodeId node = 0; node < tree.size(); ++node) nodes.push_back(node_json(tree.at(node)));
    return nodes;
}

}  // namespace parapet::browsing
