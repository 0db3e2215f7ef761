// What work costs in virtual time. Response time in a world is work at these fixed rates, never
// wall time, so a timing leak is the same verdict on every machine.
//
// The rates are those of a small server: 100 million SQLite virtual-machine steps a second,
// OWASP's minimum Argon2id (19,456 KiB, two passes) in 30 ms, bcrypt of cost 10 in 50 ms, four
// million iterations of PBKDF2 a second, scrypt's 2^17 × 8 in 350 ms, answers at 100 Mbit/s.
#pragma once

#include <cstdint>

#include "core/base/clock.h"
#include "core/crypto/argon2.h"
#include "core/crypto/kdf.h"

namespace parapet::range {

inline constexpr std::uint64_t kSqlStepsPerMicrosecond = 100;
inline constexpr std::uint64_t kArgon2KibPerMillisecond = 1300;  // memory times passes
inline constexpr std::uint64_t kBytesPerMicrosecond = 12;        // of body, either way
inline constexpr Duration kRoundTrip{1000};                      // of every exchange
inline constexpr Duration kSqlCall{50};                          // of every database call
inline constexpr Duration kStep{20};                             // of any other host operation

inline Duration microseconds(std::uint64_t count) {
    return Duration(static_cast<Duration::rep>(count));
}
inline Duration sql_work(std::uint64_t steps) {
    return kSqlCall + microseconds(steps / kSqlStepsPerMicrosecond);
}
inline Duration argon2_work(crypto::Argon2Options const& options) {
    std::uint64_t const kib = std::uint64_t{options.memory_kib} * options.passes;
    return microseconds(kib * 1000 / kArgon2KibPerMillisecond);
}
// 2^10 rounds in 50 ms.
inline Duration bcrypt_work(std::uint32_t cost) {
    return microseconds((std::uint64_t{50'000} << cost) >> 10);
}
inline Duration pbkdf2_work(std::uint64_t iterations) { return microseconds(iterations / 4); }
inline Duration scrypt_work(crypto::ScryptCost const& cost) {
    return microseconds(cost.n * cost.r * cost.p / 3);
}
inline Duration byte_work(std::uint64_t bytes) {
    return microseconds(bytes / kBytesPerMicrosecond);
}

}  // namespace parapet::range
