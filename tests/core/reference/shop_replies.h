// The shop's answers: JSON with a status.
#pragma once

#include <nlohmann/json.hpp>

#include "core/http/message.h"
#include "core/sql/database.h"

namespace parapet::reference {

inline http::Response reply(int status, nlohmann::json const& body) {
    auto const replace = nlohmann::json::error_handler_t::replace;
    return {status, {{"Content-Type", "application/json"}}, body.dump(-1, ' ', false, replace)};
}

inline nlohmann::json json_of(sql::Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value)) return *whole;
    if (auto const* real = std::get_if<double>(&value)) return *real;
    if (auto const* text = std::get_if<std::string>(&value)) return *text;
    return nullptr;
}

// A row as an object of the result's columns, or of the first of the names.
inline nlohmann::json object_of(sql::StatementResult const& result, sql::Row const& row) {
    nlohmann::json object = nlohmann::json::object();
    for (std::size_t i = 0; i < row.size(); ++i) object[result.columns[i]] = json_of(row[i]);
    return object;
}

inline nlohmann::json objects_of(sql::StatementResult const& result) {
    nlohmann::json list = nlohmann::json::array();
    for (sql::Row const& row : result.rows) list.push_back(object_of(result, row));
    return list;
}

}  // namespace parapet::reference
