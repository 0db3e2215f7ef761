#include "tests/core/browsing/club_world.h"

#include "core/attack/agent.h"
#include "core/base/hex.h"
#include "tests/core/catch.h"

namespace parapet::tests {
namespace {

using nlohmann::json;

Attack current_attack;

class TestAgent final : public attack::Agent {
public:
    void run(attack::Target& target) override { current_attack(target); }
};

constexpr char kExercise[] = R"({
  "id": "test/club", "title": "Club", "core": "browser",
  "files": { "editable": ["server.js", "grants.sql"], "entry": "server.js", "grants": "grants.sql" },
  "world": {
    "host": "club.example", "owner": "owner", "role": "app", "schema": "schema.sql",
    "people": [ { "key": "ada", "username": "{{name}}", "password": "{{word}}",
                  "card": "{{canary private ada}}" },
                { "key": "eve", "username": "{{name}}", "password": "{{word}}",
                  "card": "{{canary private eve}}" } ],
    "rows": [ { "table": "accounts", "each": "people",
                "set": { "username": "{{person.username}}", "password": "{{person.password}}",
                         "card": "{{person.card}}", "balance": 100 } } ],
    "protected": [ { "what": "the balances",
                     "sql": "SELECT username, balance FROM accounts ORDER BY username" } ],
    "canaries": { "private": { "says": "another's card", "severity": "critical",
                               "ownedBy": "person" } },
    "hosts": { "evil.example": { "attacker": "/" }, "blog.club.example": { "attacker": "/" },
               "cdn.example": { "attacker": "/~eve/",
                 "files": { "/lib.js": { "type": "text/javascript", "body": "var lib = 1" } } },
               "www.club.example": { "app": true } },
    "routines": {
      "signs in": [ { "visit": "/login" },
                    { "fill": { "username": "{{person.username}}",
                                "password": "{{person.password}}" },
                      "click": "Sign in", "expect": { "text": ["Welcome {{person.username}}"] } } ],
      "types the address": [ { "visit": "club.example/login" },
                    { "fill": { "username": "{{person.username}}",
                                "password": "{{person.password}}" }, "submit": "#login" } ],
      "looks at home": [ { "visit": "/" } ],
      "reads the comments": [ { "visit": "/comments" } ],
      "transfers": [ { "visit": "/transfer" },
                     { "fill": { "to": "{{eve.username}}", "amount": "5" }, "click": "Send",
                       "changes": true } ],
      "signs out": [ { "visit": "/" }, { "click": "Sign out" } ] }
  },
  "surface": { "attacker": "eve", "usernames": ["ada"], "wanted": [], "endpoints": [] },
  "stories": [ { "id": "story", "title": "A story", "steps": [ { "visit": "/" } ] } ],
  "attacks": [ { "id": "attack", "agent": "test", "group": "attack", "title": "An attack",
                 "severity": "critical", "counts": ["learned:private", "changed"],
                 "rule": "r", "explain": "e", "sources": [],
                 "intended": ["cookie", "policy", "transport"] } ]
})";

// Everything on every table.
std::string grants_for(std::string const& schema) {
    std::string grants;
    std::string const create = "CREATE TABLE ";
    for (std::size_t at = schema.find(create); at != std::string::npos;
         at = schema.find(create, at + 1)) {
        std::size_t const name = at + create.size();
        grants += " GRANT SELECT, INSERT, UPDATE, DELETE ON " +
                  schema.substr(name, schema.find(' ', name) - name) + " TO app;";
    }
    return grants;
}

}  // namespace

nlohmann::json victim_and_evil() {
    return {{"victim", "ada"}, {"hosts", json::array({"evil.example"})}};
}

bool has_effect(json const& entry, std::string_view kind) {
    for (json const& effect : entry.value("effects", json::array()))
        if (effect["kind"] == kind) return true;
    return false;
}

std::string ClubWorld::exercise(json const& change) const {
    json exercise = json::parse(kExercise);
    exercise.merge_patch(change);
    return exercise.dump();
}

std::string ClubWorld::faults(json const& change) {
    browsing::Browsers const browsers({parser_, scripts});
    auto const read = range::read_exercise(exercise(change), &browsers);
    std::string all;
    if (!read)
        for (std::string const& fault : read.error()) all += fault + '\n';
    return all;
}

json ClubWorld::play(std::string const& exercise, std::string_view id) {
    browsing::Browsers const browsers({parser_, scripts});
    range::Run run(&browsers);
    run_ = &run;
    app_ = make_(*this);
    json files = json::object();
    files["schema.sql"] = schema_;
    files["grants.sql"] = "CREATE ROLE app;" + grants_for(schema_);
    auto const opened = run.open(exercise, files.dump(), seed_);
    REQUIRE(opened.error == "");
    REQUIRE(opened.value == "");
    auto const played = run.play(id, *this);
    REQUIRE(played.error == "");
    run_ = nullptr;
    return json::parse(played.value);
}

json ClubWorld::story(json const& steps, json const& more) {
    json one = {{"id", "story"}, {"title", "A story"}, {"steps", steps}};
    if (!more.is_null()) one.merge_patch(more);
    return play(exercise({{"stories", json::array({one})}}), "story");
}

json ClubWorld::attack(json const& position, Attack attack) {
    json exercise = json::parse(kExercise);
    exercise.merge_patch(change_);
    if (change_.contains("attack")) exercise["attacks"][0].merge_patch(change_["attack"]);
    exercise.erase("attack");
    exercise["attacks"][0]["position"] = position;
    current_attack = std::move(attack);
    return play(exercise.dump(), "attack");
}

std::vector<http::Response> ClubWorld::serve(std::span<http::Request const> requests) {
    // One after another: a native app has nothing that could interleave.
    std::vector<http::Response> responses;
    for (request_ = 0; request_ < requests.size(); ++request_)
        responses.push_back(app_->serve(requests.subspan(request_, 1)).front());
    return responses;
}

std::vector<sql::Row> ClubWorld::query(std::string_view text,
                                       std::vector<sql::Value> const& values) {
    auto const answer = run_->world()->query({.role = "app",
                                              .sql = std::string(text),
                                              .parameters = sql::Parameters{.positional = values},
                                              .cause = {.request = request_, .frames = {}}});
    return answer ? answer.value().first.rows : std::vector<sql::Row>();
}

std::string ClubWorld::new_token() {
    Bytes bytes(16);
    run_->world()->draw(bytes);
    return encode_hex(bytes);
}

std::int64_t ClubWorld::now_ms() {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               run_->world()->now().time_since_epoch())
        .count();
}

void ClubWorld::log(std::string_view text) {
    run_->world()->log("info", text, {.request = request_, .frames = {}});
}

}  // namespace parapet::tests

namespace parapet::attack {
namespace {

std::unique_ptr<Agent> make_test_agent() { return std::make_unique<tests::TestAgent>(); }
constexpr AgentKind kKinds[] = {{"test", make_test_agent}};

}  // namespace

// Found by the linker before that of core/attack.
std::span<AgentKind const> agent_kinds() { return kKinds; }

}  // namespace parapet::attack
