// One reply to the sandbox, as JSON text. Rows are written by hand because their members must keep
// the order of the statement's columns, which Json would sort.
#pragma once

#include <string>
#include <string_view>

#include "core/range/json.h"
#include "core/range/world.h"

namespace parapet::range {

std::string ok_reply(Json const& value);
// name: the JavaScript error class; code: error.code, left out when empty.
std::string fail_reply(std::string_view name, std::string_view code, std::string_view message);
// {rows, changes, lastInsertRowid}, or the error as better-sqlite3 would throw it.
std::string sql_reply(Result<sql::SqlResult, sql::SqlFailure> const&);

Cause cause_of(Json const& operation);
// "params" of an sql operation. The error is the message better-sqlite3 gives.
Result<std::optional<sql::Parameters>, std::string> parameters_of(Json const& operation);

}  // namespace parapet::range
