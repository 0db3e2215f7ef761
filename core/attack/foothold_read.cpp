// foothold-read: the assumption of a breach. Under each role the app connects as, reads whatever
// is wanted: straight, and by every way round a missing privilege that a database may leave open.
#include "core/attack/every_agent.h"
#include "core/attack/options.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

class FootholdRead final : public Agent {
    void run(Target& target) override {
        Foothold* const foothold = target.foothold();
        if (foothold == nullptr) return;
        for (std::string const& role : foothold->roles()) {
            for (Column const& each : wanted_columns(target.surface()))
                read(target, *foothold, role, each);
            look_around(*foothold, role);
        }
    }

    static void read(Target& target, Foothold& foothold, std::string const& role,
                     Column const& wanted) {
        std::string const& t = wanted.table;
        std::string const& c = wanted.column;
        std::string const named = t + "." + c;
        if (foothold.run(role, "SELECT " + c + " FROM " + t).ok)
            target.note("The role " + role + " reads " + named + ".");
        std::string const scratch = random_word(target, 7);
        for (std::string const& sql : {
                 "SELECT * FROM " + t,
                 "SELECT max(" + c + "), min(" + c + ") FROM " + t,
                 "SELECT (SELECT group_concat(" + c + ") FROM " + t + ")",
                 "WITH x AS (SELECT * FROM " + t + ") SELECT * FROM x",
                 "SELECT " + c + " FROM main." + t,
                 "SELECT x." + c + " FROM (SELECT * FROM " + t + ") x",
                 "SELECT json_group_array(" + c + ") FROM " + t,
                 "SELECT first_value(" + c + ") OVER () FROM " + t,
                 "UPDATE " + t + " SET " + c + " = " + c + " RETURNING " + c,
                 "DELETE FROM " + t + " WHERE 0 RETURNING *",
             })
            foothold.run(role, sql);
        // What could be made can be read.
        auto const make = [&](std::string const& kind, std::string const& select) {
            if (foothold.run(role, "CREATE TEMP " + kind + " " + scratch + " AS " + select).ok)
                foothold.run(role, "SELECT * FROM temp." + scratch);
        };
        make("VIEW", "SELECT " + c + " AS c FROM " + t);
        make("TABLE", "SELECT * FROM " + t);
    }

    static void look_around(Foothold& foothold, std::string const& role) {
        for (char const* sql :
             {"SELECT name, sql FROM sqlite_schema", "SELECT name, sql FROM sqlite_master",
              "SELECT sql FROM main.sqlite_master", "PRAGMA table_list",
              "SELECT name FROM pragma_table_list", "ATTACH DATABASE ':memory:' AS aside"})
            foothold.run(role, sql);
        SqlAnswer const views = foothold.run(role, "SELECT name FROM sqlite_schema");
        for (std::vector<std::string> const& row : views.rows) {
            if (!row.empty()) foothold.run(role, "SELECT * FROM \"" + row.front() + "\"");
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_foothold_read() { return std::make_unique<FootholdRead>(); }

}  // namespace parapet::attack
