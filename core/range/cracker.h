// From a guess to a stolen table: what one try costs whoever knows how the app works. Every call of
// the hash functions that the app made is known (hashing.h), so the way from a password to what
// lies in the table is followed through them, whatever the table's layout and however it is
// spelled. Nothing of the learner's source is read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/crypto/stored_hash.h"
#include "core/range/hashing.h"

namespace parapet::range {

// The text of a stolen database, searched for bytes in any spelling.
class Loot {
public:
    explicit Loot(std::string_view text);

    bool holds_exactly(std::string_view text) const;  // but for an encoding of the whole
    bool holds(std::string_view text) const;          // or backwards, or in other capitals
    bool holds_bytes(std::string_view bytes) const;   // raw, hexadecimal, Base64, a list of numbers

private:
    std::vector<std::string> forms_;
};

struct Storage {
    crypto::StoredHash hash;  // its slowest step, which decides; plain text when there is none
    double seconds = 0;       // of one card, for one guess
    std::string salt;         // of that step
    std::size_t place = 0;    // index of the exchange that made it
};

// The cheapest way by which a guess of this password can be checked against the loot; nothing when
// no call is known that leads into it.
std::optional<Storage> find_storage(Loot const&, Hashings const&, std::string const& password);

// With how many different salts it lies there, of people who have the same one.
std::size_t count_salts(Loot const&, Hashings const&, std::string const& password);

// The slowest step that the calls from this index on took with the password, and whose salt lies in
// the loot: for tables in which the hash itself is not recognised.
std::optional<Storage> find_check(Loot const&, Hashings const&, std::size_t from,
                                  std::string const& password);

}  // namespace parapet::range
