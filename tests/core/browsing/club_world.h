// The reference club as an exercise: people with browsers, evil.example, a sibling of the app and a
// CDN, and an attack whose agent is a function of the test.
//
//   ClubWorld club({.comments = …});
//   auto const entry = club.attack({.position = …}, [](attack::Target& target) { … });
//   CHECK(club.has_effect(entry, "learned:private"));
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "core/attack/target.h"
#include "core/browsing/browsers.h"
#include "core/range/run.h"
#include "tests/core/browser/test_parser.h"
#include "tests/core/browsing/small_page.h"
#include "tests/core/reference/club.h"

namespace parapet::tests {

using Attack = std::function<void(attack::Target&)>;

class ClubWorld final : private reference::ClubHost, private range::App {
public:
    explicit ClubWorld(reference::ClubStyle style = {}, std::uint64_t seed = 1)
        : ClubWorld(
              [style = std::move(style)](reference::ClubHost& host) {
                  return std::make_unique<reference::Club>(host, style);
              },
              reference::kClubSchema, nlohmann::json::object(), seed) {}
    /// Another app in the place of the club; change is what its exercise has otherwise.
    using MakeApp = std::function<std::unique_ptr<range::App>(reference::ClubHost&)>;
    ClubWorld(MakeApp make, std::string schema, nlohmann::json change, std::uint64_t seed = 1)
        : make_(std::move(make)),
          schema_(std::move(schema)),
          change_(std::move(change)),
          seed_(seed) {}

    /// The entry of the report.
    nlohmann::json story(nlohmann::json const& steps, nlohmann::json const& more = {});
    /// position: of exercise.json; by default a victim and evil.example.
    nlohmann::json attack(nlohmann::json const& position, Attack attack);
    /// What is wrong with the exercise when these members replace its own, one line each.
    std::string faults(nlohmann::json const& change);
    std::string exercise(nlohmann::json const& change = nlohmann::json::object()) const;

    SmallScripts scripts;

private:
    nlohmann::json play(std::string const& exercise, std::string_view id);
    std::vector<http::Response> serve(std::span<http::Request const> requests) override;
    std::vector<sql::Row> query(std::string_view sql,
                                std::vector<sql::Value> const& values) override;
    std::string new_token() override;
    void log(std::string_view text) override;
    std::int64_t now_ms() override;

    MakeApp make_;
    std::string schema_;
    nlohmann::json change_;
    std::uint64_t seed_;
    TestParser parser_;
    range::Run* run_ = nullptr;
    std::unique_ptr<range::App> app_;
    std::size_t request_ = 0;  // the one in flight
};

bool has_effect(nlohmann::json const& entry, std::string_view kind);
nlohmann::json victim_and_evil();

}  // namespace parapet::tests
