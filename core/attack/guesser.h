// Guessing passwords at sign-in: whose, which, from where, and what comes of it. The options say
// whose password is on the attacker's list, and after how many wrong ones it comes; whether he gets
// to try it is what the limits decide.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/attack/target.h"

namespace parapet::attack {

inline constexpr Duration kQuarterHour = std::chrono::minutes(15);
inline constexpr Duration kUntilForgotten = std::chrono::hours(2);  // until all is as it was

class Guesser {
public:
    explicit Guesser(Target&);
    ~Guesser();  // shows how it went
    Guesser(Guesser const&) = delete;
    Guesser& operator=(Guesser const&) = delete;

    // False without a victim, or a way to sign in.
    bool can_try() const;
    bool is_in() const { return is_in_; }
    std::string const& victim() const { return victim_.username; }
    std::string const& right() const { return victim_.password; }
    std::string wrong_one();

    // What is tried next: wrong passwords first, then the right one. The same again until the app
    // has looked at it.
    std::string const& password() const { return passwords_[place_]; }
    // For one password and many names: other people's first, then the victim's.
    std::string const& name() const { return names_[place_]; }
    // True when there is no more use in trying: he is in, or through with the list, or was refused
    // so many times one after the other.
    bool is_done(std::size_t refusals = 3) const;
    void begin_anew();
    // Refusals until now tell nothing any more.
    void try_again() { refusals_ = 0; }

    // The ways to sign in, the ordinary one first.
    std::vector<Endpoint const*> const& ways() const { return ways_; }
    http::Request request(std::string_view name, std::string_view password) const;
    static http::Request request(Endpoint const&, std::string_view name, std::string_view password);

    // An address in a network that was not used before.
    std::string new_address();

    // Sends it with the cookies of a new browser, or with those he has; looks at what is private
    // when he is let in. At the first refusal of each door he tries the right password there: some
    // look at it first and refuse only who is wrong.
    http::Response guess(http::Request const&);
    http::Response guess_here(http::Request const&);
    // At the victim from a new address.
    http::Response guess_from_anywhere(std::string_view password);
    // Other wrong ones until the app refuses, at most so many; how many it looked at.
    std::size_t exhaust(std::size_t most);

    // Whether more was looked at than any limit allows: at an account, from a network.
    void count(std::vector<std::string> const& names);
    void count_from(std::string_view start_of_address);

private:
    void try_right_one(http::Request);
    void look_around();

    Target& target_;
    Account victim_;
    std::vector<Endpoint const*> ways_;
    std::vector<std::string> passwords_, names_;
    std::size_t place_ = 0, refusals_ = 0, networks_ = 0;
    std::uint64_t first_network_ = 0;
    std::set<std::string> doors_that_refused_;
    bool is_in_ = false;
};

// Until the middle of a quarter of the clock. Counters that begin anew by the clock do so at its
// ends, so half of what comes within fifteen minutes from then on is another quarter's.
inline Duration until_half_past(Time now) {
    return (kQuarterHour * 3 / 2 - now.time_since_epoch() % kQuarterHour) % kQuarterHour;
}

// "Not now": the password was not looked at, or so it seems.
bool is_refused(http::Response const&);
// What Retry-After says, in seconds; else the fallback.
Duration told_to_wait(http::Response const&, Duration fallback);

}  // namespace parapet::attack
