#include "core/browsing/addresses.h"

#include <charconv>

namespace parapet::browsing {

std::string full_address(std::string_view address, std::string_view host) {
    if (!address.starts_with('/')) return std::string(address);
    return "https://" + std::string(host) + std::string(address);
}

std::optional<Duration> read_duration(std::string_view text) {
    int number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0 || end == text.data() + text.size() || *end != ' ')
        return std::nullopt;
    std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()) + 1);
    if (unit.ends_with('s')) unit.remove_suffix(1);
    std::int64_t const seconds = unit == "second"   ? 1
                                 : unit == "minute" ? 60
                                 : unit == "hour"   ? 3600
                                 : unit == "day"    ? 86'400
                                                    : 0;
    constexpr std::int64_t kLongest = 10LL * 365 * 86'400;
    if (seconds == 0 || number > kLongest / seconds) return std::nullopt;
    return std::chrono::seconds(number * seconds);
}

}  // namespace parapet::browsing
