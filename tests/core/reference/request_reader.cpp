#include "tests/core/reference/request_reader.h"

#include <nlohmann/json.hpp>

#include "core/http/query.h"

namespace parapet::reference {
namespace {

std::string scalar_text(nlohmann::json const& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_object() ? "[object Object]" : value.dump();
}

Given given_of(nlohmann::json const& value) {
    if (!value.is_array()) return {{scalar_text(value)}, value.is_object(), true};
    Given given{{}, true, true};
    for (nlohmann::json const& item : value) given.items.push_back(given_of(item).text());
    return given;
}

void add(std::map<std::string, Given>& values, http::QueryPair const& pair) {
    std::size_t const bracket = pair.name.find('[');
    Given& given = values[pair.name.substr(0, bracket)];
    given.array = given.array || given.present || bracket != std::string::npos;
    given.present = true;
    bool const object = bracket != std::string::npos && pair.name[bracket + 1] != ']';
    given.items.push_back(object ? "[object Object]" : pair.value);
}

Given find(std::map<std::string, Given> const& values, std::string const& name) {
    auto const found = values.find(name);
    return found == values.end() ? Given{} : found->second;
}

}  // namespace

RequestReader::RequestReader(http::Request const& request)
    : cookies_(request.headers.get("Cookie").value_or("")) {
    std::size_t const question = std::min(request.target.find('?'), request.target.size());
    path_ = request.target.substr(0, question);
    if (question < request.target.size()) {
        for (http::QueryPair const& pair : http::parse_query(request.target.substr(question + 1)))
            add(query_, pair);
    }
    std::string const type = request.headers.get("Content-Type").value_or("");
    if (type == "application/json") read_json(request.body);
    if (type == "application/x-www-form-urlencoded")
        for (http::QueryPair const& pair : http::parse_query(request.body)) add(body_, pair);
}

void RequestReader::read_json(std::string const& text) {
    nlohmann::json const json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return;
    for (auto const& [name, value] : json.items()) {
        if (!value.is_null()) body_[name] = given_of(value);
    }
}

Given RequestReader::query(std::string const& name) const { return find(query_, name); }
Given RequestReader::body(std::string const& name) const { return find(body_, name); }

std::string RequestReader::cookie(std::string_view name) const {
    std::string const key = std::string(name) + "=";
    std::size_t const at = cookies_.find(key);
    if (at == std::string::npos) return {};
    std::size_t const start = at + key.size();
    return cookies_.substr(start, cookies_.find(';', start) - start);
}

}  // namespace parapet::reference
