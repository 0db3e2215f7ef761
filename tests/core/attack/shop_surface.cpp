#include "tests/core/attack/shop_surface.h"

namespace parapet::test {

attack::Surface shop_surface() {
    using attack::Place;
    attack::Surface surface;
    surface.attacker = {"mallory", "tulip-9-garden"};
    surface.usernames = {"victor"};
    surface.wanted = {"secrets.value", "accounts.password_hash", "profiles.address"};
    std::string const name = surface.attacker.username;
    surface.endpoints = {
        {"signup",
         "POST",
         "/api/signup",
         {{"username", Place::JsonField, "newcomer"},
          {"password", Place::JsonField, "a-long-password"},
          {"city", Place::JsonField, "Ghent"}}},
        {"login",
         "POST",
         "/api/login",
         {{"username", Place::JsonField, name},
          {"password", Place::JsonField, surface.attacker.password}}},
        {"me", "GET", "/api/me", {}, true},
        {"available", "GET", "/api/available", {{"username", Place::Query, "someone-new"}}},
        {"search",
         "GET",
         "/api/products",
         {{"q", Place::Query, "lamp"},
          {"sort", Place::Query, "price"},
          {"dir", Place::Query, "asc"},
          {"page", Place::Query, "1"},
          {"size", Place::Query, "10"}}},
        {"product", "GET", "/api/products/:id", {{"id", Place::PathSegment, "3"}}},
        {"compare", "GET", "/api/compare", {{"ids", Place::Query, "1,2,3", true}}},
        {"profile", "POST", "/api/profile", {{"city", Place::JsonField, "Ghent"}}, true},
        {"neighbours", "GET", "/api/neighbours", {}, true},
        {"order",
         "POST",
         "/api/orders",
         {{"productId", Place::JsonField, "3"},
          {"quantity", Place::JsonField, "1"},
          {"note", Place::JsonField, "ring twice"}},
         true},
        {"orders", "GET", "/api/orders", {}, true},
    };
    return surface;
}

}  // namespace parapet::test
