#include "core/range/theft.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "core/crypto/cracking.h"
#include "core/range/hash_work.h"
#include "core/range/logins.h"
#include "core/range/remains.h"

namespace parapet::range {
namespace {

using crypto::CrackingRig;
using crypto::PasswordPool;

// What a password is one of, as attackers see it.
PasswordPool pool_of(std::string const& password) {
    return password.size() <= 8 ? PasswordPool::EightLowerCase : PasswordPool::FourWords;
}

double server_seconds(double of_one_guess, PasswordPool pool) {
    return of_one_guess * crypto::size_of(pool) / 2 / crypto::cards_of(CrackingRig::EightCards);
}

Json bar(std::string_view storage, double seconds) {
    return object({{"storage", storage},
                   {"seconds", std::floor(std::min(seconds, 1e15))},
                   {"says", crypto::describe_duration(seconds)}});
}

double one_guess(crypto::HashCost const& cost) {
    return 1 / crypto::guesses_per_second({cost}, CrackingRig::OneCard);
}

}  // namespace

std::vector<attack::StolenTable> copy_tables(World& world) {
    std::vector<attack::StolenTable> tables;
    auto const names =
        world.query_as_owner("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    if (!names) return tables;
    for (sql::Row const& row : names.value().first.rows) {
        std::string const name = in_words(row.front());
        auto const all = world.query_as_owner("SELECT * FROM \"" + name + "\"");
        if (!all) continue;
        attack::StolenTable& table = tables.emplace_back();
        table.name = name;
        table.columns = all.value().first.columns;
        for (sql::Row const& values : all.value().first.rows) {
            auto& line = table.rows.emplace_back();
            for (sql::Value const& value : values) line.push_back(in_words(value));
        }
    }
    return tables;
}

std::string text_of_tables(std::vector<attack::StolenTable> const& tables) {
    std::string text;
    for (attack::StolenTable const& table : tables)
        for (auto const& row : table.rows) {
            for (std::string const& value : row) text += value + '\t';
            text += '\n';
        }
    return text;
}

std::string Theft::Victim::stored() const {
    return is_recognised ? name_of_hash(storage.hash.cost) : "nothing known to be slow";
}

Theft::Theft(Network& network) {
    World& world = network.world();
    tables_ = copy_tables(world);
    Loot const loot(text_of_tables(tables_));
    std::vector<std::string> order;
    std::map<std::string, Login> last;
    std::map<std::string, std::set<std::string>> ever;
    for (Login const& login : logins_in(world)) {
        if (!login.let_in || login.actor == "attacker") continue;
        if (last.insert_or_assign(login.name, login).second) order.push_back(login.name);
        ever[login.name].insert(login.password);
    }
    for (std::string const& name : order) {
        Login const& login = last.at(name);
        auto storage = find_storage(loot, world.hashings(), login.password);
        if (!storage) {
            std::size_t const from = world.hashings().all().size();
            std::string const guess = login.password + "?";
            http::Request const request = login_request(world, name, guess);
            network.send("laboratory", {&request, 1});
            storage = find_check(loot, world.hashings(), from, guess);
            if (storage) storage->place = login.place;
        }
        Storage const known = storage.value_or(Storage{});
        bool const is_plain = std::holds_alternative<crypto::Unrecognised>(known.hash.cost);
        std::size_t const place = is_plain ? login.place : known.place;
        victims_.push_back({.name = name,
                            .password = login.password,
                            .exchange = world.trace().exchanges()[place].number,
                            .storage = known,
                            .seconds = server_seconds(known.seconds, pool_of(login.password)),
                            .salts = count_salts(loot, world.hashings(), login.password),
                            .is_recognised = storage.has_value(),
                            .beside = {}});
        // Whoever changed a password may well have it elsewhere still.
        ever[name].erase(login.password);
        for (std::string const& earlier : ever[name]) {
            auto const left = find_storage(loot, world.hashings(), earlier);
            if (!left) continue;
            double const seconds = server_seconds(left->seconds, pool_of(earlier));
            if (seconds > kBudget || seconds >= victims_.back().seconds) continue;
            victims_.back().password = earlier;
            victims_.back().storage = *left;
            victims_.back().seconds = seconds;
            victims_.back().is_recognised = true;
        }
    }
    look_for_remains(world.hashings());
}

// Only the guesses that agree with what lies beside a slow hash are hashed slowly.
void Theft::look_for_remains(Hashings const& hashings) {
    std::vector<Holder> holders;
    for (Victim const& victim : victims_) holders.push_back({victim.name, victim.password});
    auto const remains = find_remains(tables_, holders, hashings);
    for (std::size_t i = 0; i < victims_.size(); ++i) {
        Victim& victim = victims_[i];
        double const one_guess = remains[i].seconds + victim.storage.seconds * remains[i].share;
        double const seconds = server_seconds(one_guess, pool_of(victim.password));
        if (victim.is_found() || seconds > kBudget) continue;
        victim.seconds = seconds;
        victim.beside = remains[i].says;
    }
}

Json Theft::chart() const {
    PasswordPool const pool = PasswordPool::EightLowerCase;
    Json people = Json::array(), beside = Json::array();
    for (Victim const& victim : victims_) {
        std::string const storage =
            victim.beside.empty() ? victim.stored() : victim.stored() + ", " + victim.beside;
        double const seconds =
            victim.beside.empty() ? server_seconds(victim.storage.seconds, pool) : victim.seconds;
        Json one = bar(storage, seconds);
        one["who"] = victim.name;
        people.push_back(std::move(one));
    }
    crypto::FastDigest const sha256{crypto::Hash::Sha256};
    crypto::Argon2Options const argon2id;
    beside.push_back(bar(name_of_hash(crypto::Unrecognised{}), 0));
    beside.push_back(bar(name_of_hash(sha256), server_seconds(one_guess(sha256), pool)));
    beside.push_back(bar(name_of_hash(argon2id), server_seconds(one_guess(argon2id), pool)));
    return object({{"pool", crypto::name_of(pool)},
                   {"rig", "a server with eight graphics cards"},
                   {"budget", kBudget},
                   {"people", std::move(people)},
                   {"beside", std::move(beside)}});
}

}  // namespace parapet::range
