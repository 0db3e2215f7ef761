#include "core/range/judge.h"

#include <functional>

#include "core/range/network.h"
#include "tests/core/catch.h"
#include "tests/core/range/small_world.h"

using namespace parapet;
using namespace parapet::range;

namespace {

// Answers every request with what a function of the test says.
class Scripted final : public App {
public:
    using Script = std::function<http::Response(http::Request const&)>;
    explicit Scripted(Script script) : script_(std::move(script)) {}
    std::vector<http::Response> serve(std::span<http::Request const> requests) override {
        std::vector<http::Response> responses;
        for (http::Request const& request : requests) responses.push_back(script_(request));
        return responses;
    }

private:
    Script script_;
};

// Sends one request to the app and judges the answer.
struct Trial {
    explicit Trial(std::vector<std::string> counts = {},
                   nlohmann::json const& more = nlohmann::json::object())
        : small(1, "test", more), judge(small.world, counts) {}

    void attack(Scripted::Script script, http::Request const& request = {}) {
        Scripted app(std::move(script));
        Network network(small.world, app);
        std::size_t const first = small.world.trace().exchanges().size();
        network.send("attacker", {&request, 1});
        judge.watch(first);
    }
    void answer(std::string body) {
        attack([&](auto const&) { return http::Response{.body = body}; });
    }
    std::string note_of(char const* key) {
        auto const rows =
            small.world.query_as_owner("SELECT text FROM notes ORDER BY id").take().first.rows;
        return in_words(rows[key == std::string("ada") ? 0 : 1][0]);
    }
    std::string name_of(char const* key) const {
        return text_of(small.fixture.people.at(key), "username");
    }
    std::string says(std::string const& kind) const {
        for (Effect const& effect : judge.effects())
            if (effect.kind == kind) return effect.says;
        return {};
    }

    SmallWorld small;
    Judge judge;
};

}  // namespace

TEST_CASE("judge: another's canary in an answer is learned and served") {
    Trial trial;
    trial.answer(trial.note_of("ada"));
    CHECK(trial.says("learned:note") ==
          "The attacker holds notes of others: the only one there is.");
    CHECK(trial.says("served:note") == "Answers carry notes of others: 1 of the 2 there are.");
}

TEST_CASE("judge: the attacker's own canary is served but not learned") {
    Trial trial;
    trial.answer(trial.note_of("eve"));
    CHECK(trial.says("learned:note").empty());
    CHECK_FALSE(trial.says("served:note").empty());
}

TEST_CASE("judge: a hash that the app makes during the run is served when an answer shows it") {
    nlohmann::json const says = {{"says", "password hashes"}, {"severity", "critical"}};
    for (bool const described : {true, false}) {
        Trial trial({}, described ? nlohmann::json{{"world", {{"canaries", {{"password", says}}}}}}
                                  : nlohmann::json::object());
        std::string const hash =
            trial.small.world.hash_password("pass phrase", {.memory_kib = 8, .passes = 1}).take();
        trial.answer("signed up");
        CHECK(trial.says("served:password").empty());
        trial.answer("{\"hash\":\"" + hash + "\"}");
        CHECK(trial.says("served:password").empty() != described);
        CHECK(trial.says("learned:password").empty());
    }
}

TEST_CASE("judge: a claim counts only when it is right") {
    Trial trial;
    trial.answer("");
    trial.judge.claimed("0123456789ab");
    CHECK(trial.judge.effects().empty());
    trial.judge.claimed(trial.note_of("ada"));
    CHECK_FALSE(trial.says("learned:note").empty());
}

TEST_CASE("judge: a header carries as much as a body") {
    Trial trial;
    std::string const note = trial.note_of("ada");
    trial.attack([&](auto const&) {
        return http::Response{.headers = {{"location", "/?" + note}}};
    });
    CHECK_FALSE(trial.says("learned:note").empty());
}

TEST_CASE("judge: guarded rows that changed are told in words") {
    Trial trial;
    trial.attack([&](auto const&) {
        trial.small.world
            .query({.role = "owner", .sql = "UPDATE notes SET text = 'gone' WHERE id = 1"})
            .ok();
        return http::Response{};
    });
    CHECK(trial.says("changed").starts_with("The notes changed: `" + trial.name_of("ada")));
    CHECK(trial.says("changed").find("became `gone`") != std::string::npos);
}

TEST_CASE("judge: a table that is gone has changed too") {
    Trial trial;
    trial.attack([&](auto const&) {
        trial.small.world.query({.role = "owner", .sql = "DROP TABLE notes"}).ok();
        return http::Response{};
    });
    CHECK(trial.says("changed").find("can no longer be read") != std::string::npos);
}

TEST_CASE("judge: a puzzle that comes back was executed; one that was sent was not") {
    auto const value_of = [](std::string const& puzzle) {
        std::size_t const star = puzzle.find('*');
        return std::to_string(std::stoull(puzzle.substr(0, star)) *
                              std::stoull(puzzle.substr(star + 1)));
    };
    Trial trial;
    std::string const puzzle = trial.judge.puzzles().draw(trial.small.world.actor_random());
    trial.answer("price: " + value_of(puzzle));
    CHECK(trial.says("executed") == "The attacker had the database work out " + puzzle + ".");

    Trial sent;
    std::string const value = value_of(sent.judge.puzzles().draw(sent.small.world.actor_random()));
    sent.attack([&](auto const&) { return http::Response{.body = value}; },
                {.target = "/?q=%3" + value});
    CHECK(sent.says("executed").empty());
}

TEST_CASE("judge: no answer is a crash") {
    Trial trial;
    trial.attack([](auto const&) { return http::Response{.status = 0}; });
    CHECK_FALSE(trial.says("crashed").empty());
}

TEST_CASE(
    "judge: a role that needs a class for an endpoint may read it, with a remark when it serves "
    "others") {
    SmallWorld small;
    Judge alone(small.world, {}, {{"app", {"read"}}});
    Judge mixed(small.world, {}, {{"app", {"read", "write"}}});
    Judge other(small.world, {}, {{"app", {"write"}}});
    Exchange const exchange{.number = 1, .actor = "foothold"};
    std::string const note =
        in_words(small.world.query_as_owner("SELECT text FROM notes").take().first.rows[0][0]);
    for (Judge* judge : {&alone, &mixed, &other}) judge->watch_foothold("app", note, exchange);
    CHECK(alone.effects().empty());
    CHECK(alone.notes().empty());
    CHECK(mixed.effects().empty());
    CHECK(mixed.notes().size() == 1);
    REQUIRE(other.effects().size() == 1);
    CHECK(other.effects()[0].role == "app");
}
