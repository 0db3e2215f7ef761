#include "core/range/attacker.h"

#include <algorithm>

namespace parapet::range {
namespace {

constexpr std::size_t kNotesKept = 12;

}  // namespace

std::string_view Attacker::option(std::string_view name) const {
    auto const found = options_.find(name);
    return found == options_.end() ? std::string_view() : found->second;
}

http::Response Attacker::send(http::Request const& request) {
    return send_together({&request, 1}).front();
}

std::vector<http::Response> Attacker::send_together(std::span<http::Request const> requests) {
    requests_ += requests.size();
    if (requests_ > kMostRequests)
        return std::vector<http::Response>(requests.size(), http::Response{.status = 0});
    std::vector<http::Request> dressed(requests.begin(), requests.end());
    for (http::Request& request : dressed) jar_.dress(request, world_.now());
    auto const& exchanges = world_.trace().exchanges();
    std::size_t const first = exchanges.size();
    auto responses = network_.send(actor_, dressed);
    last_took_ = {};
    for (std::size_t i = first; i < exchanges.size(); ++i)
        last_took_ = std::max(last_took_, exchanges[i].took);
    for (std::size_t i = 0; i < responses.size(); ++i)
        jar_.take(responses[i], path_of(dressed[i].target), world_.now());
    if (judge_ != nullptr) judge_->watch(first);
    return responses;
}

std::vector<http::Response> Attacker::send_in_step(std::span<http::Request const> requests) {
    world_.keep_step(true);
    auto responses = send_together(requests);
    world_.keep_step(false);
    return responses;
}

attack::OwnHost* Attacker::host(std::string_view name) {
    auto const found = position_.hosts.find(name);
    return found == position_.hosts.end() ? nullptr : found->second;
}

std::string Attacker::borrow_cookies(std::string_view actor) {
    jar_ = Jar();
    for (Exchange const& exchange : world_.trace().exchanges())
        if (exchange.actor == actor)
            jar_.take(exchange.response, path_of(exchange.request.target), exchange.at);
    return jar_.header("/", world_.now());
}

std::vector<attack::OwnHost*> Attacker::hosts() {
    std::vector<attack::OwnHost*> hosts;
    for (auto const& [name, host] : position_.hosts)
        if (host != nullptr) hosts.push_back(host);
    return hosts;
}

void Attacker::claim(std::string_view text) {
    if (judge_ != nullptr) judge_->claimed(text);
}

std::string Attacker::puzzle() {
    return (judge_ != nullptr ? judge_->puzzles() : unjudged_).draw(world_.actor_random());
}

void Attacker::note(std::string text) {
    bool const known = std::find(notes_.begin(), notes_.end(), text) != notes_.end();
    if (!known && notes_.size() < kNotesKept) notes_.push_back(std::move(text));
}

}  // namespace parapet::range
