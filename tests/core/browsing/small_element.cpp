#include "tests/core/browsing/small_dom.h"

namespace parapet::tests {

using namespace browser;

namespace {

// Written as attributes of the same name.
bool is_reflected(std::string_view name) {
    for (std::string_view each : {"src", "href", "value", "action", "method", "name", "id", "type",
                                  "target", "enctype", "style", "srcdoc", "className"})
        if (name == each) return true;
    return false;
}

Value call_of(SmallPage& page, NodeId node, std::string const& name) {
    PageApi& api = page.api();
    auto const function = [](auto work) { return make_function(std::move(work)); };
    if (name == "getAttribute")
        return function([&api, node](Arguments const& given) -> Value {
            auto const value = api.tree().at(node).attribute(text_argument(given, 0));
            return value ? Value(*value) : Value(Null{});
        });
    if (name == "setAttribute")
        return function([&api, node](Arguments const& given) -> Value {
            api.set_attribute(node, text_argument(given, 0), text_argument(given, 1));
            return {};
        });
    if (name == "appendChild" || name == "append")
        return function([&api, node](Arguments const& given) -> Value {
            if (auto const child = node_of(argument(given, 0))) api.append(node, *child);
            return argument(given, 0);
        });
    if (name == "remove")
        return function([&api, node](Arguments const&) -> Value {
            api.remove(node);
            return {};
        });
    if (name == "submit")
        return function([&api, node](Arguments const&) -> Value {
            api.submit_form(node);
            return {};
        });
    if (name == "click")
        return function([&api, node](Arguments const&) -> Value {
            api.click(node);
            return {};
        });
    if (name == "addEventListener")
        return function([&page, node](Arguments const& given) -> Value {
            page.listen(node, text_argument(given, 0), argument(given, 1));
            return {};
        });
    if (name == "querySelector")
        return function([&page, node](Arguments const& given) -> Value {
            auto const all = page.select(text_argument(given, 0), node);
            return all.empty() ? Value(Null{}) : page.element(all.front());
        });
    return {};
}

std::optional<Value> read(SmallPage& page, NodeId node, std::string const& name) {
    HtmlTree const& tree = page.api().tree();
    if (name == "textContent" || name == "innerText" || name == "innerHTML")
        return tree.text_of(node);
    if (name == "tagName") return tree.at(node).name;
    if (name == "contentDocument") {
        PageApi* const framed = page.api().frame_document(node);
        if (framed == nullptr) return Null{};
        auto document = make_thing();
        document->get = [framed](std::string const& member) -> std::optional<Value> {
            if (member == "cookie") return framed->cookie();
            if (member == "body" || member == "documentElement") {
                auto body = make_thing();
                std::string const text = framed->tree().text_of(kDocumentNode);
                for (char const* each : {"textContent", "innerText", "innerHTML"})
                    body->members[each] = text;
                return body;
            }
            return std::nullopt;
        };
        return document;
    }
    if (is_reflected(name)) {
        auto const attribute = tree.at(node).attribute(name == "className" ? "class" : name);
        if (!attribute && name == "value" && tree.at(node).name == "textarea")
            return tree.text_of(node);
        return attribute.value_or("");
    }
    Value const call = call_of(page, node, name);
    if (std::holds_alternative<ThingPointer>(call)) return call;
    if (tree.at(node).name != "form") return std::nullopt;
    auto const control = page.select("[name=" + name + "]", node);  // form.amount
    return control.empty() ? std::nullopt : std::optional(page.element(control.front()));
}

}  // namespace

ThingPointer make_element_thing(SmallPage& page, NodeId node) {
    auto thing = make_thing();
    thing->members["#node"] = static_cast<double>(node);
    thing->get = [&page, node](std::string const& name) { return read(page, node, name); };
    thing->set = [&page, node](std::string const& name, Value const& value) {
        if (name == "textContent" || name == "innerText")
            page.api().set_text(node, to_text(value));
        else if (name == "innerHTML")
            page.api().set_inner_html(node, to_text(value));
        else if (is_reflected(name))
            page.api().set_attribute(node, name == "className" ? "class" : name, to_text(value));
        else if (name.starts_with("on"))
            page.listen(node, name.substr(2), value);
        else
            return false;
        return true;
    };
    return thing;
}

std::optional<NodeId> node_of(Value const& value) {
    auto const* thing = std::get_if<ThingPointer>(&value);
    if (thing == nullptr || !(*thing)->members.contains("#node")) return std::nullopt;
    return static_cast<NodeId>(std::get<double>((*thing)->members["#node"]));
}

}  // namespace parapet::tests
