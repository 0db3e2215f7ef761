#include "core/crypto/seeded_random.h"

#include <torsion/drbg.h>

#include <algorithm>

#include "core/base/bytes.h"
#include "core/crypto/wipe.h"

namespace parapet::crypto {

// Bytes are drawn a block at a time: one request to the DRBG costs as much as 200 bytes of it.
// So the stream is the same however it is cut into fill() calls.
struct SeededRandom::State {
    hmac_drbg_t drbg;
    std::uint8_t block[256];
    std::size_t used = sizeof block;

    ~State() {
        wipe_object(drbg);
        wipe_object(block);
    }
};

SeededRandom::SeededRandom(std::uint64_t seed, std::string_view label)
    : state_(std::make_unique<State>()) {
    Bytes material;
    for (int shift = 56; shift >= 0; shift -= 8) {
        material.push_back(static_cast<std::uint8_t>(seed >> shift));
    }
    ByteView const name = as_bytes(label);
    material.insert(material.end(), name.begin(), name.end());
    hmac_drbg_init(&state_->drbg, HASH_SHA256, material.data(), material.size());
}

SeededRandom::~SeededRandom() = default;
SeededRandom::SeededRandom(SeededRandom&&) noexcept = default;

void SeededRandom::fill(std::span<std::uint8_t> out) {
    State& state = *state_;
    while (!out.empty()) {
        if (state.used == sizeof state.block) {
            hmac_drbg_generate(&state.drbg, state.block, sizeof state.block, nullptr, 0);
            state.used = 0;
        }
        std::size_t const count = std::min(out.size(), sizeof state.block - state.used);
        std::copy_n(state.block + state.used, count, out.begin());
        state.used += count;
        out = out.subspan(count);
    }
}

}  // namespace parapet::crypto
