#include "core/http/header_list.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace parapet::http {
namespace {

auto named(std::string_view name) {
    return [name](Header const& header) { return ascii::equal_ignoring_case(header.name, name); };
}

}  // namespace

std::optional<std::string> HeaderList::get(std::string_view name) const {
    std::optional<std::string> joined;
    for (std::string_view value : all(name)) {
        if (joined)
            joined->append(", ").append(value);
        else
            joined = std::string(value);
    }
    return joined;
}

std::vector<std::string_view> HeaderList::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (Header const& header : headers_) {
        if (ascii::equal_ignoring_case(header.name, name)) values.push_back(header.value);
    }
    return values;
}

bool HeaderList::has(std::string_view name) const {
    return std::any_of(headers_.begin(), headers_.end(), named(name));
}

void HeaderList::append(std::string name, std::string value) {
    headers_.push_back({std::move(name), std::move(value)});
}

void HeaderList::set(std::string_view name, std::string value) {
    auto const first = std::find_if(headers_.begin(), headers_.end(), named(name));
    if (first == headers_.end()) return append(std::string(name), std::move(value));
    first->value = std::move(value);
    headers_.erase(std::remove_if(first + 1, headers_.end(), named(name)), headers_.end());
}

void HeaderList::remove(std::string_view name) { std::erase_if(headers_, named(name)); }

}  // namespace parapet::http
