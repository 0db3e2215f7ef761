// Compiled statements, kept for the next time that the same text comes: an app's statements are
// few, and come with each request.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/sql/sqlite_handle.h"
#include "core/sql/statement_shape.h"
#include "core/sql/table_log.h"

namespace parapet::sql {

struct Compiled {
    StatementHandle statement;  // null when only space and comments were left
    StatementVerb verb = StatementVerb::Other;
    TableLog::Writes writes = {};
};

class StatementCache {
public:
    // Whoever takes one out runs it, and keeps it again.
    std::optional<Compiled> take(std::string_view text);
    void keep(std::string_view text, Compiled);
    // When the schema has changed: what was compiled before would be compiled again on its way.
    void clear() { kept_.clear(); }

private:
    std::map<std::string, Compiled, std::less<>> kept_;
};

}  // namespace parapet::sql
