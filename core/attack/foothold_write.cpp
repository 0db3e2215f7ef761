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
                for (std::string const& other : variants(target, sql)) foothold->run(role, other);
            }
            foothold->run(role, "PRAGMA writable_schema = 1");
            foothold->run(role, "DELETE FROM sqlite_schema");
        }
    }

    static std::vector<std::string> variants(Target& target, std::string const& sql) {
        std::string const word = ascii::lower(sql.substr(0, sql.find(' ')));
        std::string const scratch = random_word(target, 7);
        std::vector<std::string> others;
        if (word == "insert") others.push_back(replacing(sql));
        if (word == "insert" || word == "update" || word == "delete") {
            others.push_back("WITH x AS (SELECT 1) " + sql);
            others.push_back("CREATE TEMP TABLE " + scratch + " (x)");
            others.push_back("CREATE TEMP TRIGGER " + scratch + "_t AFTER INSERT ON " + scratch +
                             " BEGIN " + sql + "; END");
            others.push_back("INSERT INTO " + scratch + " VALUES (1)");
        }
        return others;
    }
};

}  // namespace

std::unique_ptr<Agent> make_foothold_write() { return std::make_unique<FootholdWrite>(); }

}  // namespace parapet::attack
