// Byte strings. Bytes owns, ByteView looks; text crosses over with as_bytes and as_text.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace parapet {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<std::uint8_t const>;

inline ByteView as_bytes(std::string_view text) {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

inline std::string_view as_text(ByteView bytes) {
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

}  // namespace parapet
