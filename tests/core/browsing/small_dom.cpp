#include "tests/core/browsing/small_dom.h"

#include "core/base/base64.h"
#include "core/http/percent.h"

namespace parapet::tests {

using namespace browser;

namespace {

Value nothing(Arguments const&) { return {}; }

ThingPointer make_storage(PageApi& api, StorageKind kind) {
    auto storage = make_thing();
    auto const keys = [&api, kind] { return api.storage_keys(kind); };
    storage->members["getItem"] = make_function([&api, kind](Arguments const& given) -> Value {
        auto const value = api.storage_get(kind, text_argument(given, 0));
        return value ? Value(*value) : Value(Null{});
    });
    storage->members["setItem"] = make_function([&api, kind](Arguments const& given) -> Value {
        return api.storage_set(kind, text_argument(given, 0), text_argument(given, 1));
    });
    storage->members["removeItem"] = make_function([&api, kind](Arguments const& given) -> Value {
        api.storage_remove(kind, text_argument(given, 0));
        return {};
    });
    // localStorage.token; and all of it for JSON.stringify.
    storage->get = [&api, kind, keys](std::string const& name) -> std::optional<Value> {
        if (name == "length") return static_cast<double>(keys().size());
        if (name == "toString()") {
            auto all = make_thing();
            for (std::string const& key : keys())
                all->members[key] = api.storage_get(kind, key).value_or("");
            return to_json(all);
        }
        auto const value = api.storage_get(kind, name);
        return value ? std::optional<Value>(*value) : std::nullopt;
    };
    return storage;
}

ThingPointer make_location(PageApi& api) {
    auto location = make_thing();
    location->get = [&api](std::string const& name) -> std::optional<Value> {
        auto const url = http::parse_url(api.location());
        if (name == "href" || name == "toString()") return api.location();
        if (name == "origin") return api.origin();
        if (!url) return std::nullopt;
        if (name == "search") return url.value().query ? "?" + *url.value().query : "";
        if (name == "hash") return url.value().fragment ? "#" + *url.value().fragment : "";
        if (name == "pathname") return url.value().pathname();
        if (name == "host") return url.value().host_and_port();
        return std::nullopt;
    };
    auto const go = [&api](Arguments const& given) -> Value {
        api.navigate(text_argument(given, 0));
        return {};
    };
    location->members["assign"] = location->members["replace"] = make_function(go);
    location->set = [go](std::string const& name, Value const& value) {
        if (name == "href" || name == "=") go({value});
        return true;
    };
    return location;
}

bool matches(HtmlNode const& node, std::string_view selector) {
    std::size_t const end = selector.find_first_of("#.[");
    std::string_view const name = selector.substr(0, end);
    if (!name.empty() && name != "*" && node.name != name) return false;
    if (end == std::string_view::npos) return node.is_element();
    std::string_view rest = selector.substr(end + 1);
    if (selector[end] == '#') return node.attribute("id") == rest;
    if (selector[end] == '.') return node.attribute("class") == rest;
    rest = rest.substr(0, rest.find(']'));
    std::size_t const equals = rest.find('=');
    auto const value = node.attribute(rest.substr(0, equals));
    if (equals == std::string_view::npos) return value.has_value();
    std::string_view wanted = rest.substr(equals + 1);
    if (wanted.starts_with('"') || wanted.starts_with('\''))
        wanted = wanted.substr(1, wanted.size() - 2);
    return value == wanted;
}

}  // namespace

SmallPage::SmallPage(PageApi& page) : page_(page) {
    define_window();
    define_document();
    define_network();
}

SmallPage::~SmallPage() { forget_names(*scope_); }

Value SmallPage::run(ScriptRun const& script) {
    if (script.kind != ScriptKind::Handler) return run_small_script(script.source, scope_);
    auto inner = make_scope(scope_);
    if (page_.tree().has(script.element)) inner->names["this"] = element(script.element);
    return run_small_script(script.source, inner);
}

Value SmallPage::element(NodeId node) {
    auto& thing = elements_[node];
    if (thing == nullptr) thing = make_element_thing(*this, node);
    return thing;
}

std::vector<NodeId> SmallPage::select(std::string_view selector, NodeId root) {
    std::size_t const space = selector.rfind(' ');
    auto found = page_.tree().elements(root);
    std::erase_if(found, [&](NodeId node) {
        if (!matches(page_.tree().at(node), selector.substr(space + 1))) return true;
        if (space == std::string_view::npos) return false;
        for (NodeId each = page_.tree().at(node).parent; each != kNoNode;
             each = page_.tree().at(each).parent)
            if (matches(page_.tree().at(each), selector.substr(0, space))) return false;
        return true;
    });
    return found;
}

void SmallPage::listen(NodeId node, std::string event, Value listener) {
    listeners_[{node, std::move(event)}].push_back(std::move(listener));
}

bool SmallPage::dispatch(std::string_view event, NodeId target) {
    auto thing = make_thing();
    auto const is_prevented = std::make_shared<bool>(false);
    thing->members["preventDefault"] = make_function([is_prevented](Arguments const&) -> Value {
        *is_prevented = true;
        return {};
    });
    thing->members["target"] = element(target);
    bool const bubbles = event == "click" || event == "submit" || event == "input" ||
                         event == "change" || event == "load";
    for (NodeId node = target; node != kNoNode;
         node = bubbles ? page_.tree().at(node).parent : kNoNode) {
        auto const listeners = listeners_[{node, std::string(event)}];
        for (Value const& listener : listeners)
            if (auto const* function = std::get_if<ThingPointer>(&listener))
                if ((*function)->call) (*function)->call({thing});
    }
    return *is_prevented;
}

void SmallPage::define_document() {
    auto document = make_thing();
    auto const function = [&](char const* name, std::function<Value(Arguments const&)> work) {
        document->members[name] = make_function(std::move(work));
    };
    function("getElementById", [this](Arguments const& given) {
        return found(page_.tree().find_by_id(text_argument(given, 0)));
    });
    function("querySelector", [this](Arguments const& given) -> Value {
        auto const all = select(text_argument(given, 0), kDocumentNode);
        return all.empty() ? Value(Null{}) : element(all.front());
    });
    function("createElement", [this](Arguments const& given) {
        return element(page_.create_element(text_argument(given, 0)));
    });
    function("write", [this](Arguments const& given) -> Value {
        page_.write(text_argument(given, 0));
        return {};
    });
    function("addEventListener", [this](Arguments const& given) -> Value {
        // The page has been read when a script of a test runs.
        if (text_argument(given, 0) == "DOMContentLoaded")
            std::get<ThingPointer>(given.at(1))->call({});
        else
            listen(kDocumentNode, text_argument(given, 0), argument(given, 1));
        return {};
    });
    document->get = [this](std::string const& name) -> std::optional<Value> {
        HtmlTree const& tree = page_.tree();
        if (name == "cookie") return page_.cookie();
        if (name == "referrer") return page_.referrer();
        if (name == "location") return scope_->names["location"];
        if (name == "body" || name == "head") return found(tree.find(name));
        if (name == "documentElement") return found(tree.find("html"));
        if (name != "forms" && name != "scripts") return std::nullopt;
        std::vector<Value> all;
        for (NodeId node : tree.find_all(name.substr(0, name.size() - 1)))
            all.push_back(element(node));
        return make_array(std::move(all));
    };
    document->set = [this](std::string const& name, Value const& value) {
        if (name == "cookie") page_.set_cookie(to_text(value));
        if (name == "location") page_.navigate(to_text(value));
        return true;
    };
    scope_->names["document"] = document;
}

void SmallPage::define_window() {
    auto& names = scope_->names;
    auto window = make_thing();
    window->get = [this](std::string const& name) -> std::optional<Value> {
        auto const found = scope_->names.find(name);
        return found == scope_->names.end() ? std::nullopt : std::optional(found->second);
    };
    window->set = [this](std::string const& name, Value const& value) {
        if (name == "location")
            page_.navigate(to_text(value));
        else
            scope_->names[name] = value;
        return true;
    };
    for (char const* name : {"window", "self", "globalThis"}) names[name] = window;
    names["location"] = make_location(page_);
    names["localStorage"] = make_storage(page_, StorageKind::Local);
    names["sessionStorage"] = make_storage(page_, StorageKind::Session);
    names["encodeURIComponent"] = make_function([](Arguments const& given) -> Value {
        return http::percent_encode(text_argument(given, 0), http::PercentSet::Component);
    });
    names["decodeURIComponent"] = make_function([](Arguments const& given) -> Value {
        return http::percent_decode(text_argument(given, 0));
    });
    names["btoa"] = make_function([](Arguments const& given) -> Value {
        return encode_base64(as_bytes(text_argument(given, 0)));
    });
    names["setTimeout"] = make_function([](Arguments const& given) -> Value {
        return std::get<ThingPointer>(given.at(0))->call({});
    });
    names["alert"] = make_function(nothing);
    auto json = make_thing();
    json->members["stringify"] = make_function([](Arguments const& given) -> Value {
        auto const* thing = std::get_if<ThingPointer>(&given.at(0));
        if (thing != nullptr && (*thing)->get)
            if (auto const text = (*thing)->get("toString()")) return *text;
        return to_json(given.at(0));
    });
    names["JSON"] = json;
    auto console = make_thing();
    console->members["log"] = make_function(nothing);
    names["console"] = console;
}

}  // namespace parapet::tests
