// Agents of core/attack against the reference apps in a world of people with browsers.
#pragma once

#include "core/attack/every_agent.h"
#include "tests/core/browsing/club_world.h"
#include "tests/core/reference/bank.h"
#include "tests/core/reference/vault.h"

namespace parapet::tests {

using MakeAgent = std::unique_ptr<attack::Agent> (*)();

struct Attempt {
    MakeAgent agent;
    nlohmann::json endpoints = {};  // ids of the attack
    nlohmann::json options = nlohmann::json::object();
    nlohmann::json position = victim_and_evil();
};

/// The entry of the report.
nlohmann::json at_bank(Attempt const& attempt, reference::BankStyle style, std::uint64_t seed = 1);
bool wins_at_bank(Attempt const& attempt, reference::BankStyle style);

}  // namespace parapet::tests
