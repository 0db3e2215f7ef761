// The database of a case, stolen: what lies in it, and how long the passwords of the people who
// have signed in hold out against a server with eight graphics cards (core/crypto/cracking.h).
#pragma once

#include <string>
#include <vector>

#include "core/attack/inside.h"
#include "core/range/cracker.h"
#include "core/range/json.h"
#include "core/range/network.h"

namespace parapet::range {

// All that the database holds now.
std::vector<attack::StolenTable> copy_tables(World&);

std::string text_of_tables(std::vector<attack::StolenTable> const&);

class Theft {
public:
    static constexpr double kBudget = 7 * 86'400.0;  // seconds of the server

    struct Victim {
        std::string name, password;  // the last, or an earlier one that is found sooner
        int exchange;                // number of the one that stored the hash, or of the login
        Storage storage;
        double seconds;      // of the server, until half of what the password is one of is tried
        std::size_t salts;   // with which the password is stored, by this person and others
        bool is_recognised;  // else it is taken for text that the thief can read
        std::string beside;  // what else in the tables tells of the password, when that decides
        bool is_found() const { return seconds <= kBudget; }
        std::string stored() const;  // in words
    };

    // Copies the database now. To see how an app checks what it stores it may be asked once more.
    explicit Theft(Network&);

    std::vector<attack::StolenTable> const& tables() const { return tables_; }
    // Whoever has signed in so far, in that order.
    std::vector<Victim> const& victims() const { return victims_; }
    // For the report: times beside those of plain text, SHA-256 and Argon2id.
    Json chart() const;

private:
    void look_for_remains(Hashings const&);

    std::vector<attack::StolenTable> tables_;
    std::vector<Victim> victims_;
};

}  // namespace parapet::range
