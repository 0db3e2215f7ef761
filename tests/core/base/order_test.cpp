#include "core/base/order.h"

#include <string>

#include "tests/core/catch.h"

using namespace parapet;

TEST_CASE("order: items come by their key, equal ones as they were") {
    std::vector<std::string> const words{"bb", "a", "ccc", "aa", "", "b"};
    auto const size = [](std::string const& word) { return word.size(); };
    auto const falling = [](std::string const& word) { return ~word.size(); };
    CHECK(in_order(words, size) == std::vector<std::string>{"", "a", "b", "bb", "aa", "ccc"});
    CHECK(in_order(words, falling) == std::vector<std::string>{"ccc", "bb", "aa", "a", "b", ""});
    CHECK(in_order(std::vector<int>{}, [](int) { return std::size_t{0}; }).empty());
}

TEST_CASE("order: many equal keys keep their order") {
    std::vector<std::size_t> const places = places_in_order(std::vector<std::size_t>(1000, 7));
    for (std::size_t i = 0; i < places.size(); ++i) CHECK(places[i] == i);
}
