#include "core/range/lost_setting.h"

#include <set>

#include "core/range/cracker.h"
#include "core/range/json_text.h"
#include "core/range/logins.h"
#include "core/range/theft.h"

namespace parapet::range {
namespace {

constexpr std::size_t kShortest = 8;  // bytes of a password that is in no text by chance

std::set<std::string> values_of(std::vector<attack::StolenTable> const& tables) {
    std::set<std::string> values;
    for (attack::StolenTable const& table : tables)
        for (auto const& row : table.rows) values.insert(row.begin(), row.end());
    return values;
}

}  // namespace

std::vector<std::string> newly_kept(World& world) {
    World untouched(world.fixture(), "untouched");
    std::set<std::string> const before = values_of(copy_tables(untouched));
    std::string fresh;
    for (std::string const& value : values_of(copy_tables(world)))
        if (!before.contains(value)) fresh += value + '\n';
    Loot const loot(fresh);
    std::set<std::string> names;
    for (auto const& [key, person] : world.fixture().people) {
        std::string const password = text_of(person, "password");
        if (password.size() >= kShortest && find_storage(loot, world.hashings(), password))
            names.insert(text_of(person, "username"));
    }
    for (Login const& login : logins_in(world))
        if (login.let_in && !before.contains(login.name)) names.insert(login.name);
    return {names.begin(), names.end()};
}

}  // namespace parapet::range
