// What lies beside a slow hash and tells a little of the password: the first digits of a digest,
// kept to ask a list of leaked passwords, or the first letters, kept as a hint. A thief hashes
// slowly only what agrees with it.
#pragma once

#include <string>
#include <vector>

#include "core/attack/inside.h"
#include "core/range/hashing.h"

namespace parapet::range {

struct Remain {
    std::string says;    // "the first 5 digits of its SHA-1"
    double share = 1;    // of all guesses, what agrees with it
    double seconds = 0;  // of one card, to see whether one guess does
};

struct Holder {
    std::string name, password;
};

// One for each, in their order. A few digits or letters may be there by accident: they count where
// people have them in the same column, and so many that it is none.
std::vector<Remain> find_remains(std::vector<attack::StolenTable> const&,
                                 std::vector<Holder> const&, Hashings const&);

}  // namespace parapet::range
