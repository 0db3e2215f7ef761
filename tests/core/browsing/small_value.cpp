#include <cmath>

#include "tests/core/browsing/small_script.h"

namespace parapet::tests {

ThingPointer make_thing() { return std::make_shared<Thing>(); }

ThingPointer make_array(std::vector<Value> items) {
    auto array = make_thing();
    array->is_array = true;
    for (std::size_t i = 0; i < items.size(); ++i)
        array->members[std::to_string(i)] = std::move(items[i]);
    array->members["length"] = static_cast<double>(items.size());
    return array;
}

Value make_function(std::function<Value(Arguments const&)> call) {
    auto function = make_thing();
    function->call = std::move(call);
    return function;
}

Value make_promise(Value value) {
    if (auto const* thing = std::get_if<ThingPointer>(&value))
        if ((*thing)->members.contains("then")) return value;
    auto promise = make_thing();
    promise->members["await"] = value;
    promise->members["then"] = make_function([value](Arguments const& arguments) -> Value {
        auto const* function = std::get_if<ThingPointer>(&arguments.at(0));
        if (function == nullptr || !(*function)->call) return make_promise(value);
        return make_promise((*function)->call({value}));
    });
    promise->members["catch"] =
        make_function([value](Arguments const&) { return make_promise(value); });
    return promise;
}

Value make_rejection() {
    auto promise = make_thing();
    promise->members["then"] = make_function([](Arguments const& arguments) -> Value {
        auto const* function =
            arguments.size() > 1 ? std::get_if<ThingPointer>(&arguments[1]) : nullptr;
        return function == nullptr ? make_rejection() : make_promise((*function)->call({}));
    });
    promise->members["catch"] = make_function([](Arguments const& arguments) -> Value {
        auto const* function = std::get_if<ThingPointer>(&arguments.at(0));
        return function == nullptr ? make_rejection() : make_promise((*function)->call({}));
    });
    return promise;
}

std::string to_text(Value const& value) {
    struct Text {
        std::string operator()(std::monostate) const { return "undefined"; }
        std::string operator()(Null) const { return "null"; }
        std::string operator()(bool yes) const { return yes ? "true" : "false"; }
        std::string operator()(double number) const {
            if (number == std::floor(number) && std::abs(number) < 1e15)
                return std::to_string(static_cast<long long>(number));
            std::string text = std::to_string(number);
            while (text.back() == '0') text.pop_back();
            return text;
        }
        std::string operator()(std::string const& text) const { return text; }
        std::string operator()(ThingPointer const& thing) const {
            if (thing->get)
                if (auto const text = thing->get("toString()")) return to_text(*text);
            if (!thing->is_array) return "[object Object]";
            std::string text;
            for (std::size_t i = 0; thing->members.contains(std::to_string(i)); ++i)
                text += (i == 0 ? "" : ",") + to_text(thing->members[std::to_string(i)]);
            return text;
        }
    };
    return std::visit(Text{}, value);
}

bool is_true(Value const& value) {
    if (auto const* yes = std::get_if<bool>(&value)) return *yes;
    if (auto const* number = std::get_if<double>(&value)) return *number != 0;
    if (auto const* text = std::get_if<std::string>(&value)) return !text->empty();
    return std::holds_alternative<ThingPointer>(value);
}

std::string to_json(Value const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) {
        std::string json = "\"";
        for (char c : *text) {
            if (c == '"' || c == '\\') json += '\\';
            json += c == '\n' ? "\\n" : std::string(1, c);
        }
        return json + '"';
    }
    auto const* thing = std::get_if<ThingPointer>(&value);
    if (thing == nullptr)
        return std::holds_alternative<std::monostate>(value) ? "null" : to_text(value);
    std::string json;
    for (auto const& [name, member] : (*thing)->members) {
        auto const* inner = std::get_if<ThingPointer>(&member);
        bool const is_left_out = (inner != nullptr && ((*inner)->call || (*inner)->get)) ||
                                 ((*thing)->is_array && name == "length");
        if (is_left_out) continue;
        json += (json.empty() ? "" : ",");
        json += ((*thing)->is_array ? "" : to_json(name) + ':') + to_json(member);
    }
    return (*thing)->is_array ? '[' + json + ']' : '{' + json + '}';
}

Value member_of_text(std::string const& text, std::string const& name) {
    if (name == "length") return static_cast<double>(text.size());
    if (name == "includes")
        return make_function([text](Arguments const& given) {
            return text.find(text_argument(given, 0)) != std::string::npos;
        });
    if (name == "split")
        return make_function([text](Arguments const& given) {
            std::vector<Value> parts;
            std::string const by = text_argument(given, 0);
            std::size_t start = 0;
            for (std::size_t at = text.find(by); at != std::string::npos && !by.empty();
                 at = text.find(by, start)) {
                parts.emplace_back(text.substr(start, at - start));
                start = at + by.size();
            }
            parts.emplace_back(text.substr(start));
            return make_array(std::move(parts));
        });
    if (name == "toString" || name == "trim")
        return make_function([text](Arguments const&) { return Value(text); });
    return {};
}

Value argument(Arguments const& arguments, std::size_t place) {
    return place < arguments.size() ? arguments[place] : Value();
}

std::string text_argument(Arguments const& arguments, std::size_t place) {
    return to_text(argument(arguments, place));
}

}  // namespace parapet::tests
