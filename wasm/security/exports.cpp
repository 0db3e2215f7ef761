// core/crypto and core/auth for JavaScript without the range: security.wasm, which the page does
// not load. One flat buffer in linear memory carries text in and out, as crossing with Embind's
// strings costs more than a whole token. wasm/security/security.ts is the other half.
//
// Nothing is decided here. Every function reads its inputs from the buffer, writes its answer there
// and returns how long that is; below zero: -1 - the error, in the order of the core's enum.
#include <emscripten.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>

#include "core/auth/jwt.h"
#include "core/auth/rate_limiter.h"
#include "core/crypto/argon2.h"
#include "core/crypto/bcrypt.h"
#include "core/crypto/constant_time.h"
#include "core/crypto/secure_random.h"
#include "core/crypto/wipe.h"

namespace {

using namespace parapet;

constexpr std::size_t kBufferSize = 1 << 16;
alignas(16) std::array<std::uint8_t, kBufferSize> buffer;

class SetClock final : public Clock {
public:
    Time now() const override { return now_; }
    void set(double milliseconds) {
        now_ = Time(Duration(static_cast<Duration::rep>(milliseconds * 1000)));
    }

private:
    Time now_{};
};
SetClock clock_set;
std::vector<auth::JwsKey> keys;
std::vector<std::unique_ptr<auth::RateLimiter>> limiters;

// Where the inputs end is told by the caller; what is beyond the buffer is nothing.
ByteView input(std::size_t from, std::size_t length) {
    if (from > kBufferSize || length > kBufferSize - from) return {};
    return ByteView(buffer).subspan(from, length);
}

int answer(std::string_view text) {
    if (text.size() > kBufferSize) return -1000;
    std::copy(text.begin(), text.end(), buffer.begin());
    return static_cast<int>(text.size());
}

// After a call that read a password.
void forget_inputs(std::size_t length) {
    crypto::wipe(std::span(buffer).first(std::min(length, kBufferSize)));
}

template <class Error>
int failed(Error error) {
    return -1 - static_cast<int>(error);
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint8_t* security_buffer() { return buffer.data(); }

// The key's number, for the life of the module.
EMSCRIPTEN_KEEPALIVE int security_jwt_key(int algorithm, std::size_t length) {
    auto key = auth::JwsKey::of(static_cast<auth::JwsAlgorithm>(algorithm), input(0, length));
    if (!key) return failed(key.error());
    keys.push_back(key.take());
    forget_inputs(length);
    return static_cast<int>(keys.size() - 1);
}

EMSCRIPTEN_KEEPALIVE int security_jwt_sign(std::size_t key, std::size_t length) {
    auto const token = auth::sign_jws(keys.at(key), {.type = "JWT"}, as_text(input(0, length)));
    return token ? answer(token.value()) : failed(token.error());
}

// Input: the token, then the audience. now: milliseconds since 1970.
EMSCRIPTEN_KEEPALIVE int security_jwt_verify(std::size_t key, std::size_t length,
                                             std::size_t audience, double now) {
    clock_set.set(now);
    auth::JwtExpectation const expected = {
        .audience = std::string(as_text(input(length, audience))), .type = "JWT"};
    auto const token =
        auth::verify_jwt(keys.at(key), as_text(input(0, length)), expected, clock_set.now());
    return token ? answer(token.value().payload) : failed(token.error());
}

// Input: the password, then the salt.
EMSCRIPTEN_KEEPALIVE int security_argon2(std::size_t password, std::size_t salt, int type,
                                         std::uint32_t memory_kib, std::uint32_t passes,
                                         std::uint32_t lanes) {
    auto const phc =
        crypto::argon2_phc(input(0, password), input(password, salt),
                           {static_cast<crypto::Argon2Type>(type), memory_kib, passes, lanes});
    forget_inputs(password);
    return phc ? answer(phc.value()) : failed(phc.error());
}

// Input: the password, then the stored hash. 1: right, 0: wrong.
EMSCRIPTEN_KEEPALIVE int security_argon2_verify(std::size_t password, std::size_t hash) {
    auto const right = crypto::argon2_verify(as_text(input(password, hash)), input(0, password));
    forget_inputs(password);
    return right ? right.value() : failed(right.error());
}

// Input: two secrets of that length. 1: equal.
EMSCRIPTEN_KEEPALIVE int security_equal(std::size_t length) {
    return crypto::constant_time_equal(input(0, length), input(length, length));
}

// Input: the password, then 16 bytes of salt.
EMSCRIPTEN_KEEPALIVE int security_bcrypt(std::size_t password, std::uint32_t cost) {
    auto const hash = crypto::bcrypt(input(0, password), input(password, 16), cost);
    forget_inputs(password);
    return hash ? answer(hash.value()) : failed(hash.error());
}

EMSCRIPTEN_KEEPALIVE int security_bcrypt_verify(std::size_t password, std::size_t hash) {
    auto const right = crypto::bcrypt_verify(as_text(input(password, hash)), input(0, password));
    forget_inputs(password);
    return right ? right.value() : failed(right.error());
}

// The limiter's number, for the life of the module.
EMSCRIPTEN_KEEPALIVE int security_limiter(int algorithm, std::uint32_t limit, double period,
                                          std::size_t capacity) {
    crypto::SecureRandom random;
    auth::RateLimiterOptions const options = {
        .algorithm = static_cast<auth::RateAlgorithm>(algorithm),
        .quota = {.limit = limit, .period = Duration(static_cast<Duration::rep>(period * 1000))},
        .capacity = capacity};
    auto limiter = auth::make_rate_limiter(options, clock_set, random);
    if (!limiter) return failed(limiter.error());
    limiters.push_back(limiter.take());
    return static_cast<int>(limiters.size() - 1);
}

// 1: allowed. Writes limit, remaining, reset and retry after (milliseconds, -1: never) as doubles.
EMSCRIPTEN_KEEPALIVE int security_consume(std::size_t limiter, std::size_t key, double now) {
    clock_set.set(now);
    auth::RateDecision const decision = limiters.at(limiter)->consume(as_text(input(0, key)));
    auto const milliseconds = [](Duration duration) {
        return static_cast<double>(duration.count()) / 1000;
    };
    auto* const out = reinterpret_cast<double*>(buffer.data());
    out[0] = decision.limit;
    out[1] = decision.remaining;
    out[2] = milliseconds(decision.reset_after);
    out[3] = decision.retry_after ? milliseconds(*decision.retry_after) : -1;
    return decision.allowed();
}

EMSCRIPTEN_KEEPALIVE double security_limiter_bytes(std::size_t limiter) {
    return static_cast<double>(limiters.at(limiter)->memory());
}

}  // extern "C"
