#include "tests/core/reference/shop.h"

#include "core/base/ascii.h"
#include "core/http/percent.h"
#include "tests/core/reference/shop_replies.h"

namespace parapet::reference {

Paste Style::at(std::string_view sink) const {
    auto const found = sinks.find(sink);
    return found == sinks.end() ? Paste::Bound : found->second;
}

std::vector<http::Response> Shop::serve(std::span<http::Request const> requests) {
    std::vector<http::Response> responses;
    for (http::Request const& request : requests) {
        responses.push_back(answer(request));
        if (request.method == "HEAD") {
            std::string const length = std::to_string(responses.back().body.size());
            responses.back().headers.set("Content-Length", length);
            responses.back().body.clear();
        }
    }
    return responses;
}

// Routes as Express does: without regard to case or to a slash at the end.
http::Response Shop::answer(http::Request const& request) {
    RequestReader const reader(request);
    std::string path = ascii::lower(reader.path());
    if (path.ends_with('/')) path.pop_back();
    std::string const call = (request.method == "POST" ? "POST " : "GET ") + path;
    constexpr std::string_view kProduct = "GET /api/products/";

    if (call == "POST /api/signup") return sign_up(reader);
    if (call == "POST /api/login") return log_in(reader);
    if (call == "GET /api/available") return available(reader);
    if (call == "GET /api/products") return search(reader);
    if (call == "GET /api/compare") return compare(reader);
    if (call.starts_with(kProduct)) {
        std::string const id = reader.path().substr(kProduct.size() - 4);
        return product({{http::percent_decode(id)}, false, true});
    }
    auto const session = sessions_.find(reader.cookie("session"));
    if (session == sessions_.end()) return reply(401, {{"error", "sign in first"}});
    std::int64_t const account = session->second;
    if (call == "GET /api/me") return me(account);
    if (call == "POST /api/profile") return set_profile(reader, account);
    if (call == "GET /api/neighbours") return neighbours(account);
    if (call == "POST /api/orders") return place_order(reader, account);
    if (call == "GET /api/orders") return orders(account);
    return reply(404, {{"error", "no such page"}});
}

Shop::Outcome Shop::run(Statement const& statement) {
    if (statement.refused()) return {reply(400, {{"error", "not allowed"}}), {}};
    bool const bound = !statement.parameters().positional.empty();
    bool const one = bound || style_.statements == Style::Statements::One;
    auto result =
        host_.query(statement.sql(), one ? std::optional(statement.parameters()) : std::nullopt);
    if (result) return {std::nullopt, result.take()};
    sql::SqlError const& error = result.error().error;
    if (error.code == "SQLITE_CONSTRAINT_UNIQUE") return {reply(409, {{"error", "taken"}}), {}};
    if (style_.errors == Style::Errors::Swallowed) return {std::nullopt, {}};
    std::string const message = style_.errors == Style::Errors::Shown ? error.message : "internal";
    return {reply(500, {{"error", message}}), {}};
}

}  // namespace parapet::reference
