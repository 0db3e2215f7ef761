// Database roles and their privileges, in standard SQL:
//
//   CREATE ROLE name;
//   GRANT SELECT, INSERT (a, b), UPDATE (c), DELETE ON [TABLE] t, v TO role, …;
//   GRANT ALL [PRIVILEGES] ON t TO role;
//   GRANT role TO role;
//   REVOKE … ON … FROM role;   REVOKE role FROM role;   DROP ROLE name;
//
// A role may do what it was granted and what roles granted to it may. The owner may do
// everything, and a role that is granted the owner's role likewise. Nothing else exists:
// schema changes, PRAGMA, ATTACH and reading sqlite_schema are the owner's alone.
// Views and triggers run with their owner's rights, views as in PostgreSQL, triggers as in
// standard SQL: SELECT on the view is enough, and INSERT on the table that has the trigger.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/sql/names.h"

namespace parapet::sql {

enum class Privilege { Select, Insert, Update, Delete };

struct Done {};

struct GrantError {
    std::size_t line = 0;    // from 1
    std::size_t column = 0;  // from 1, in characters
    std::string message;     // "expected ON after the privileges, found TO"
};

class Roles {
public:
    explicit Roles(std::string_view owner);

    bool exists(std::string_view role) const;
    std::vector<std::string> names() const;
    bool is_owner(std::string_view role) const;                        // itself or by membership
    bool is_member(std::string_view role, std::string_view of) const;  // the same, or by grants

    // On the whole table or view, or on the column. Names compare without ASCII case.
    bool may(std::string_view role, Privilege, std::string_view table) const;
    bool may(std::string_view role, Privilege, std::string_view table,
             std::string_view column) const;
    // On at least one column: what counting rows needs.
    bool may_some(std::string_view role, Privilege, std::string_view table) const;

    // What the script may name: called with a table (and column) to ask whether it exists.
    class Catalogue {
    public:
        virtual ~Catalogue() = default;
        virtual bool has_table(std::string_view table) const = 0;
        virtual bool has_column(std::string_view table, std::string_view column) const = 0;
        // Names to suggest in place of a misspelt one.
        virtual std::vector<std::string> tables() const { return {}; }
        virtual std::vector<std::string> columns(std::string_view /*table*/) const { return {}; }
    };
    // All or nothing: on an error nothing has changed.
    Result<Done, GrantError> apply(std::string_view script, Catalogue const&);

private:
    friend class GrantScript;
    struct TableGrants {
        std::set<Privilege> whole;
        std::map<Privilege, NameSet> columns;
    };
    struct Grants {
        std::map<std::string, TableGrants, NameLess> on;
        NameSet member_of;
    };

    // Whether test(grants) holds for the role or for one it is a member of.
    template <class Test>
    bool any_of(std::string_view role, Test test) const;
    template <class Test>
    bool any_on(std::string_view role, std::string_view table, Test test) const;

    std::string owner_;
    std::map<std::string, Grants, NameLess> roles_;
};

}  // namespace parapet::sql
