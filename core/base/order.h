// Stable sorting by a number. A module that crosses the network has one sort for all lists, where
// std::stable_sort would write itself out for each type and each comparison.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace parapet {

// Places of the keys, the smallest key first; of equal ones in the order they have.
std::vector<std::size_t> places_in_order(std::vector<std::size_t> const& keys);

// The items with the smallest key(item) first; ~size is a key that puts the largest first.
template <class Item, class Key>
std::vector<Item> in_order(std::vector<Item> items, Key key) {
    std::vector<std::size_t> keys;
    for (Item const& item : items) keys.push_back(key(item));
    std::vector<Item> ordered;
    for (std::size_t place : places_in_order(keys)) ordered.push_back(std::move(items[place]));
    return ordered;
}

}  // namespace parapet
