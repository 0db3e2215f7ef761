// Checks in front of a pasted value that an attacker gets past without a change to the value.
#include <memory>

#include "core/base/ascii.h"
#include "core/http/percent.h"
#include "tests/core/attack/attacks.h"
#include "tests/core/catch.h"

namespace parapet {
namespace {

using reference::Paste;
using reference::Style;
using test::Setup;
using test::ShopWorld;

Setup numbers_against(char const* sink, std::function<bool(http::Request const&)> refuses) {
    Setup setup =
        test::against("sql-number", Style{.sinks = {{sink, Paste::Raw}}}, test::kLeastPrivilege);
    setup.refuses = std::move(refuses);
    return setup;
}

bool wins(Setup const& setup) {
    ShopWorld world(setup);
    world.run("sql-number");
    return world.has("executed");
}

// Where /\D/ matches from a place on; npos when it does not.
std::size_t find_no_digit(std::string const& id, std::size_t from) {
    for (std::size_t i = from; i < id.size(); ++i)
        if (!ascii::is_digit(id[i])) return i;
    return std::string::npos;
}

std::string id_of(http::Request const& request) {
    constexpr std::string_view kProduct = "/api/products/";
    if (!ascii::lower(request.target).starts_with(kProduct)) return {};
    std::string const id = request.target.substr(kProduct.size());
    return http::percent_decode(id.ends_with('/') ? id.substr(0, id.size() - 1) : id);
}

TEST_CASE("refusals: rules for one spelling of a path leave the others open") {
    CHECK(wins(numbers_against("order.quantity", [](http::Request const& request) {
        return request.target == "/api/orders" && request.body.find('(') != std::string::npos;
    })));
}

TEST_CASE("refusals: a regular expression that remembers its place lets the next one through") {
    // /\D/g and /\D.*$/gs: where the next test begins after a match.
    for (bool const to_the_end : {false, true}) {
        auto const last = std::make_shared<std::size_t>(0);
        CHECK(wins(numbers_against("product.id", [=](http::Request const& request) {
            std::string const id = id_of(request);
            std::size_t const found = find_no_digit(id, *last);
            bool const matches = found != std::string::npos;
            *last = !matches ? 0 : to_the_end ? id.size() : found + 1;
            return matches;
        })));
    }
}

TEST_CASE("refusals: a check of the value itself holds") {
    CHECK_FALSE(wins(numbers_against("product.id", [](http::Request const& request) {
        return find_no_digit(id_of(request), 0) != std::string::npos;
    })));
}

}  // namespace
}  // namespace parapet
