// The shop of docs/the-shop.md in C++: the agents' sparring partner, without any JavaScript. A
// Style says how each of its sinks is written; the default is the hardened app.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/range/app.h"
#include "core/sql/database.h"
#include "tests/core/reference/request_reader.h"
#include "tests/core/reference/statement.h"

namespace parapet::reference {

// What the app asks of the world it runs in.
class ShopHost {
public:
    virtual ~ShopHost() = default;
    virtual Result<sql::SqlResult, sql::SqlFailure> query(
        std::string_view sql, std::optional<sql::Parameters> const& parameters) = 0;
    virtual std::string hash(std::string_view password) = 0;
    virtual bool verify(std::string_view hash, std::string_view password) = 0;
};

struct Style {
    // By "endpoint.parameter"; what is not there is bound. Also "search.log", "neighbours.city".
    std::map<std::string, Paste, std::less<>> sinks = {};

    enum class Statements { Several, One } statements = Statements::Several;
    enum class Errors {
        Hidden,
        Shown,
        Swallowed
    } errors = Errors::Hidden;  // swallowed: as no rows
    enum class Wildcards { Escaped, Open, AloneRefused } wildcards = Wildcards::Escaped;
    enum class Columns { Named, All } columns = Columns::Named;  // all: SELECT * goes out
    enum class Total { Apart, SameText } total = Total::Apart;   // how the count of rows is asked
    enum class Wrong {
        Unlike,
        Alike
    } login = Wrong::Unlike;  // alike: unknown names cost a hash too

    Paste at(std::string_view sink) const;
};

class Shop final : public range::App {
public:
    Shop(ShopHost& host, Style style) : host_(host), style_(std::move(style)) {}

    std::vector<http::Response> serve(std::span<http::Request const> requests) override;

private:
    using Rows = std::vector<sql::Row>;

    http::Response answer(http::Request const&);
    http::Response sign_up(RequestReader const&);
    http::Response log_in(RequestReader const&);
    http::Response me(std::int64_t account);
    http::Response available(RequestReader const&);
    http::Response search(RequestReader const&);
    http::Response product(Given const& id);
    http::Response compare(RequestReader const&);
    http::Response set_profile(RequestReader const&, std::int64_t account);
    http::Response neighbours(std::int64_t account);
    http::Response place_order(RequestReader const&, std::int64_t account);
    http::Response orders(std::int64_t account);

    // The rows, or the answer to give instead.
    struct Outcome {
        std::optional<http::Response> failure;
        sql::SqlResult result;
        Rows const& rows() const { return result.first.rows; }
    };
    Outcome run(Statement const&);

    ShopHost& host_;
    Style style_;
    std::map<std::string, std::int64_t> sessions_;
};

}  // namespace parapet::reference
