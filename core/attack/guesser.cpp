#include "core/attack/guesser.h"

#include <charconv>

#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

constexpr std::uint64_t kGuesserNetworks =
    512;  // of 198.18.0.0/15, set aside for benchmarks (RFC 2544)

std::size_t whole_number_in(std::string_view text, std::size_t fallback) {
    std::from_chars(text.data(), text.data() + text.size(), fallback);
    return fallback;
}

// Not the place to sign in, or not the way to ask.
bool is_no_door(http::Response const& response) {
    return response.status == 0 || response.status == 400 || response.status == 404 ||
           response.status == 405;
}

}  // namespace

bool is_refused(http::Response const& response) {
    return response.status == 429 || response.status == 403 || response.status == 423 ||
           response.status == 503;
}

Duration told_to_wait(http::Response const& response, Duration fallback) {
    std::size_t const seconds =
        whole_number_in(response.headers.get("Retry-After").value_or(""), 0);
    if (seconds == 0 || seconds > 86'400) return fallback;
    return std::chrono::seconds(seconds);
}

Guesser::Guesser(Target& target)
    : target_(target),
      victim_{std::string(target.option(option::kVictim)),
              std::string(target.option(option::kRight))},
      first_network_(below(target.random(), kGuesserNetworks)) {
    for (Endpoint const* way : endpoints_to_try(target)) {
        std::size_t const count = way->parameters.size();
        if (username_parameter(*way) < count && password_parameter(*way) < count)
            ways_.push_back(way);
    }
    begin_anew();
}

Guesser::~Guesser() {
    if (target_.inside() != nullptr) target_.inside()->plot_guesses();
}

bool Guesser::can_try() const { return !victim_.username.empty() && !ways_.empty(); }

std::string Guesser::wrong_one() { return random_word(target_, 8); }

bool Guesser::is_done(std::size_t refusals) const {
    return is_in_ || place_ == passwords_.size() || refusals_ >= refusals;
}

void Guesser::begin_anew() {
    std::size_t const wrong = whole_number_in(target_.option(option::kWrong), 22);
    place_ = refusals_ = 0;
    passwords_.clear();
    while (passwords_.size() < wrong) passwords_.push_back(wrong_one());
    passwords_.push_back(victim_.password);

    names_ = split(target_.option(option::kOthers), ',');
    std::size_t const at = victim_.username.find('@');
    std::string const tail = at == std::string::npos ? "" : victim_.username.substr(at);
    while (names_.size() < wrong) names_.push_back(random_word(target_, 9) + tail);
    for (std::size_t i = names_.size(); i > 1; --i)
        std::swap(names_[i - 1], names_[random_index(target_.random(), i)]);
    names_.push_back(victim_.username);
}

http::Request Guesser::request(Endpoint const& way, std::string_view name,
                               std::string_view password) {
    std::vector<std::string> values = samples(way);
    values[username_parameter(way)] = name;
    values[password_parameter(way)] = password;
    return write_request(way, values);
}

http::Request Guesser::request(std::string_view name, std::string_view password) const {
    return request(*ways_.front(), name, password);
}

std::string Guesser::new_address() {
    std::uint64_t const network = (first_network_ + networks_++) % kGuesserNetworks;
    return "198." + std::to_string(18 + network / 256) + '.' + std::to_string(network % 256) + '.' +
           std::to_string(1 + below(target_.random(), 254));
}

http::Response Guesser::guess(http::Request const& request) {
    target_.forget_cookies();
    return guess_here(request);
}

http::Response Guesser::guess_here(http::Request const& request) {
    http::Response response = target_.send(request);
    if (is_refused(response) || is_no_door(response)) {
        ++refusals_;
        if (is_refused(response)) try_right_one(request);
    } else {
        refusals_ = 0;
        if (place_ < passwords_.size()) ++place_;
    }
    if (succeeded(response)) look_around();
    return response;
}

void Guesser::try_right_one(http::Request as_before) {
    std::string const door = as_before.target.substr(0, as_before.target.find('?'));
    if (is_in_ || !doors_that_refused_.insert(door).second) return;
    as_before.body = request(victim_.username, victim_.password).body;
    if (!succeeded(target_.send(as_before))) return;
    look_around();
    target_.note("It refuses, and lets in whoever has the right password.");
}

http::Response Guesser::guess_from_anywhere(std::string_view password) {
    http::Request one = request(victim_.username, password);
    one.client_address = new_address();
    return guess(one);
}

std::size_t Guesser::exhaust(std::size_t most) {
    std::size_t taken = 0;
    while (taken < most && !is_refused(guess_from_anywhere(wrong_one()))) ++taken;
    begin_anew();
    return taken;
}

void Guesser::count(std::vector<std::string> const& names) {
    if (target_.inside() != nullptr) target_.inside()->count_guesses(names);
}

void Guesser::count_from(std::string_view start_of_address) {
    if (target_.inside() != nullptr) target_.inside()->count_guesses_from(start_of_address);
}

void Guesser::look_around() {
    is_in_ = true;
    for (Endpoint const* page : private_endpoints(target_))
        target_.send(write_request(*page, samples(*page)));
}

}  // namespace parapet::attack
