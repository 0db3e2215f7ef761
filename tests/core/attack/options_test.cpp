#include "core/attack/options.h"

#include "tests/core/attack/shop_world.h"
#include "tests/core/catch.h"

namespace parapet::attack {
namespace {

std::vector<std::string> names(std::vector<Spot> const& spots) {
    std::vector<std::string> list;
    for (Spot const& spot : spots) list.push_back(spot.endpoint->id + "." + spot.get().name);
    return list;
}

TEST_CASE("options: lists are split and trimmed") {
    CHECK(split(" a, b,,c ", ',') == std::vector<std::string>{"a", "b", "c"});
    CHECK(split("", ',').empty());
}

TEST_CASE("options: without a list of parameters, those that suit are tried") {
    test::ShopWorld world(
        {.style = {}, .grants = {}, .options = {{"endpoints", "search,compare,order"}}});
    CHECK(names(spots_to_try(world, is_number)) ==
          std::vector<std::string>{"search.page", "search.size", "order.productId",
                                   "order.quantity"});
    CHECK(names(spots_to_try(world, is_list)) == std::vector<std::string>{"compare.ids"});
    CHECK(names(spots_to_try(world, is_order)) ==
          std::vector<std::string>{"search.sort", "search.dir"});
}

TEST_CASE("options: a list of parameters names them one by one or by their endpoint") {
    test::ShopWorld world({.style = {},
                           .grants = {},
                           .options = {{"parameters", "order.quantity, signup, nowhere.x"}}});
    CHECK(names(spots_to_try(world, is_text)) ==
          std::vector<std::string>{"order.quantity", "signup.username", "signup.password",
                                   "signup.city"});
}

TEST_CASE("options: wanted columns are taken apart") {
    test::ShopWorld world({.style = {}, .grants = {}, .options = {}});
    std::vector<Column> const wanted = wanted_columns(world.surface());
    REQUIRE(wanted.size() == 3);
    CHECK(wanted[0].table == "secrets");
    CHECK(wanted[0].column == "value");
}

}  // namespace
}  // namespace parapet::attack
