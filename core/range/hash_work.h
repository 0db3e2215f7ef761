// What a hash costs the world's server, and how it is called.
#pragma once

#include <string>

#include "core/base/clock.h"
#include "core/crypto/stored_hash.h"

namespace parapet::range {

// size: bytes of the input.
Duration hash_work(crypto::HashCost const&, std::size_t size);

// "Argon2id, 19 MiB, 2 passes"; "plain text" for what is no hash.
std::string name_of_hash(crypto::HashCost const&);

// For the trace: "Argon2id, 19 MiB, 2 passes: 29.9 ms of work". Empty for a digest, which is no
// work to speak of.
std::string note_of_hashing(crypto::HashCost const&, Duration work);

}  // namespace parapet::range
