// Keys of tests: 00 01 02 … as long as the hash asks for.
#pragma once

#include <ostream>

#include "core/auth/jws.h"
#include "tests/core/counting_random.h"

namespace parapet::auth {

// Lets Catch2 print the reason instead of an integer.
inline std::ostream& operator<<(std::ostream& out, JwtError error) { return out << explain(error); }

}  // namespace parapet::auth

namespace parapet::tests {

inline auth::JwsKey counted_key(auth::JwsAlgorithm algorithm) {
    std::size_t const length = algorithm == auth::JwsAlgorithm::Hs256   ? 32
                               : algorithm == auth::JwsAlgorithm::Hs384 ? 48
                                                                        : 64;
    Bytes secret(length);
    CountingRandom().fill(secret);
    return auth::JwsKey::of(algorithm, secret).take();
}

}  // namespace parapet::tests
