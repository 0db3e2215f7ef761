// CREATE ROLE, GRANT and REVOKE as data: what the script says, before any of it is looked up.
// The grammar is in core/sql/roles.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/sql/roles.h"

namespace parapet::sql {

struct ScriptName {
    std::string text;    // without its quotes
    std::size_t offset;  // into the script, in bytes
};

struct PrivilegeClause {
    Privilege privilege;
    std::vector<ScriptName> columns;  // none: the whole table
};

enum class GrantVerb { CreateRole, DropRole, Grant, Revoke, GrantRole, RevokeRole };

struct GrantStatement {
    GrantVerb verb;
    std::vector<PrivilegeClause> privileges;  // Grant, Revoke
    std::vector<ScriptName> tables;           // Grant, Revoke
    std::vector<ScriptName> granted_roles;    // GrantRole, RevokeRole
    std::vector<ScriptName> roles;            // whom it is about
};

Result<std::vector<GrantStatement>, GrantError> parse_grants(std::string_view script);

// Where the byte at offset is, for a person.
GrantError error_at(std::string_view script, std::size_t offset, std::string message);

}  // namespace parapet::sql
