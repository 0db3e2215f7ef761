// How long a leaked hash keeps its password: guesses per second on hardware whose figures are
// published, and the time for a pool of likely passwords. An estimate in the attacker's favour.
//
// Measured (hashcat 6.2.6 on one GeForce RTX 4090, published by Sam Croley): MD5, SHA-1, SHA-256,
// SHA-512, bcrypt, scrypt, PBKDF2. Other costs are scaled from these, linearly in the work.
// Argon2 is bound by memory: 1,008 GB/s of that card over the 3t - 1 blocks that each KiB moves
// (https://tobtu.com/minimum-password-settings/).
#pragma once

#include <string>
#include <string_view>

#include "core/crypto/stored_hash.h"

namespace parapet::crypto {

enum class CrackingRig {
    OneCard,     // a player's computer
    EightCards,  // one server, as it is rented by the hour
    Thousand,    // a thousand cards: an attacker with a budget
};
double cards_of(CrackingRig);

// What attackers try, likeliest first.
enum class PasswordPool {
    Top10000,        // the ten thousand most used
    LeakedList,      // the 14,344,391 of the list RockYou
    EightLowerCase,  // drawn at random from here on
    EightPrintable,  // of the 95 of ASCII
    FourWords,       // of a list of 7,776
    TwelvePrintable,
};
std::string_view name_of(PasswordPool);
double size_of(PasswordPool);

// Infinite when the column holds the password itself.
double guesses_per_second(StoredHash const&, CrackingRig);
// Seconds until half of the pool is tried against one salted hash. Without salts the same time
// cracks every account at once.
double seconds_to_crack(StoredHash const&, CrackingRig, PasswordPool);

// "at once", "40 seconds", "3 hours", "12 years", "2 million years": one figure of two digits.
std::string describe_duration(double seconds);

}  // namespace parapet::crypto
