// What an attacker may hold or be asked besides the wire, where the exercise says so: the stolen
// database and a rented server to try passwords on, the log, a list of addresses to sort.
// core/range implements it, and reads off the world itself what each call came to; what an agent
// says decides nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/surface.h"

namespace parapet::attack {

struct StolenTable {
    std::string name;
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;  // as text; NULL is "NULL"
};

class Inside {
public:
    virtual ~Inside() = default;

    // Copies the database as it is now.
    virtual std::vector<StolenTable> steal_database() = 0;
    // A server with eight graphics cards, for a week: the accounts whose passwords it found.
    virtual std::vector<Account> crack() = 0;
    // Compares the hashes with what is asked of them today, and their salts with each other.
    virtual void weigh_hashes() = 0;
    virtual void compare_salts() = 0;
    // Salts that were drawn ahead may be few, and be used for somebody else then: how many would
    // have to join to see that, 0 when it need not be tried.
    virtual std::size_t joins_to_repeat_salts() = 0;

    // The lines that the app has written so far.
    virtual std::vector<std::string> read_log() = 0;

    // Addresses in no order, of which some have an account.
    virtual std::vector<std::string> const& addresses() = 0;
    // The attacker says that these have one.
    virtual void point_out(std::vector<std::string> const& addresses) = 0;

    // Counts, of the tries at one account within any quarter of an hour, those the app looked at,
    // under whichever of these names.
    virtual void count_guesses(std::vector<std::string> const& names) = 0;
    // The same for tries from addresses that begin so, whoever they were at.
    virtual void count_guesses_from(std::string_view start) = 0;
    // Draws what came of the attacker's tries.
    virtual void plot_guesses() = 0;

    // Takes over the cookies of a browser that somebody left open; they are as "name=value; …".
    virtual std::string borrow_browser(std::string_view person) = 0;
    // The attacker shows whose page the last answer was, having signed in as this account.
    virtual void show_session(std::string_view account) = 0;

    // The app has not been asked for anything yet: where it starts now, nobody has set these.
    virtual void start_without(std::vector<std::string> settings) = 0;
    // Looks whether it keeps passwords although it had asked for one of them.
    virtual void look_for_lost_settings() = 0;

    // The attacker watches the server at work on what it has sent, of at least so many bytes.
    virtual void watch_work(std::size_t bytes) = 0;

    // Looks at the server's memory. True when, since the last look, it has grown with each request
    // that the attacker sent; the first look has nothing to compare with and is false.
    virtual bool memory_grows() = 0;
};

}  // namespace parapet::attack
