// What an attacker of people's accounts is handed out: core/attack/inside.h over a world.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/range/guesses.h"
#include "core/range/hoard.h"
#include "core/range/inside.h"
#include "core/range/theft.h"

namespace parapet::range {

class InsideAccounts final : public attack::Inside {
public:
    InsideAccounts(Network& network, Judge& judge, Attacker& attacker)
        : world_(network.world()), network_(network), judge_(judge), attacker_(attacker) {}

    std::vector<attack::StolenTable> steal_database() override;
    std::vector<attack::Account> crack() override;
    void weigh_hashes() override;
    void compare_salts() override;
    std::size_t joins_to_repeat_salts() override;
    std::vector<std::string> read_log() override;
    std::vector<std::string> const& addresses() override;
    void point_out(std::vector<std::string> const& addresses) override;
    void count_guesses(std::vector<std::string> const& names) override;
    void count_guesses_from(std::string_view start) override;
    void plot_guesses() override;
    std::string borrow_browser(std::string_view person) override;
    void show_session(std::string_view account) override;
    void start_without(std::vector<std::string> settings) override;
    void look_for_lost_settings() override;
    void watch_work(std::size_t bytes) override;
    bool memory_grows() override;

private:
    void count_looked_at(std::vector<Guess> const&, std::size_t allowed, std::string const& what);
    std::vector<std::string> nearly_in(std::string const& line) const;
    std::vector<std::string> quickly_found(std::string const& text) const;
    void look_for_repeated_salts(std::size_t end);
    Theft& theft();
    int last_exchange() const;
    std::string right_password(std::string_view account) const;

    World& world_;
    Network& network_;
    Judge& judge_;
    Attacker& attacker_;
    std::optional<Theft> theft_;
    std::optional<std::size_t> joined_from_;  // index of the exchange
    Forgotten forgotten_;
    Hoard hoard_;
    std::vector<std::string> addresses_, members_;
};

}  // namespace parapet::range
