#include "core/sql/roles.h"

#include <algorithm>
#include <vector>

namespace parapet::sql {

Roles::Roles(std::string_view owner) : owner_(owner) { roles_[owner_]; }

bool Roles::exists(std::string_view role) const { return roles_.find(role) != roles_.end(); }

std::vector<std::string> Roles::names() const {
    std::vector<std::string> names;
    for (auto const& [name, grants] : roles_) names.push_back(name);
    return names;
}

template <class Test>
bool Roles::any_of(std::string_view role, Test test) const {
    std::vector<decltype(roles_)::const_pointer> reached;
    auto const reach = [&](std::string_view name) {
        auto const found = roles_.find(name);
        if (found == roles_.end()) return;
        if (std::find(reached.begin(), reached.end(), &*found) == reached.end())
            reached.push_back(&*found);
    };
    reach(role);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        auto const& [name, grants] = *reached[i];
        if (test(name, grants)) return true;
        for (std::string const& group : grants.member_of) reach(group);
    }
    return false;
}

template <class Test>
bool Roles::any_on(std::string_view role, std::string_view table, Test test) const {
    return any_of(role, [&](std::string const& name, Grants const& grants) {
        if (same_name(name, owner_)) return true;
        auto const found = grants.on.find(table);
        return found != grants.on.end() && test(found->second);
    });
}

bool Roles::is_owner(std::string_view role) const { return is_member(role, owner_); }

bool Roles::is_member(std::string_view role, std::string_view of) const {
    return any_of(role,
                  [&](std::string const& name, Grants const&) { return same_name(name, of); });
}

bool Roles::may(std::string_view role, Privilege privilege, std::string_view table) const {
    return any_on(role, table,
                  [&](TableGrants const& grants) { return grants.whole.count(privilege) > 0; });
}

bool Roles::may(std::string_view role, Privilege privilege, std::string_view table,
                std::string_view column) const {
    return any_on(role, table, [&](TableGrants const& grants) {
        if (grants.whole.count(privilege) > 0) return true;
        auto const columns = grants.columns.find(privilege);
        return columns != grants.columns.end() &&
               columns->second.find(column) != columns->second.end();
    });
}

bool Roles::may_some(std::string_view role, Privilege privilege, std::string_view table) const {
    return any_on(role, table, [&](TableGrants const& grants) {
        return grants.whole.count(privilege) > 0 || grants.columns.count(privilege) > 0;
    });
}

}  // namespace parapet::sql
