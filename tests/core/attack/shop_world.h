// A small world of the shop for testing agents alone: a database with canaries, the reference app,
// and a Target that sees what an attack came to. core/range has the real one.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "core/attack/agent.h"
#include "core/attack/target.h"
#include "core/sql/database.h"
#include "tests/core/reference/shop.h"

namespace parapet::test {

struct Setup {
    reference::Style style = {};
    std::string grants = {};  // of the role shop_app; empty: it may do everything
    std::map<std::string, std::string, std::less<>> options = {};
    std::uint64_t seed = 1;
    // What stands before the app and refuses a request with 400 when it says so.
    std::function<bool(http::Request const&)> refuses = {};
};

// Least privilege as docs/the-shop.md has it.
extern char const kLeastPrivilege[];
// What a foothold tries, one a line, as the range hands it out.
extern char const kTampering[];

class ShopWorld final : public attack::Target,
                        private attack::Foothold,
                        private reference::ShopHost {
public:
    explicit ShopWorld(Setup setup);

    // Runs the agent and looks what changed.
    void run(std::string_view agent);

    // Effects, as docs/contracts.md names them: "learned:secrets", "executed", "changed", …
    std::set<std::string> const& effects() const { return effects_; }
    bool has(std::string const& effect) const { return effects_.contains(effect); }
    std::size_t requests() const { return sent_.size(); }
    std::vector<std::string> const& sent() const { return sent_; }
    std::vector<std::string> const& notes() const { return notes_; }
    std::size_t hashes() const { return hashes_; }
    // Percent of the catalogue that one search gave away.
    std::size_t catalogue() const;

    attack::Surface const& surface() const override { return surface_; }
    std::string_view option(std::string_view name) const override;
    http::Response send(http::Request const& request) override;
    std::vector<http::Response> send_together(std::span<http::Request const> requests) override;
    std::vector<http::Response> send_in_step(std::span<http::Request const> requests) override {
        return send_together(requests);
    }
    Duration last_took() const override { return took_; }
    Time now() const override { return now_; }
    void wait(Duration duration) override { now_ += duration; }
    Random& random() override;
    void claim(std::string_view text) override;
    std::string puzzle() override;
    void note(std::string text) override { notes_.push_back(std::move(text)); }
    void forget_cookies() override { cookie_.clear(); }
    attack::Foothold* foothold() override { return this; }

private:
    std::vector<std::string> roles() const override { return {"shop_app"}; }
    attack::SqlAnswer run(std::string_view role, std::string_view sql) override;

    Result<sql::SqlResult, sql::SqlFailure> query(
        std::string_view sql, std::optional<sql::Parameters> const& parameters) override;
    std::string hash(std::string_view password) override;
    bool verify(std::string_view hash, std::string_view password) override;

    void fill();
    std::string fingerprint();
    void look_at(std::string_view text);

    struct Canary {
        std::string kind;
        std::string value;
    };
    struct Puzzle {
        std::string value;
        bool sent = false;
    };
    struct Dice;

    Setup setup_;
    attack::Surface surface_;
    sql::Database database_;
    reference::Shop shop_;
    std::shared_ptr<Dice> dice_;
    std::vector<Canary> canaries_;
    std::vector<Puzzle> puzzles_;
    std::set<std::string> effects_, errors_;
    std::map<std::string, std::set<std::string>> products_by_query_;
    std::vector<std::string> sent_, notes_, products_;
    std::string cookie_;
    std::size_t hashes_ = 0;
    Duration took_{0}, work_{0};
    Time now_{};
};

}  // namespace parapet::test
