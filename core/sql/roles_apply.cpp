// The second half of Roles: carrying out a script of grants.
#include <optional>
#include <utility>

#include "core/sql/did_you_mean.h"
#include "core/sql/grant_script.h"
#include "core/sql/roles.h"

namespace parapet::sql {
namespace {}  // namespace

// One script at work on a copy of the roles.
class GrantScript {
public:
    using Problem = std::optional<GrantError>;

    GrantScript(Roles& roles, std::string_view script, Roles::Catalogue const& catalogue)
        : roles_(roles), script_(script), catalogue_(catalogue) {}

    Problem carry_out(GrantStatement const& statement) {
        switch (statement.verb) {
            case GrantVerb::CreateRole: return create(statement.roles.front());
            case GrantVerb::DropRole: return drop(statement.roles.front());
            case GrantVerb::Grant:
            case GrantVerb::Revoke: return change_privileges(statement);
            case GrantVerb::GrantRole:
            case GrantVerb::RevokeRole: return change_membership(statement);
        }
        return std::nullopt;
    }

private:
    Problem problem(ScriptName const& name, std::string message) const {
        return error_at(script_, name.offset, std::move(message));
    }

    Problem create(ScriptName const& role) {
        if (same_name(role.text, "public"))
            return problem(role, "role name \"public\" is reserved");
        if (roles_.exists(role.text))
            return problem(role, "role " + ascii::quoted(role.text) + " already exists");
        roles_.roles_[role.text];
        return std::nullopt;
    }

    Problem drop(ScriptName const& role) {
        if (auto missing = missing_role(role)) return missing;
        if (same_name(role.text, roles_.owner_))
            return problem(role, "role " + ascii::quoted(role.text) +
                                     " cannot be dropped: it owns the tables");
        roles_.roles_.erase(roles_.roles_.find(role.text));
        for (auto& [name, grants] : roles_.roles_) erase(grants.member_of, role.text);
        return std::nullopt;
    }

    Problem change_privileges(GrantStatement const& statement) {
        for (ScriptName const& table : statement.tables)
            if (auto missing = missing_table(table, statement.privileges)) return missing;
        for (ScriptName const& role : statement.roles) {
            if (auto missing = missing_role(role)) return missing;
            auto& grants = roles_.roles_.find(role.text)->second;
            for (ScriptName const& table : statement.tables)
                for (PrivilegeClause const& clause : statement.privileges) {
                    if (statement.verb == GrantVerb::Grant)
                        grant(grants.on[table.text], clause);
                    else if (auto refused = revoke(grants, role, table, clause))
                        return refused;
                }
        }
        return std::nullopt;
    }

    static void grant(Roles::TableGrants& grants, PrivilegeClause const& clause) {
        if (clause.columns.empty()) grants.whole.insert(clause.privilege);
        for (ScriptName const& column : clause.columns)
            grants.columns[clause.privilege].insert(column.text);
    }

    Problem revoke(Roles::Grants& grants, ScriptName const& role, ScriptName const& table,
                   PrivilegeClause const& clause) {
        if (same_name(role.text, roles_.owner_))
            return problem(role, "the owner's privileges cannot be revoked");
        auto const entry = grants.on.find(table.text);
        if (entry == grants.on.end()) return std::nullopt;
        TableGrants& on = entry->second;
        if (clause.columns.empty()) {
            on.whole.erase(clause.privilege);
            on.columns.erase(clause.privilege);
        } else if (on.whole.count(clause.privilege) > 0) {
            return problem(clause.columns.front(),
                           "revoking a column changes nothing while " + ascii::quoted(role.text) +
                               " holds the privilege on all of " + ascii::quoted(table.text) +
                               ": revoke that, then grant the columns it needs");
        } else if (auto const columns = on.columns.find(clause.privilege);
                   columns != on.columns.end()) {
            for (ScriptName const& column : clause.columns) erase(columns->second, column.text);
            if (columns->second.empty()) on.columns.erase(columns);
        }
        return std::nullopt;
    }

    Problem change_membership(GrantStatement const& statement) {
        for (ScriptName const& group : statement.granted_roles) {
            if (auto missing = missing_role(group)) return missing;
            for (ScriptName const& role : statement.roles) {
                if (auto missing = missing_role(role)) return missing;
                NameSet& member_of = roles_.roles_.find(role.text)->second.member_of;
                if (statement.verb == GrantVerb::RevokeRole) {
                    erase(member_of, group.text);
                } else if (roles_.is_member(group.text, role.text)) {
                    return problem(group,
                                   "role " + ascii::quoted(role.text) + " cannot be granted role " +
                                       ascii::quoted(group.text) + ", which is a member of it");
                } else {
                    member_of.insert(group.text);
                }
            }
        }
        return std::nullopt;
    }

    Problem missing_role(ScriptName const& role) const {
        if (roles_.exists(role.text)) return std::nullopt;
        return problem(role, "role " + ascii::quoted(role.text) + " does not exist" +
                                 did_you_mean(role.text, roles_.names()));
    }

    Problem missing_table(ScriptName const& table,
                          std::vector<PrivilegeClause> const& clauses) const {
        if (!catalogue_.has_table(table.text))
            return problem(table, "table " + ascii::quoted(table.text) + " does not exist" +
                                      did_you_mean(table.text, catalogue_.tables()));
        for (PrivilegeClause const& clause : clauses)
            for (ScriptName const& column : clause.columns)
                if (!catalogue_.has_column(table.text, column.text))
                    return problem(column,
                                   "column " + ascii::quoted(column.text) + " of table " +
                                       ascii::quoted(table.text) + " does not exist" +
                                       did_you_mean(column.text, catalogue_.columns(table.text)));
        return std::nullopt;
    }

    using TableGrants = Roles::TableGrants;

    static void erase(NameSet& names, std::string_view name) {
        if (auto const found = names.find(name); found != names.end()) names.erase(found);
    }

    Roles& roles_;
    std::string_view script_;
    Roles::Catalogue const& catalogue_;
};

Result<Done, GrantError> Roles::apply(std::string_view script, Catalogue const& catalogue) {
    auto const statements = parse_grants(script);
    if (!statements) return Failure{statements.error()};
    Roles changed = *this;
    GrantScript work(changed, script, catalogue);
    for (GrantStatement const& statement : statements.value())
        if (auto problem = work.carry_out(statement)) return Failure{std::move(*problem)};
    *this = std::move(changed);
    return Done{};
}

}  // namespace parapet::sql
