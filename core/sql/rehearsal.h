// May a role run a statement? A second database decides it: it has the same tables, all
// empty, and where the real one has a view it has a table of the same columns; no triggers,
// no foreign keys. A statement compiled there touches exactly the names its text touches,
// so SQLite's authorizer can be held against the role's privileges, while what views,
// triggers and foreign keys do for their owner is no part of it. Compiling against the real
// database would not do: the authorizer cannot tell a view from a WITH of the same name,
// the WHERE of an UPDATE on a view counts as the view's own, and a foreign key's look at its
// parent as the role's (docs/decisions/0004-privileges-are-rehearsed.md).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/sql/database.h"
#include "core/sql/sqlite_handle.h"

namespace parapet::sql {

class Rehearsal : public Roles::Catalogue {
public:
    explicit Rehearsal(sqlite3* real);

    // Why the role may not run the first statement of the text; nullopt when it may. What does
    // not compile here is refused with SQLite's own message. text ends in NUL, which length
    // counts. The roles must be the same in every call: what may run is remembered.
    std::optional<SqlError> check(Roles const&, std::string_view role, char const* text,
                                  int length);

    bool has_table(std::string_view table) const override;
    bool has_column(std::string_view table, std::string_view column) const override;
    std::vector<std::string> tables() const override;
    std::vector<std::string> columns(std::string_view table) const override;

private:
    std::optional<SqlError> examine(Roles const&, std::string_view role, char const* text,
                                    int length);
    void add(sqlite3* real, std::string_view type, std::string const& name, char const* text);

    ConnectionHandle stage_;
    std::map<std::string, std::vector<std::string>, NameLess> columns_;  // by table or view
    std::set<std::string> passed_;  // roles with the texts that they may run
};

}  // namespace parapet::sql
