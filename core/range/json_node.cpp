#include "core/range/json_node.h"

#include <algorithm>

namespace parapet::range {
namespace {

// RFC 6901 section 3.
std::string escaped(std::string_view name) {
    std::string text;
    for (char c : name) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return text;
}

std::string list(std::vector<std::string_view> const& names) {
    std::string text;
    for (std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

}  // namespace

void JsonNode::fault(std::string_view what) const {
    faults_->push_back((at_.empty() ? "/" : at_) + ": " + std::string(what));
}

JsonNode JsonNode::operator[](std::string_view name) const {
    return {member_of(*value_, name), at_ + '/' + escaped(name), *faults_};
}

std::vector<JsonNode> JsonNode::items() const {
    std::vector<JsonNode> nodes;
    if (!exists()) return nodes;
    if (!value_->is_array()) {
        fault("must be an array [ … ]");
        return nodes;
    }
    for (std::size_t i = 0; i < value_->size(); ++i)
        nodes.push_back({(*value_)[i], at_ + '/' + std::to_string(i), *faults_});
    return nodes;
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::members() const {
    std::vector<std::pair<std::string, JsonNode>> nodes;
    if (!exists()) return nodes;
    if (!value_->is_object()) {
        fault("must be an object { … }");
        return nodes;
    }
    for (auto const& [name, member] : value_->members())
        nodes.push_back({name, {member, at_ + '/' + escaped(name), *faults_}});
    return nodes;
}

std::string JsonNode::text() const {
    if (value_->is_string() && !value_->as_string().empty()) return value_->as_string();
    fault(exists() ? "must be a text that is not empty" : "is missing: give a text");
    return {};
}

std::string JsonNode::text_or(std::string_view otherwise) const {
    return exists() ? text() : std::string(otherwise);
}

std::string JsonNode::one_of(std::vector<std::string_view> const& choices) const {
    std::string const chosen = text_or(choices.front());
    if (std::find(choices.begin(), choices.end(), chosen) == choices.end())
        fault("must be one of: " + list(choices));
    return chosen;
}

int JsonNode::whole_or(int otherwise, int lowest, int highest) const {
    if (!exists()) return otherwise;
    if (value_->is_integer()) {
        std::int64_t const number = value_->as_integer();
        if (number >= lowest && number <= highest) return static_cast<int>(number);
    }
    fault("must be a whole number from " + std::to_string(lowest) + " to " +
          std::to_string(highest));
    return otherwise;
}

bool JsonNode::yes() const {
    if (value_->is_boolean()) return value_->as_boolean();
    if (exists()) fault("must be true or false");
    return false;
}

std::vector<std::string> JsonNode::texts() const {
    std::vector<std::string> all;
    for (JsonNode const& item : items()) all.push_back(item.text());
    return all;
}

void JsonNode::only(std::vector<std::string_view> const& names) const {
    for (auto const& [name, node] : members())
        if (std::find(names.begin(), names.end(), name) == names.end())
            node.fault("is not known here; there are: " + list(names));
}

}  // namespace parapet::range
