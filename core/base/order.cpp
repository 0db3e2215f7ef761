#include "core/base/order.h"

#include <algorithm>

namespace parapet {

std::vector<std::size_t> places_in_order(std::vector<std::size_t> const& keys) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t key : keys) pairs.emplace_back(key, pairs.size());
    std::sort(pairs.begin(), pairs.end());
    std::vector<std::size_t> places;
    for (auto const& [key, place] : pairs) places.push_back(place);
    return places;
}

}  // namespace parapet
