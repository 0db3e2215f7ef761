#include "core/range/patience.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "core/base/ascii.h"
#include "core/range/http_date.h"

namespace parapet::range {
namespace {

constexpr std::int64_t kLongestWait = 10LL * 365 * 86'400;  // seconds

}  // namespace

std::optional<Duration> duration_in(std::string_view text) {
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
    if (seconds == 0 || number > kLongestWait / seconds) return std::nullopt;
    return std::chrono::seconds(number * seconds);
}

std::optional<Duration> told_to_wait(http::Response const& response, Time now) {
    auto const header = response.headers.get("retry-after");
    if (!header) return std::nullopt;
    std::string_view const text = ascii::trim(*header);
    if (auto const date = http_date(text)) return std::max(*date - now, Duration::zero());
    std::int64_t seconds = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size() || seconds < 0)
        return std::nullopt;
    return std::chrono::seconds(std::min(seconds, kLongestWait));
}

}  // namespace parapet::range
