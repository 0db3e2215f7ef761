#include "core/browsing/belongings.h"

#include <set>
#include <string_view>
#include <vector>

namespace parapet::browsing {
namespace {

std::string escaped(std::string_view text) {
    std::string html;
    for (char c : text) {
        if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '"')
            html += "&quot;";
        else
            html += c;
    }
    return html;
}

// HTML Standard, "Serializing HTML fragments": these have no end tag, or their text as it is.
bool is_void(std::string_view name) {
    static std::set<std::string_view> const names{"area",  "base",   "br",    "col",  "embed",
                                                  "hr",    "img",    "link",  "meta", "input",
                                                  "param", "source", "track", "wbr"};
    return names.contains(name);
}

bool is_raw(std::string_view name) { return name == "script" || name == "style"; }

std::string host_of(std::string_view origin) {
    std::size_t const start = origin.find("://");
    return std::string(start == std::string_view::npos ? origin : origin.substr(start + 3));
}

}  // namespace

std::vector<attack::LeakedValue> held_by(PersonBrowser& browser) {
    std::vector<attack::LeakedValue> values;
    for (browser::Cookie const& cookie : browser.agent().cookies().cookies())
        if (!is_expired(cookie, browser.hosts().now()))
            values.push_back({.where = "cookie",
                              .host = cookie.domain,
                              .name = cookie.name,
                              .value = cookie.value,
                              .path = cookie.path});
    for (auto const& [origin, area] : browser.agent().storage().local())
        for (auto const& [name, value] : area.entries())
            values.push_back(
                {.where = "storage", .host = host_of(origin), .name = name, .value = value});
    return values;
}

std::vector<attack::LeakedValue> fields_of(browser::Document const& document) {
    std::vector<attack::LeakedValue> fields;
    browser::HtmlTree const& tree = document.tree;
    for (browser::NodeId number = 0; number < tree.size(); ++number) {
        browser::HtmlNode const& node = tree.at(number);
        if (node.name != "input" && node.name != "meta") continue;
        auto const value = node.attribute(node.name == "meta" ? "content" : "value");
        fields.push_back({.where = "page",
                          .host = document.url.host_and_port(),
                          .name = std::string(node.attribute("name").value_or("")),
                          .value = std::string(value.value_or(""))});
    }
    return fields;
}

std::string saved_page(browser::Document const& document) {
    browser::HtmlTree const& tree = document.tree;
    std::string html;
    struct Step {
        browser::NodeId node;
        bool ends;
    };
    std::vector<Step> waiting{{browser::kDocumentNode, false}};
    while (!waiting.empty()) {
        auto const [number, ends] = waiting.back();
        waiting.pop_back();
        browser::HtmlNode const& node = tree.at(number);
        if (ends) {
            html += "</" + node.name + ">";
            continue;
        }
        if (node.name.empty())
            html += node.parent != browser::kNoNode && is_raw(tree.at(node.parent).name)
                        ? node.text
                        : escaped(node.text);
        if (node.is_element()) {
            html += "<" + node.name;
            for (browser::ElementAttribute const& each : node.attributes)
                html += " " + each.name + "=\"" + escaped(each.value) + "\"";
            html += ">";
            if (!is_void(node.name)) waiting.push_back({number, true});
        }
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
            waiting.push_back({*child, false});
    }
    return html;
}

}  // namespace parapet::browsing
