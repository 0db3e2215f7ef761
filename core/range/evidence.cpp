#include "core/range/evidence.h"

#include <algorithm>

#include "core/range/request_values.h"

namespace parapet::range {
namespace {

constexpr std::size_t kShortestStored = 4;  // bytes
constexpr std::size_t kStoredKept = 40;

bool may_store(Exchange const& exchange) {
    return exchange.request.method != "GET" && exchange.request.method != "HEAD";
}

bool holds(Values const& values, std::string const& value) {
    return std::any_of(values.begin(), values.end(),
                       [&](auto const& one) { return one.value == value; });
}

}  // namespace

Evidence::Evidence(World const& world) : world_(world), own_(world.trace().exchanges().size()) {}

Values const& Evidence::own(std::size_t place) const {
    std::optional<Values>& values = own_[place];
    if (!values) values = request_values(exchanges()[place].request, world_.fixture().surface);
    return *values;
}

Values Evidence::stored(std::size_t place) const {
    Values stored;
    for (std::size_t i = place; i-- > 0 && stored.size() < kStoredKept;) {
        if (exchanges()[i].actor != exchanges()[place].actor || !may_store(exchanges()[i]))
            continue;
        for (sql::RequestValue const& value : own(i))
            if (value.value.size() >= kShortestStored && !holds(stored, value.value))
                stored.push_back({.name = "stored: " + value.name, .value = value.value});
    }
    return stored;
}

Values Evidence::all(std::size_t place) const {
    Values values = own(place);
    for (sql::RequestValue& value : stored(place))
        if (!holds(values, value.value)) values.push_back(std::move(value));
    return values;
}

}  // namespace parapet::range
