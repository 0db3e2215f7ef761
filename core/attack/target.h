// What an attacker can do: send requests, wait, draw chance, look at the clock, keep notes.
// core/range implements it over an App and a World and writes down everything that happens;
// an agent has no other way in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/attack/inside.h"
#include "core/attack/leaks.h"
#include "core/attack/line.h"
#include "core/attack/own_browser.h"
#include "core/attack/own_host.h"
#include "core/attack/surface.h"
#include "core/attack/victim.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/http/message.h"

namespace parapet::attack {

// A statement's outcome as a database client shows it.
struct SqlAnswer {
    bool ok = false;
    std::string error;                           // when not ok
    std::vector<std::vector<std::string>> rows;  // as text; NULL is "NULL"
};

// The assumption of a breach: an attacker who already runs SQL as the app does. Only the
// agents that the exercise names as privilege probes get one.
class Foothold {
public:
    virtual ~Foothold() = default;
    // Database roles that the app connects as, in the order it first used them.
    virtual std::vector<std::string> roles() const = 0;
    virtual SqlAnswer run(std::string_view role, std::string_view sql) = 0;
};

class Target {
public:
    virtual ~Target() = default;

    virtual Surface const& surface() const = 0;
    // What exercise.json tells this agent, empty when absent; core/attack/options.h lists the
    // names. Two come from the range itself: "endpoints", the attack's endpoint ids with commas
    // between (empty: all of the surface), and "statements", the world's tampering, one statement a
    // line.
    virtual std::string_view option(std::string_view name) const = 0;

    virtual http::Response send(http::Request const&) = 0;
    // All at once; the app sees them interleaved. Answers are in the order of the requests.
    virtual std::vector<http::Response> send_together(std::span<http::Request const>) = 0;
    // The same as in one packet: each step that the app makes for one of them comes right before
    // the same step for the next, so that all have looked before one has written.
    virtual std::vector<http::Response> send_in_step(std::span<http::Request const>) = 0;

    // How long the last send() took in virtual time (what a stopwatch would say).
    virtual Duration last_took() const = 0;
    virtual Time now() const = 0;
    virtual void wait(Duration) = 0;
    // Until the database is out of order, so that whatever is asked of it fails, and until it is
    // in order again. None of it is his doing; he is only there when it happens.
    virtual void wait_for_outage() {}
    virtual void wait_for_repair() {}
    virtual Random& random() = 0;

    // Something the attacker worked out without ever receiving it as such (blind
    // extraction). The range compares it with the world's canaries; a wrong guess is nothing.
    virtual void claim(std::string_view text) = 0;
    // An SQL expression that only a database can be made to work out, such as "41873*9127".
    // When its value turns up in an answer or a claim without ever having been sent, the
    // attacker's text was executed. A new one at each call.
    virtual std::string puzzle() = 0;
    // One line of the story told to the learner: "the answer has 4 columns".
    virtual void note(std::string text) = 0;

    // The attacker's cookies go, as those of a new browser. A request that names Cookie itself is
    // sent with that one: so a stolen session is used.
    virtual void forget_cookies() = 0;

    // Each is null unless the exercise hands one out ("position", docs/contracts.md). What his
    // hosts and his place on the line receive counts as received by the attacker, like answers.
    virtual Foothold* foothold() = 0;
    virtual Victim* victim() { return nullptr; }
    virtual OwnHost* host(std::string_view /*name*/) { return nullptr; }
    // All of them, in the order of their names.
    virtual std::vector<OwnHost*> hosts() { return {}; }
    virtual Line* line() { return nullptr; }
    virtual Seat* seat() { return nullptr; }
    virtual OwnBrowser* own_browser() { return nullptr; }
    virtual Leaks* leaks() { return nullptr; }
    // From now on with the cookies of his own browser.
    virtual void share_cookies() {}

    // What the app's own pages send with what they ask of it, as far as he has looked
    // (page_habits.h).
    http::HeaderList page_headers = {};
    bool knows_pages = false;

    // Names of the parameters that the app's statements have bound so far, which whoever has seen
    // its code knows.
    virtual std::vector<std::string> bound_names() const { return {}; }

    // Null unless this build has one (core/range/inside.h).
    virtual Inside* inside() { return nullptr; }
};

}  // namespace parapet::attack
