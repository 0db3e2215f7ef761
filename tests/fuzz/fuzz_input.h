// Cuts a fuzzer's bytes into the fields a writer takes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace parapet::tests {

class FuzzInput {
public:
    FuzzInput(std::uint8_t const* data, std::size_t size)
        : rest_(reinterpret_cast<char const*>(data), size) {}

    // The text up to the next NUL, which the dictionary and the fuzzer can move.
    std::string text() {
        std::size_t const end = rest_.find('\0');
        std::string const field(rest_.substr(0, end));
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        return field;
    }
    std::string rest() const { return std::string(rest_); }

    // 0 to 255; 0 when the bytes are used up.
    std::uint8_t byte() {
        if (rest_.empty()) return 0;
        auto const value = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }

private:
    std::string_view rest_;
};

}  // namespace parapet::tests
