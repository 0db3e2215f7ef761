#include "tests/core/browsing/agents_world.h"

#include "tests/core/catch.h"

namespace parapet::tests {

using nlohmann::json;

namespace {

constexpr char kBank[] = R"({
  "world": {
    "people": [ { "key": "ada", "username": "{{name}}", "password": "{{word}}-{{word}}",
                  "card": "{{canary private ada}}", "second": "{{canary private ada}}" },
                { "key": "eve", "username": "{{name}}", "password": "{{word}}-{{word}}",
                  "card": "{{canary private eve}}", "second": "{{canary private eve}}" } ],
    "protected": [ { "what": "the balances",
                     "sql": "SELECT username, balance FROM accounts ORDER BY username" },
                   { "what": "the limits", "sql": "SELECT * FROM limits ORDER BY username" } ],
    "hosts": { "evil.example": { "attacker": "/" }, "evilclub.example": { "attacker": "/" },
               "blog.club.example": { "attacker": "/" },
               "cdn.example": { "attacker": "/~eve/" } },
    "routines": {
      "changes the password": [ { "visit": "/password" },
                                { "fill": { "password": "another-one" }, "click": "Change" } ],
      "opens the form": [ { "visit": "/transfer" } ],
      "reads the news": [ { "visit": "/transfer" }, { "click": "News" } ],
      "saves the card": [ { "visit": "/card" },
                          { "fill": { "card": "{{person.second}}" }, "click": "Save" } ] }
  },
  "surface": { "attacker": "eve", "usernames": ["ada"], "wanted": [], "endpoints": [
    { "id": "login", "method": "POST", "path": "/login", "parameters": [
      { "name": "username", "place": "form", "sample": "{{eve.username}}" },
      { "name": "password", "place": "form", "sample": "{{eve.password}}" } ] },
    { "id": "home", "method": "GET", "path": "/", "parameters": [], "signedIn": true },
    { "id": "transferForm", "method": "GET", "path": "/transfer", "signedIn": true, "parameters": [
      { "name": "to", "place": "query", "sample": "{{eve.username}}" },
      { "name": "amount", "place": "query", "sample": "50" } ] },
    { "id": "transfer", "method": "POST", "path": "/transfer", "signedIn": true, "parameters": [
      { "name": "to", "place": "form", "sample": "{{eve.username}}" },
      { "name": "amount", "place": "form", "sample": "50" } ] },
    { "id": "saveCard", "method": "POST", "path": "/card", "signedIn": true, "parameters": [
      { "name": "card", "place": "form", "sample": "4711" } ] },
    { "id": "limit", "method": "PATCH", "path": "/limit", "signedIn": true, "parameters": [
      { "name": "amount", "place": "form", "sample": "50" } ] }
  ] }
})";

}  // namespace

json at_bank(Attempt const& attempt, reference::BankStyle style, std::uint64_t seed) {
    json change = json::parse(kBank);
    change["attack"] = {{"options", attempt.options}};
    if (!attempt.endpoints.is_null()) change["attack"]["endpoints"] = attempt.endpoints;
    ClubWorld world(
        [&style](reference::ClubHost& host) {
            return std::make_unique<reference::Bank>(host, style);
        },
        reference::kBankSchema, std::move(change), seed);
    json const entry = world.attack(attempt.position,
                                    [&](attack::Target& target) { attempt.agent()->run(target); });
    CHECK(world.scripts.faults == std::vector<std::string>{});
    CHECK(entry["exchanges"].get<int>() <= 300);
    return entry;
}

bool wins_at_bank(Attempt const& attempt, reference::BankStyle style) {
    json const entry = at_bank(attempt, std::move(style));
    if (entry["outcome"] == "blocked") UNSCOPED_INFO(entry["notes"].dump());
    return entry["outcome"] == "breached";
}

}  // namespace parapet::tests
