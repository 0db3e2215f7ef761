// Holds what SQLite's authorizer reports about one statement against a role's privileges.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/sql/roles.h"
#include "core/sql/statement_shape.h"

namespace parapet::sql {

class Examiner {
public:
    Examiner(Roles const& roles, std::string_view role, Roles::Catalogue const& catalogue)
        : roles_(roles), role_(role), catalogue_(catalogue) {}

    // For sqlite3_set_authorizer: SQLITE_OK or SQLITE_DENY.
    static int authorize(void* examiner, int action, char const* first, char const* second,
                         char const* schema, char const* context);
    // What the authorizer was not told: which columns an INSERT fills and a join compares, and
    // that REPLACE deletes.
    void examine(StatementShape const&);

    // Why the statement is refused; nullopt when it is not.
    std::optional<std::string> const& denial() const { return denial_; }

private:
    void examine(int action, std::string_view first, std::string_view second);
    void read(std::string_view table, std::string_view column);
    void insert(std::string_view table);
    void update(std::string_view table, std::string_view column);
    void join(Joins const&);
    // The column, or the whole table for ROWID, which is nobody's column.
    void need(Privilege, std::string_view table, std::string_view column);
    void need(Privilege, std::string_view table);
    void deny(std::string message);

    Roles const& roles_;
    std::string_view role_;
    Roles::Catalogue const& catalogue_;
    std::string written_;  // the table of INSERT, UPDATE or DELETE
    std::optional<std::string> denial_;
};

}  // namespace parapet::sql
