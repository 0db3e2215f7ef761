#include "core/browsing/sight.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/form.h"

namespace parapet::browsing {

using namespace browser;

namespace {

constexpr int kDeepest = 200;  // elements in each other: deeper ones are not seen

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_hidden(HtmlNode const& node) {
    if (is_one_of(node.name, {"head", "script", "style", "template", "noscript", "title"}))
        return true;
    if (node.attribute("hidden")) return true;
    if (node.name == "input" && node.attribute("type") == "hidden") return true;
    std::string style = ascii::lower(node.attribute("style").value_or(""));
    std::erase(style, ' ');
    return style.find("display:none") != std::string::npos ||
           style.find("visibility:hidden") != std::string::npos;
}

std::string single_spaced(std::string_view text) {
    std::string result;
    for (char c : text) {
        bool const is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (!is_space)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

// What an element shows besides the text within it.
std::string own_words(HtmlNode const& node) {
    std::string const type = ascii::lower(node.attribute("type").value_or(""));
    if (node.name == "img") return node.attribute("alt").value_or("");
    if (node.name == "textarea") return node.attribute("value").value_or("");
    if (node.name != "input" || type == "password" || type == "checkbox" || type == "radio")
        return "";
    if (auto const value = node.attribute("value")) return *value;
    return type == "image" ? node.attribute("alt").value_or("") : "";
}

void gather(Document const& document, NodeId id, std::string& text, int depth) {
    HtmlNode const& node = document.tree.at(id);
    if (depth > kDeepest || is_hidden(node)) return;
    text += node.text;
    if (std::string const words = own_words(node); !words.empty()) text += ' ' + words + ' ';
    for (browser::Frame const& frame : document.frames)
        if (frame.element == id && frame.document != nullptr)
            gather(*frame.document, kDocumentNode, text, depth + 1);
    bool const is_inline =
        is_one_of(node.name, {"", "a", "b", "em", "i", "span", "strong", "code", "small", "u"});
    if (!is_inline) text += ' ';
    for (NodeId child : node.children) gather(document, child, text, depth + 1);
    if (!is_inline) text += ' ';
}

bool is_seen(Document const& document, NodeId node) {
    for (; node != kNoNode && node != kDocumentNode; node = document.tree.at(node).parent)
        if (is_hidden(document.tree.at(node))) return false;
    return true;
}

bool is_for_clicks(HtmlNode const& node) {
    std::string const type = ascii::lower(node.attribute("type").value_or(""));
    return is_one_of(node.name, {"a", "button", "summary", "label"}) ||
           (node.name == "input" && is_one_of(type, {"submit", "image", "button"})) ||
           node.attribute("onclick").has_value();
}

bool is_for_filling(HtmlNode const& node) {
    return is_one_of(node.name, {"input", "textarea", "select"});
}

// The first element that is seen and suits, of the page and then of its frames.
template <class Suits>
std::optional<Seen> first(Document const& document, Suits const& suits) {
    for (NodeId element : document.tree.elements())
        if (is_seen(document, element) && suits(document, element)) return Seen{&document, element};
    for (browser::Frame const& frame : document.frames)
        if (frame.document != nullptr)
            if (auto found = first(*frame.document, suits)) return found;
    return std::nullopt;
}

std::optional<Seen> by_attribute(Document const& document, std::string_view name,
                                 std::string_view value, bool (*suits)(HtmlNode const&)) {
    return first(document, [&](Document const& one, NodeId element) {
        HtmlNode const& node = one.tree.at(element);
        return node.attribute(name) == value && suits(node);
    });
}

bool is_any(HtmlNode const&) { return true; }
bool is_form(HtmlNode const& node) { return node.name == "form"; }

// The control that a <label> of this text is for.
std::optional<Seen> by_label(Document const& document, std::string_view text) {
    auto const label = first(document, [&](Document const& one, NodeId element) {
        return one.tree.at(element).name == "label" && seen_text(one, element) == text;
    });
    if (!label) return std::nullopt;
    HtmlTree const& tree = label->document->tree;
    if (auto const id = tree.at(label->element).attribute("for"))
        if (auto const control = tree.find_by_id(*id)) return Seen{label->document, *control};
    for (NodeId inside : tree.elements(label->element))
        if (is_for_filling(tree.at(inside))) return Seen{label->document, inside};
    return std::nullopt;
}

}  // namespace

std::string seen_text(Document const& document) { return seen_text(document, kDocumentNode); }

std::string seen_text(Document const& document, NodeId element) {
    std::string text;
    gather(document, element, text, 0);
    return single_spaced(text);
}

std::string value_or_text(Document const& document, NodeId element) {
    HtmlNode const& node = document.tree.at(element);
    if (is_for_filling(node))
        if (auto const value = node.attribute("value")) return *value;
    return seen_text(document, element);
}

std::string title_of(Document const& document) {
    auto const title = document.tree.find("title");
    return title ? single_spaced(document.tree.text_of(*title)) : "";
}

std::optional<Seen> find_to_click(Document const& document, std::string_view what) {
    if (what.starts_with('#')) return by_attribute(document, "id", what.substr(1), is_any);
    auto const says = [&](Document const& one, NodeId element) {
        return seen_text(one, element) == what;
    };
    if (auto found = first(document, [&](Document const& one, NodeId element) {
            return is_for_clicks(one.tree.at(element)) && says(one, element);
        }))
        return found;
    if (auto found = by_attribute(document, "name", what, is_any)) return found;
    // Of elements in each other that all say it, the innermost.
    return first(document, [&](Document const& one, NodeId element) {
        auto const inside = one.tree.elements(element);
        return says(one, element) && std::none_of(inside.begin(), inside.end(), [&](NodeId each) {
                   return each != element && says(one, each);
               });
    });
}

std::optional<Seen> find_to_fill(Document const& document, std::string_view what) {
    if (what.starts_with('#')) return by_attribute(document, "id", what.substr(1), is_for_filling);
    if (auto found = by_attribute(document, "name", what, is_for_filling)) return found;
    if (auto found = by_label(document, what)) return found;
    return by_attribute(document, "placeholder", what, is_for_filling);
}

std::optional<Seen> find_form(Document const& document, std::string_view what) {
    std::string_view const name = what.starts_with('#') ? "id" : "name";
    if (auto found = by_attribute(document, name, what.substr(name == "id"), is_form)) return found;
    auto const control = find_to_fill(document, what);
    if (!control) return std::nullopt;
    auto const form = form_of(control->document->tree, control->element);
    return form ? std::optional(Seen{control->document, *form}) : std::nullopt;
}

std::optional<Seen> find_element(Document const& document, std::string_view what) {
    bool const is_id = what.starts_with('#');
    std::string_view const value = what.substr(is_id ? 1 : 0);
    for (NodeId element : document.tree.elements())
        if (document.tree.at(element).attribute(is_id ? "id" : "name") == value)
            return Seen{&document, element};
    for (browser::Frame const& frame : document.frames)
        if (frame.document != nullptr)
            if (auto found = find_element(*frame.document, what)) return found;
    return is_id ? std::nullopt : find_to_click(document, what);
}

}  // namespace parapet::browsing
