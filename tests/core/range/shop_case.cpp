#include "tests/core/range/shop_case.h"

#include <fstream>
#include <sstream>

#include "core/base/check.h"

namespace parapet::range {

char const kLeastGrants[] =
    "CREATE ROLE shop_app;\n"
    "GRANT SELECT ON accounts, profiles, products, orders TO shop_app;\n"
    "GRANT INSERT ON accounts, profiles, orders, searches TO shop_app;\n"
    "GRANT UPDATE (city) ON profiles TO shop_app;\n"
    "GRANT UPDATE (stock) ON products TO shop_app;\n";
char const kOwnerGrants[] = "CREATE ROLE shop_app;\nGRANT shop_owner TO shop_app;\n";

std::string read_tree(std::string_view path) {
    std::ifstream file(std::string(PARAPET_SOURCE_DIR "/") + std::string(path), std::ios::binary);
    PARAPET_CHECK(file.good());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string shop_exercise() {
    return read_tree("exercises/sql-injection/patch-the-query/exercise.json");
}

std::string shop_files(std::string_view grants) {
    return to_canonical(
        object({{"schema.sql", read_tree("exercises/sql-injection/patch-the-query/schema.sql")},
                {"grants.sql", grants}}));
}

reference::Style hardened() { return {}; }

reference::Style vulnerable() {
    reference::Style style;
    for (char const* sink :
         {"signup.username", "signup.city", "login.username", "available.username", "search.q",
          "search.sort", "search.dir", "search.page", "search.size", "search.log", "product.id",
          "compare.ids", "neighbours.city", "order.productId", "order.quantity", "order.note"})
        style.sinks[sink] = reference::Paste::Raw;
    style.errors = reference::Style::Errors::Shown;
    style.wildcards = reference::Style::Wildcards::Open;
    style.columns = reference::Style::Columns::All;
    return style;
}

std::vector<http::Response> ShopApp::serve(std::span<http::Request const> requests) {
    // One after another: a native app has nothing that could interleave.
    std::vector<http::Response> responses;
    for (request_ = 0; request_ < requests.size(); ++request_)
        responses.push_back(shop_.serve(requests.subspan(request_, 1)).front());
    return responses;
}

Result<sql::SqlResult, sql::SqlFailure> ShopApp::query(
    std::string_view sql, std::optional<sql::Parameters> const& parameters) {
    return run_.world()->query(
        {.role = "shop_app",
         .sql = std::string(sql),
         .parameters = parameters,
         .cause = {.request = request_, .frames = {{"catalogue.js", 7, 1}}}});
}

std::string ShopApp::hash(std::string_view password) {
    auto const hash = run_.world()->hash_password(password);
    return hash ? hash.value() : std::string();
}

bool ShopApp::verify(std::string_view hash, std::string_view password) {
    auto const right = run_.world()->verify_password(hash, password);
    return right && right.value();
}

}  // namespace parapet::range
