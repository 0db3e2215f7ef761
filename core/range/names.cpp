#include "core/range/names.h"

#include <array>
#include <string_view>

namespace parapet::range {
namespace {

constexpr std::array<std::string_view, 72> kNames{
    "ada",     "agnes",  "alan",   "amara",   "anders", "anita",  "anouk",  "arjun",  "astrid",
    "barbara", "bruno",  "carla",  "cedric",  "chiara", "claude", "dagmar", "daniel", "dorothy",
    "edith",   "elena",  "emil",   "esther",  "farid",  "fatima", "felix",  "freya",  "gerda",
    "grace",   "hana",   "hedy",   "helmut",  "ines",   "ingrid", "ivan",   "jamal",  "jasmin",
    "johan",   "judith", "karim",  "katya",   "kenji",  "lars",   "leila",  "linus",  "lucia",
    "magnus",  "mariam", "mateo",  "mila",    "nadia",  "niels",  "noor",   "olga",   "oscar",
    "paola",   "pavel",  "priya",  "quentin", "radia",  "rafael", "rosa",   "samir",  "selma",
    "sofia",   "tariq",  "teresa", "tomas",   "ursula", "viktor", "wanda",  "yusuf",  "zara"};

constexpr std::array<std::string_view, 96> kWords{
    "acorn",   "amber",   "anchor",  "apple",   "arrow",   "autumn",  "bakery",  "bamboo",
    "barley",  "basket",  "beacon",  "birch",   "blanket", "bottle",  "breeze",  "bridge",
    "bucket",  "butter",  "cactus",  "candle",  "canvas",  "carpet",  "castle",  "cedar",
    "cherry",  "cinder",  "clover",  "cobalt",  "copper",  "coral",   "cotton",  "cradle",
    "cricket", "crystal", "daisy",   "dolphin", "ember",   "falcon",  "feather", "fennel",
    "fiddle",  "flint",   "forest",  "garden",  "ginger",  "granite", "hammer",  "harbor",
    "hazel",   "helmet",  "honey",   "island",  "ivory",   "jasper",  "kettle",  "ladder",
    "lagoon",  "lantern", "lemon",   "linen",   "lobster", "maple",   "marble",  "meadow",
    "mirror",  "mitten",  "morning", "mustard", "needle",  "nutmeg",  "olive",   "orchid",
    "otter",   "paddle",  "pebble",  "pepper",  "pillow",  "pocket",  "quartz",  "ribbon",
    "river",   "saddle",  "saffron", "shovel",  "silver",  "spruce",  "stable",  "sunset",
    "teapot",  "thistle", "timber",  "tulip",   "velvet",  "walnut",  "willow",  "window"};

template <std::size_t N>
std::string one_of(std::array<std::string_view, N> const& list, Random& random) {
    return std::string(list[random_index(random, N)]);
}

}  // namespace

std::string Names::name(Random& random) {
    std::string name = one_of(kNames, random);
    while (used_.contains(name)) {
        name = one_of(kNames, random);
        name += std::to_string(below(random, 900) + 10);  // apart: operands of + have no order
    }
    used_.insert(name);
    return name;
}

std::string Names::word(Random& random) { return one_of(kWords, random); }

}  // namespace parapet::range
