// A script that is accepted can be written down again from the roles it made, and that
// script makes the same roles.
#include <cstdint>
#include <string>

#include "core/base/check.h"
#include "core/sql/names.h"
#include "core/sql/roles.h"

using namespace parapet::sql;

namespace {

constexpr std::pair<Privilege, std::string_view> kPrivileges[] = {{Privilege::Select, "SELECT"},
                                                                  {Privilege::Insert, "INSERT"},
                                                                  {Privilege::Update, "UPDATE"},
                                                                  {Privilege::Delete, "DELETE"}};
constexpr std::string_view kTables[] = {"a", "b"};
constexpr std::string_view kColumns[] = {"x", "y"};

class Catalogue : public Roles::Catalogue {
public:
    bool has_table(std::string_view table) const override {
        return same_name(table, "a") || same_name(table, "b");
    }
    bool has_column(std::string_view, std::string_view column) const override {
        return same_name(column, "x") || same_name(column, "y");
    }
    std::vector<std::string> tables() const override { return {"a", "b"}; }
    std::vector<std::string> columns(std::string_view) const override { return {"x", "y"}; }
};

// What each role may, memberships dissolved.
std::string written(Roles const& roles) {
    std::string script;
    for (std::string const& role : roles.names()) {
        std::string const quoted = quote_identifier(role);
        if (same_name(role, "owner")) continue;
        script += "CREATE ROLE " + quoted + ";\n";
        if (roles.is_owner(role)) {
            script += "GRANT owner TO " + quoted + ";\n";
            continue;
        }
        for (auto const& [privilege, word] : kPrivileges)
            for (std::string_view const table : kTables) {
                std::string columns;
                for (std::string_view const column : kColumns)
                    if (roles.may(role, privilege, table, column))
                        columns += (columns.empty() ? "" : ", ") + std::string(column);
                bool const whole = roles.may(role, privilege, table);
                PARAPET_CHECK(roles.may_some(role, privilege, table) ==
                              (whole || !columns.empty()));
                if (!whole && columns.empty()) continue;
                script += "GRANT " + std::string(word) + (whole ? "" : " (" + columns + ")") +
                          " ON " + std::string(table) + " TO " + quoted + ";\n";
            }
    }
    return script;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    Roles roles("owner");
    std::string const before = written(roles);
    auto const done = roles.apply({reinterpret_cast<char const*>(data), size}, Catalogue());
    if (!done) {
        PARAPET_CHECK(done.error().line > 0 && done.error().column > 0);
        PARAPET_CHECK(!done.error().message.empty());
        PARAPET_CHECK(written(roles) == before);
        return 0;
    }
    std::string const script = written(roles);
    Roles again("owner");
    PARAPET_CHECK(again.apply(script, Catalogue()).ok());
    PARAPET_CHECK(written(again) == script);
    return 0;
}
