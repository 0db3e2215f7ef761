// The first exercise played natively: its exercise.json and schema, over the reference shop
// (tests/core/reference) written in a style of the test's choice.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/range/json_text.h"
#include "core/range/run.h"
#include "core/range/world.h"
#include "tests/core/reference/shop.h"

namespace parapet::range {

// Least privilege for the shop, and everything for its one role.
extern char const kLeastGrants[];
extern char const kOwnerGrants[];

// Text of a file, by its path from the root of the tree.
std::string read_tree(std::string_view path);
std::string shop_exercise();
// schema.sql, and a submission that is only its grants.
std::string shop_files(std::string_view grants);

// The hardened style, and the one with every sink pasted raw.
reference::Style hardened();
reference::Style vulnerable();

// The reference shop in the world of the case that the run is playing. One shop for each case.
class ShopApp final : public App, private reference::ShopHost {
public:
    ShopApp(Run& run, reference::Style style) : run_(run), shop_(*this, std::move(style)) {}
    std::vector<http::Response> serve(std::span<http::Request const> requests) override;

private:
    Result<sql::SqlResult, sql::SqlFailure> query(
        std::string_view sql, std::optional<sql::Parameters> const& parameters) override;
    std::string hash(std::string_view password) override;
    bool verify(std::string_view hash, std::string_view password) override;

    Run& run_;
    reference::Shop shop_;
    std::size_t request_ = 0;  // the one in flight
    // the one in flight
};

}  // namespace parapet::range
