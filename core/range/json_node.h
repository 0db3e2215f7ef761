// A checked walk through JSON that a person wrote. A node knows where it is; asking it for
// something it has not got writes a fault down and gives an empty value, so that one reading
// finds all faults.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/range/json.h"

namespace parapet::range {

class JsonNode {
public:
    JsonNode(Json const& value, std::string at, std::vector<std::string>& faults)
        : value_(&value), at_(std::move(at)), faults_(&faults) {}

    // A member that may be missing is a node with nothing in it.
    JsonNode operator[](std::string_view name) const;
    std::vector<JsonNode> items() const;                            // none when missing
    std::vector<std::pair<std::string, JsonNode>> members() const;  // none when missing

    std::string text() const;  // required
    std::string text_or(std::string_view otherwise) const;
    std::string one_of(
        std::vector<std::string_view> const& choices) const;  // the first when missing
    int whole_or(int otherwise, int lowest, int highest) const;
    bool yes() const;  // false when missing
    std::vector<std::string> texts() const;
    // Writes a fault for each member that is not named here, with the names that are.
    void only(std::vector<std::string_view> const& names) const;

    bool exists() const { return !value_->is_null(); }
    Json const& json() const { return *value_; }
    std::string const& at() const { return at_; }
    void fault(std::string_view what) const;

private:
    Json const* value_;
    std::string at_;
    std::vector<std::string>* faults_;
};

}  // namespace parapet::range
