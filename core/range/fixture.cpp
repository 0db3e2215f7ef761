#include "core/range/fixture.h"

#include <algorithm>

#include "core/crypto/seeded_random.h"
#include "core/range/json_text.h"

namespace parapet::range {
namespace {

using Fault = std::optional<std::string>;  // nothing: all is well

constexpr Time kEarliestStart{std::chrono::seconds(1'772'323'200)};  // 2026-03-01T00:00:00Z
constexpr std::uint64_t kStartSpan = 3 * 86'400'000;                 // milliseconds

std::string quoted_name(std::string_view identifier) {
    std::string text = "\"";
    for (char c : identifier) text += c == '"' ? "\"\"" : std::string(1, c);
    return text + '"';
}

sql::Value value_of(Json const& json) {
    if (json.is_integer()) return json.as_integer();
    if (json.is_number()) return json.as_number();
    if (json.is_boolean()) return std::int64_t{json.as_boolean()};
    if (json.is_null()) return sql::Null{};
    return in_words(json);
}

class Builder {
public:
    Builder(Exercise const& exercise, Fixture& fixture)
        : exercise_(exercise),
          fixture_(fixture),
          random_(fixture.seed, "fixture"),
          scope_{.spec = exercise.world,
                 .random = random_,
                 .names = fixture.names,
                 .now = fixture.start,
                 .canaries = &fixture.canaries,
                 .people = &fixture.people} {}

    Fault people() {
        for (Json const& spec : exercise_.world.people) {
            std::string const key = text_of(spec, "key");
            Json& person = fixture_.people[key] = Json::object();
            scope_.person = key;
            for (auto const& [name, field] : spec.members()) {
                auto value = expand(field, scope_);
                if (!value) return "/world/people: " + key + "." + name + ": " + value.error();
                person[name] = value.take();
                remember_field(key, name, in_words(person[name]));
            }
        }
        return std::nullopt;
    }

    Fault rows() {
        std::size_t index = 0;
        std::string table;
        for (RowsSpec const& rows : exercise_.world.rows) {
            if (rows.table != table) index = 0;
            table = rows.table;
            for (std::string const& person : turns(rows)) {
                scope_.person = person;
                scope_.index = ++index;
                if (auto fault = insert(rows)) return rows.at + ": " + *fault;
            }
        }
        scope_.person.clear();
        scope_.index = 0;
        return std::nullopt;
    }

    Fault surface() {
        attack::Surface& surface = fixture_.surface;
        for (Json const& spec : exercise_.endpoints) {
            attack::Endpoint endpoint{.id = text_of(spec, "id"),
                                      .method = text_of(spec, "method"),
                                      .path = text_of(spec, "path"),
                                      .parameters = {},
                                      .signed_in = member_of(spec, "signedIn") == Json(true)};
            for (Json const& parameter : member_of(spec, "parameters")) {
                auto const sample = expand(member_of(parameter, "sample"), scope_);
                if (!sample) return "/surface/endpoints: " + endpoint.id + ": " + sample.error();
                endpoint.parameters.push_back({.name = text_of(parameter, "name"),
                                               .place = place_of(text_of(parameter, "place")),
                                               .sample = in_words(sample.value()),
                                               .list = member_of(parameter, "list") == Json(true)});
            }
            surface.endpoints.push_back(std::move(endpoint));
        }
        Json const& attacker = fixture_.people[exercise_.attacker];
        surface.attacker = {.username = text_of(attacker, "username"),
                            .password = text_of(attacker, "password")};
        for (std::string const& key : exercise_.known_people)
            surface.usernames.push_back(text_of(fixture_.people[key], "username"));
        surface.wanted = exercise_.wanted;
        surface.host = exercise_.world.host;
        return std::nullopt;
    }

    Fault watches(std::vector<Watch> const& from, std::vector<Watch>& to) {
        for (Watch const& watch : from) {
            auto const text = expand(Json(watch.sql), scope_);
            if (!text) return "/world: " + watch.what + ": " + text.error();
            std::string const sql = in_words(text.value());
            to.push_back({watch.what, sql, fixture_.database.tables_read_by(sql)});
        }
        return std::nullopt;
    }

private:
    void remember_field(std::string const& key, std::string const& field, std::string value) {
        if (value.size() < Needles::kShortest) return;
        for (auto const& [kind, spec] : exercise_.world.canaries)
            if (spec.field == field) fixture_.canaries.remember(kind, key, {value});
    }

    static attack::Place place_of(std::string_view name) {
        if (name == "json") return attack::Place::JsonField;
        if (name == "path") return attack::Place::PathSegment;
        if (name == "form") return attack::Place::FormField;
        return attack::Place::Query;
    }

    // Key of the person each row is for; empty for rows that are nobody's.
    std::vector<std::string> turns(RowsSpec const& rows) const {
        std::vector<std::string> keys;
        if (!rows.each_person) return std::vector<std::string>(rows.times);
        for (Json const& person : exercise_.world.people) {
            std::string const key = text_of(person, "key");
            bool const skipped =
                std::find(rows.except.begin(), rows.except.end(), key) != rows.except.end();
            if (!skipped) keys.insert(keys.end(), rows.times, key);
        }
        return keys;
    }

    Fault insert(RowsSpec const& rows) {
        std::string columns, marks;
        sql::Parameters values;
        for (auto const& [column, field] : rows.set.members()) {
            auto const value = expand(field, scope_);
            if (!value) return column + ": " + value.error();
            columns += (columns.empty() ? "" : ", ") + quoted_name(column);
            marks += marks.empty() ? "?" : ", ?";
            values.positional.push_back(value_of(value.value()));
        }
        std::string const text =
            "INSERT INTO " + quoted_name(rows.table) + " (" + columns + ") VALUES (" + marks + ")";
        auto const done = fixture_.database.run_prepared(exercise_.world.owner, text, values);
        if (!done) return done.error().error.message;
        return std::nullopt;
    }

    Exercise const& exercise_;
    Fixture& fixture_;
    crypto::SeededRandom random_;
    TemplateScope scope_;
};

}  // namespace

Result<Fixture, std::string> build_fixture(Exercise const& exercise, Files const& files,
                                           std::uint64_t seed) {
    crypto::SeededRandom chance(seed, "start");
    WorldSpec const& world = exercise.world;
    Fixture fixture{.seed = seed,
                    .start = kEarliestStart + std::chrono::milliseconds(below(chance, kStartSpan)),
                    .spec = &world,
                    .people = {},
                    .names = {},
                    .canaries = {},
                    .surface = {},
                    .attacker = exercise.attacker,
                    .editable = exercise.editable,
                    .guarded = {},
                    .tampering = {},
                    .database = sql::Database(world.owner),
                    .refused_grants = {}};
    auto const schema = files.find(world.schema);
    if (schema == files.end()) return Failure{world.schema + ": the exercise's schema is missing"};
    auto const made = fixture.database.run_unsafe(world.owner, schema->second);
    if (!made) return Failure{world.schema + ": " + made.error().error.message};

    Builder builder(exercise, fixture);
    for (Fault fault : {builder.people(), builder.rows(), builder.surface(),
                        builder.watches(world.guarded, fixture.guarded),
                        builder.watches(world.tampering, fixture.tampering)})
        if (fault) return Failure{*fault};

    if (auto const grants = files.find(exercise.grants); grants != files.end()) {
        auto const granted = fixture.database.apply_grants(grants->second);
        if (!granted) fixture.refused_grants = granted.error();
    }
    return fixture;
}

}  // namespace parapet::range
