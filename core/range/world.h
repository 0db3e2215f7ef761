// One world: the place where one story or one attack happens. It has a clock of its own, chance
// drawn from the seed, a database cloned from the run's fixture, and a trace of all that happens.
//
// An app under attack asks the world for work. The sandbox does so in JSON through
// host_operations.h; a native app (tests/core/reference) calls the same services directly:
//
//   class Shop final : public App {
//       World& world_;
//       … auto found = world_.query({.role = "shop_app", .sql = "SELECT …", .parameters = {…}});
//
// Either way the work is charged to the clock and written into the trace under the request that
// caused it. Whoever plays a case sends through network.h, which opens the exchanges.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/crypto/argon2.h"
#include "core/crypto/seeded_random.h"
#include "core/range/fixture.h"
#include "core/range/hashing.h"
#include "core/range/settings.h"
#include "core/range/trace.h"

namespace parapet::range {

// One call of a database driver. Without parameters the text is run as it stands, several
// statements included; with parameters it is one prepared statement.
struct Query {
    std::string role;
    std::string sql;
    std::optional<sql::Parameters> parameters = std::nullopt;
    Cause cause = {};
};

class World final : public Clock {
public:
    // label separates the chance of one case from that of another. What the app draws is the same
    // in every case, so that a salt it has drawn is met again, and its hash with it: the third 16
    // bytes are always the same ones, however many tokens of 32 were drawn between.
    World(Fixture const&, std::string_view label);
    // The database looks at this very clock.
    World(World const&) = delete;
    World& operator=(World const&) = delete;

    Time now() const override { return now_; }
    void advance(Duration);

    // What an app may ask for.
    Result<sql::SqlResult, sql::SqlFailure> query(Query const&);
    // Opens a connection as the role; false when there is no such role.
    bool connect(std::string_view role);
    // A PHC string with a salt drawn from the seed, the password and how often this world has
    // hashed it before, so that every case draws the same and the memo knows it. A password has
    // four salts, used in turn: an attacker with thirty accounts costs four hashes, and the fifth
    // account with one password has the first one's hash.
    Result<std::string, crypto::Argon2Error> hash_password(std::string_view password,
                                                           crypto::Argon2Options const& = {},
                                                           Cause const& = {});
    // The same with the salt given; shorter tags and other types as the options say.
    Result<std::string, crypto::Argon2Error> hash_password(std::string_view password, ByteView salt,
                                                           crypto::Argon2Options const&,
                                                           Cause const& = {});
    Result<bool, crypto::Argon2Error> verify_password(std::string_view phc,
                                                      std::string_view password, Cause const& = {});
    // Notes down that the app had this hashed, and charges its work.
    void hashed(crypto::HashCost const&, ByteView input, ByteView salt, ByteView output,
                Cause const&);
    Hashings const& hashings() const { return hashings_; }
    // Chance for the app.
    enum class Draw { Secret, Seed };
    void draw(std::span<std::uint8_t> out, Cause const& = {}, Draw = Draw::Secret);
    // Something the app made out of a password just now, in the spelling an answer would show.
    void remember_hash(std::string_view hash);
    void log(std::string_view level, std::string_view text, Cause const& = {});

    // What the range itself asks for: no trace, no time.
    Result<sql::SqlResult, sql::SqlFailure> query_as_owner(std::string_view sql);
    // All of the database as SQL text.
    std::string dump() const { return database_.dump(); }
    // As the owner sees the guarded values now, one text for each of fixture().guarded.
    std::vector<std::string> const& fingerprints();
    // What the database does with whatever it is asked, but for BEGIN, COMMIT and ROLLBACK: has no
    // privilege for it, unless it is the owner's, or fails.
    enum class Trouble { None, Refusal, Failure };
    void trouble_database(Trouble trouble) { trouble_ = trouble; }
    Random& schedule_random() { return schedule_random_; }  // the order of what runs at once
    // Whether that goes on step by step instead, each in its turn.
    bool is_in_step() const { return in_step_; }
    void keep_step(bool in_step) { in_step_ = in_step; }
    Random& actor_random() { return actor_random_; }  // what users and attackers draw

    Fixture const& fixture() const { return *fixture_; }
    Time start() const { return fixture_->start; }
    // Of the settings; null in a world where nobody has forgotten any. It outlives the attack.
    Forgotten* forgotten() const { return forgotten_; }
    void forget(Forgotten& forgotten) { forgotten_ = &forgotten; }
    Trace& trace() { return trace_; }
    Trace const& trace() const { return trace_; }
    // Roles the app connected as, in the order of their first use.
    std::vector<std::string> const& roles() const { return roles_; }
    // Of all parameters that it has bound by name.
    std::set<std::string> const& bound_names() const { return bound_names_; }
    // All messages and codes the database has answered with so far.
    std::vector<sql::SqlError> const& database_errors() const { return errors_; }
    // Of every password hash that the app has made so far, the part that gives it away: the tag.
    std::vector<std::string> const& made_hashes() const { return made_hashes_; }

private:
    void remember_role(std::string_view role);
    void remember_names(Query const&);
    // Nothing where the database does as it is asked.
    std::optional<sql::SqlError> trouble_with(Query const&) const;
    Result<sql::SqlResult, sql::SqlFailure> answer(Query const&);

    Fixture const* fixture_;
    Time now_;
    sql::Database database_;
    Trouble trouble_ = Trouble::None;
    std::map<std::size_t, crypto::SeededRandom> app_random_;  // by how many bytes are drawn
    crypto::SeededRandom schedule_random_, actor_random_;
    bool in_step_ = false;
    Trace trace_;
    std::map<std::string, int, std::less<>> hashed_;  // how often each password was, by its text
    std::vector<std::string> roles_;
    std::vector<sql::SqlError> errors_;
    std::vector<std::string> made_hashes_;
    std::set<std::string> bound_names_;
    Hashings hashings_;
    Forgotten* forgotten_ = nullptr;
    std::vector<std::string> prints_;     // what fingerprints() gave last
    std::vector<std::uint64_t> printed_;  // and after how many writes to their tables, and one
};

}  // namespace parapet::range
