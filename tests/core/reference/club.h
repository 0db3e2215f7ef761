// A small server-rendered club with accounts, comments and transfers: what agents in browsers try
// themselves on. A Style says how each defence is built; the default is the hardened app.
//
//   GET /  balance and card of who is signed in     GET, POST /login   POST /logout
//   GET, POST /comments                             GET, POST /transfer   GET /club.js
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/range/app.h"
#include "core/sql/database.h"
#include "tests/core/reference/request_reader.h"

namespace parapet::reference {

// What the app asks of the world it runs in.
class ClubHost {
public:
    virtual ~ClubHost() = default;
    virtual std::vector<sql::Row> query(std::string_view sql,
                                        std::vector<sql::Value> const& values) = 0;
    virtual std::string new_token() = 0;
    virtual void log(std::string_view text) = 0;
    virtual std::int64_t now_ms() = 0;
};

struct ClubStyle {
    std::string cookie = "Path=/; HttpOnly; Secure; SameSite=Lax";  // attributes of the session's
    enum class Comments { Escaped, Raw } comments = Comments::Escaped;
    enum class Transfers {
        Guarded,
        Open
    } transfers = Transfers::Guarded;                                   // by a token in the form
    enum class Plain { Redirected, Served } plain = Plain::Redirected;  // requests over http
    enum class Session { New, Kept } at_login = Session::New;   // kept: the one the browser brings
    enum class Logout { Ends, Forgets } logout = Logout::Ends;  // forgets: the cookie goes, no more
    enum class Log { Quiet, Tokens } log = Log::Quiet;
    http::HeaderList headers = hardened_headers();  // of every answer

    static http::HeaderList hardened_headers();
    static ClubStyle vulnerable();
};

extern char const kClubSchema[];  // accounts(username, password, card, balance), sessions, comments

class Club final : public range::App {
public:
    Club(ClubHost& host, ClubStyle style) : host_(host), style_(std::move(style)) {}

    std::vector<http::Response> serve(std::span<http::Request const> requests) override;

private:
    http::Response answer(http::Request const&);
    http::Response home(RequestReader const&);
    http::Response log_in(RequestReader const&);
    http::Response log_out(RequestReader const&);
    http::Response comments(RequestReader const&);
    http::Response add_comment(RequestReader const&);
    http::Response transfer_form(RequestReader const&);
    http::Response transfer(RequestReader const&);
    std::string signed_in(RequestReader const&);
    std::string form_token(RequestReader const&);

    ClubHost& host_;
    ClubStyle style_;
};

}  // namespace parapet::reference
