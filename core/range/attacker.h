// An attacker's hands: the Target that agents act through. It keeps the attacker's cookies as a
// browser does and shows the judge everything that comes back.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/attack/target.h"
#include "core/range/jar.h"
#include "core/range/judge.h"
#include "core/range/network.h"
#include "core/range/position.h"

namespace parapet::range {

using Options = std::map<std::string, std::string, std::less<>>;

class Attacker final : public attack::Target {
public:
    // After so many requests nothing is sent any more, and answers have status 0.
    static constexpr std::size_t kMostRequests = 2500;

    // judge: null for the survey, whose exchanges are nobody's gain.
    Attacker(std::string actor, Network& network, Judge* judge, Options options)
        : actor_(std::move(actor)),
          network_(network),
          world_(network.world()),
          judge_(judge),
          options_(std::move(options)) {}

    void give(attack::Foothold* foothold) { foothold_ = foothold; }
    void stand(Position position) { position_ = std::move(position); }
    void give(attack::Inside* inside) { inside_ = inside; }
    // From now on with the cookies that the actor has been given so far.
    std::string borrow_cookies(std::string_view actor);
    std::vector<std::string> const& notes() const { return notes_; }

    attack::Surface const& surface() const override { return world_.fixture().surface; }
    std::string_view option(std::string_view name) const override;
    http::Response send(http::Request const&) override;
    std::vector<http::Response> send_together(std::span<http::Request const>) override;
    std::vector<http::Response> send_in_step(std::span<http::Request const>) override;
    Duration last_took() const override { return last_took_; }
    Time now() const override { return world_.now(); }
    void wait(Duration duration) override { world_.advance(duration); }
    void wait_for_outage() override { world_.trouble_database(World::Trouble::Failure); }
    void wait_for_repair() override { world_.trouble_database(World::Trouble::None); }
    Random& random() override { return world_.actor_random(); }
    void claim(std::string_view text) override;
    std::string puzzle() override;
    void note(std::string text) override;
    void forget_cookies() override { jar_ = {}; }
    attack::Foothold* foothold() override { return foothold_; }
    attack::Victim* victim() override { return position_.victim; }
    attack::OwnHost* host(std::string_view name) override;
    std::vector<attack::OwnHost*> hosts() override;
    attack::Line* line() override { return position_.line; }
    attack::Seat* seat() override { return position_.seat; }
    attack::OwnBrowser* own_browser() override { return position_.own; }
    attack::Leaks* leaks() override { return position_.leaks; }
    void share_cookies() override { borrow_cookies(position_.own_person); }
    std::vector<std::string> bound_names() const override {
        return {world_.bound_names().begin(), world_.bound_names().end()};
    }
    attack::Inside* inside() override { return inside_; }

private:
    std::string actor_;
    Network& network_;
    World& world_;
    Judge* judge_;
    Options options_;
    Puzzles unjudged_;
    attack::Foothold* foothold_ = nullptr;
    Position position_;
    attack::Inside* inside_ = nullptr;
    Jar jar_;
    Duration last_took_{};
    std::size_t requests_ = 0;
    std::vector<std::string> notes_;
};

}  // namespace parapet::range
