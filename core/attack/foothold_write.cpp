// foothold-write: the assumption of a breach. Under each role the app connects as, tries every
// change the app has no business making, as spelled and in other spellings of the same change.
#include "core/attack/every_agent.h"
#include "core/attack/options.h"
#include "core/attack/session.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

// "INSERT INTO t …" as "INSERT OR REPLACE INTO t …".
std::string replacing(std::string const& sql) { return "INSERT OR REPLACE" + sql.substr(6); }

class FootholdWrite final : public Agent {
    void run(Target& target) override {
        Foothold* const foothold = target.foothold();
        if (foothold == nullptr) return;
        std::vector<std::string> const statements = split(target.option(option::kStatements), '\n');
        for (std::string const& role : foothold->roles()) {
            for (std::string const& sql : statements) {
                if (foothold->run(role, sql).ok) target.note("The role " + role + " may: " + sql);
                for (std::string const& other : variants(sql)) foothold->run(role, other);
                if (is_change(sql)) set_trigger(target, *foothold, role, sql);
            }
            foothold->run(role, "PRAGMA writable_schema = 1");
            foothold->run(role, "DELETE FROM sqlite_schema");
        }
    }

    static std::string first_word(std::string const& sql) {
        return ascii::lower(sql.substr(0, sql.find(' ')));
    }

    static bool is_change(std::string const& sql) {
        std::string const word = first_word(sql);
        return word == "insert" || word == "update" || word == "delete";
    }

    static std::vector<std::string> variants(std::string const& sql) {
        std::vector<std::string> others;
        if (first_word(sql) == "insert") others.push_back(replacing(sql));
        if (is_change(sql)) others.push_back("WITH x AS (SELECT 1) " + sql);
        return others;
    }

    // The change as what a temporary table does when something is put into it.
    static void set_trigger(Target& target, Foothold& foothold, std::string const& role,
                            std::string const& sql) {
        std::string const scratch = random_word(target, 7);
        if (!foothold.run(role, "CREATE TEMP TABLE " + scratch + " (x)").ok) return;
        foothold.run(role, "CREATE TEMP TRIGGER " + scratch + "_t AFTER INSERT ON " + scratch +
                               " BEGIN " + sql + "; END");
        foothold.run(role, "INSERT INTO " + scratch + " VALUES (1)");
    }
};

}  // namespace

std::unique_ptr<Agent> make_foothold_write() { return std::make_unique<FootholdWrite>(); }

}  // namespace parapet::attack
