// Overwrites secrets in a way the optimiser must keep. It reaches this copy only: what a
// secret's value was copied to (registers, a moved string) is out of its reach.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>

namespace parapet::crypto {

void wipe(void* memory, std::size_t size);

inline void wipe(std::span<std::uint8_t> bytes) { wipe(bytes.data(), bytes.size()); }
inline void wipe(std::string& text) { wipe(text.data(), text.size()); }

template <class State>
requires std::is_trivially_copyable_v<State>
void wipe_object(State& state) { wipe(&state, sizeof state); }

}  // namespace parapet::crypto
