#include "core/range/world.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/hex.h"
#include "core/crypto/digest.h"
#include "core/range/fingerprint.h"
#include "core/range/hash_work.h"
#include "core/range/work_meter.h"

namespace parapet::range {
namespace {

constexpr std::size_t kSampleRows = 5;
constexpr std::size_t kSampleText = 120;  // bytes of a value
constexpr std::size_t kErrorsKept = 2000;
constexpr std::size_t kTagsKept = 2000;
constexpr std::size_t kNamesKept = 60;
constexpr std::size_t kLongestName = 40;
constexpr std::size_t kLogText = 2000;  // bytes of a line
constexpr int kSalts = 4;               // of one password
constexpr std::size_t kStreams = 16;    // of the app's chance, by how much is drawn at once

std::string shortened(std::string text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    return text.substr(0, limit) + "…";
}

SqlEvent event_of(Query const& query) {
    SqlEvent event{.role = query.role, .sql = query.sql};
    if (!query.parameters) return event;
    for (sql::Value const& value : query.parameters->positional)
        event.bound.push_back(in_words(value));
    for (auto const& [name, value] : query.parameters->named)
        event.bound.push_back(in_words(value));
    return event;
}

bool is_of_a_transaction(std::string_view sql) {
    std::string const word = ascii::lower(sql.substr(0, sql.find_first_of(" ;")));
    return word == "begin" || word == "commit" || word == "rollback";
}

void add_outcome(SqlEvent& event, sql::SqlResult const& result) {
    event.rows = result.first.rows.size();
    event.changes = result.changes;
    event.steps = result.steps;
    event.statements = result.statements;
    event.columns = result.first.columns;
    for (sql::Row const& row : result.first.rows) {
        if (event.sample.size() == kSampleRows) break;
        auto& line = event.sample.emplace_back();
        for (sql::Value const& value : row) line.push_back(shortened(in_words(value), kSampleText));
    }
}

}  // namespace

World::World(Fixture const& fixture, std::string_view label)
    : fixture_(&fixture),
      now_(fixture.start),
      database_(fixture.database.clone()),
      schedule_random_(fixture.seed, "schedule " + std::string(label)),
      actor_random_(fixture.seed, "actor " + std::string(label)) {
    database_.set_surroundings({.clock = this, .seed = fixture.seed});
}

void World::advance(Duration duration) {
    if (duration > Duration::zero()) now_ += duration;
}

void World::remember_role(std::string_view role) {
    if (std::find(roles_.begin(), roles_.end(), role) == roles_.end()) roles_.emplace_back(role);
}

bool World::connect(std::string_view role) {
    if (!database_.roles().exists(role)) return false;
    remember_role(role);
    return true;
}

// Those that are names: an object that came with a request may have members of any spelling.
void World::remember_names(Query const& query) {
    if (!query.parameters) return;
    for (auto const& [name, value] : query.parameters->named) {
        bool const is_name = std::all_of(
            name.begin(), name.end(), [](char c) { return ascii::is_alphanumeric(c) || c == '_'; });
        if (is_name && name.size() <= kLongestName && bound_names_.size() < kNamesKept)
            bound_names_.insert(name);
    }
}

std::optional<sql::SqlError> World::trouble_with(Query const& query) const {
    if (trouble_ == Trouble::None || is_of_a_transaction(query.sql)) return std::nullopt;
    if (trouble_ == Trouble::Failure)
        return sql::SqlError{sql::SqlErrorKind::Other, "SQLITE_IOERR", "disk I/O error"};
    if (database_.roles().is_owner(query.role)) return std::nullopt;
    return sql::SqlError{sql::SqlErrorKind::Permission, "SQLITE_AUTH", "permission denied"};
}

Result<sql::SqlResult, sql::SqlFailure> World::answer(Query const& query) {
    if (auto error = trouble_with(query)) return Failure{sql::SqlFailure{.error = *error}};
    return query.parameters ? database_.run_prepared(query.role, query.sql, *query.parameters)
                            : database_.run_unsafe(query.role, query.sql);
}

Result<sql::SqlResult, sql::SqlFailure> World::query(Query const& query) {
    if (database_.roles().exists(query.role)) remember_role(query.role);
    remember_names(query);
    auto result = answer(query);
    SqlEvent event = event_of(query);
    if (result) {
        add_outcome(event, result.value());
    } else {
        event.error = result.error().error;
        event.steps = result.error().steps;
        event.statements = result.error().statement;
        if (errors_.size() < kErrorsKept) errors_.push_back(*event.error);
    }
    advance(sql_work(event.steps));
    trace_.add(Event{.what = std::move(event)}, query.cause);
    return result;
}

Result<sql::SqlResult, sql::SqlFailure> World::query_as_owner(std::string_view sql) {
    return database_.run_unsafe(fixture_->spec->owner, sql);
}

std::vector<std::string> const& World::fingerprints() {
    prints_.resize(fixture_->guarded.size());
    printed_.resize(fixture_->guarded.size());
    for (std::size_t i = 0; i < prints_.size(); ++i) {
        Watch const& watch = fixture_->guarded[i];
        std::uint64_t writes = 1;
        for (std::string const& table : watch.tables) writes += database_.writes_to(table);
        if (printed_[i] == writes && !watch.tables.empty()) continue;
        printed_[i] = writes;
        prints_[i] = fingerprint_of(database_.run_prepared(fixture_->spec->owner, watch.sql, {}));
    }
    return prints_;
}

Result<std::string, crypto::Argon2Error> World::hash_password(std::string_view password,
                                                              crypto::Argon2Options const& options,
                                                              Cause const& cause) {
    auto const known = hashed_.try_emplace(std::string(password)).first;
    Bytes const digest = crypto::digest(crypto::Hash::Sha256, as_bytes(password));
    int const turn = known->second++ % kSalts;
    crypto::SeededRandom chance(fixture_->seed,
                                "salt " + std::to_string(turn) + ' ' + encode_hex(digest));
    Bytes salt(16);
    chance.fill(salt);
    hashings_.drew(salt, trace_.place_of(cause));
    return hash_password(password, salt, options, cause);
}

Result<std::string, crypto::Argon2Error> World::hash_password(std::string_view password,
                                                              ByteView salt,
                                                              crypto::Argon2Options const& options,
                                                              Cause const& cause) {
    auto tag = Argon2Memo::shared().hash(as_bytes(password), salt, options);
    if (!tag) return Failure{tag.error()};
    hashed(options, as_bytes(password), salt, tag.value(), cause);
    std::string phc = crypto::to_phc(
        {.options = options, .salt = Bytes(salt.begin(), salt.end()), .tag = tag.take()});
    remember_hash(phc);
    return phc;
}

void World::hashed(crypto::HashCost const& cost, ByteView input, ByteView salt, ByteView output,
                   Cause const& cause) {
    Duration const work = hash_work(cost, input.size());
    advance(work);
    std::size_t const place = trace_.place_of(cause);
    hashings_.add(cost, input, salt, output, place);
    if (std::string note = note_of_hashing(cost, work); !note.empty())
        trace_.add(Event{.what = NoteEvent{.text = std::move(note)}}, cause);
}

void World::draw(std::span<std::uint8_t> out, Cause const& cause, Draw what) {
    auto stream = app_random_.find(out.size());
    if (stream == app_random_.end()) {
        // Most sizes are a key's or a salt's; of the rest each may be another.
        std::size_t const label = app_random_.size() < kStreams ? out.size() : 0;
        stream = app_random_.find(label);
        if (stream == app_random_.end())
            stream = app_random_.try_emplace(label, fixture_->seed, "app " + std::to_string(label))
                         .first;
    }
    stream->second.fill(out);
    if (what == Draw::Secret) hashings_.drew(out, trace_.place_of(cause));
}

void World::remember_hash(std::string_view hash) {
    std::string_view const tag = hash.substr(hash.rfind('$') + 1);
    if (tag.size() < Needles::kShortest || made_hashes_.size() == kTagsKept) return;
    if (std::find(made_hashes_.begin(), made_hashes_.end(), tag) == made_hashes_.end())
        made_hashes_.emplace_back(tag);
}

Result<bool, crypto::Argon2Error> World::verify_password(std::string_view phc,
                                                         std::string_view password,
                                                         Cause const& cause) {
    auto const stored = crypto::parse_phc(phc);
    if (!stored) return Failure{stored.error()};
    crypto::Argon2Hash const& hash = stored.value();
    auto const right =
        Argon2Memo::shared().verify(as_bytes(password), hash.salt, hash.options, hash.tag);
    if (right)
        hashed(hash.options, as_bytes(password), hash.salt,
               right.value() ? ByteView(hash.tag) : ByteView(), cause);
    return right;
}

void World::log(std::string_view level, std::string_view text, Cause const& cause) {
    advance(kStep);
    trace_.add(Event{.what = LogEvent{.level = std::string(level),
                                      .text = shortened(std::string(text), kLogText)}},
               cause);
}

}  // namespace parapet::range
