// A board with comments and unknown paths that are never escaped, files, and a private card: what
// agents are tried on whose injection is given and whose effect is the policy's to stop. The
// default Style is the hardened app.
//
//   GET /  GET, POST /login   POST /logout   GET, POST /comments   GET /board.js
//   POST /files   GET /files/NAME   GET /api/me, /api/prices?callback=
#pragma once

#include <map>
#include <span>
#include <string>

#include "core/range/app.h"
#include "tests/core/reference/club.h"
#include "tests/core/reference/request_reader.h"

namespace parapet::reference {

struct BoardStyle {
    std::string cookie = "Path=/; HttpOnly; Secure; SameSite=Lax";
    // {nonce} is the answer's.
    std::string policy =
        "default-src 'self'; script-src 'nonce-{nonce}'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'";
    enum class Nonce { Fresh, Static, Counted } nonce = Nonce::Fresh;
    enum class Files {
        Attachments,  // octet-stream, nosniff
        ByName        // of the type that the name's ending says
    } files = Files::Attachments;
    enum class Prices { Json, Callback } prices = Prices::Json;
    enum class Cors { None, Reflected, Null, Suffix } cors = Cors::None;
    enum class Address { Plain, HasSession } address = Address::Plain;  // after the sign-in
    enum class Next {                                                   // where ?next= may lead
        Own,     // a path: nothing that a browser reads otherwise
        Parsed,  // what a URL parser says is of the board's own origin
        Open,
        Slash,     // whatever begins with one
        OneSlash,  // and not with two
        Contains,  // the board's name anywhere
        Begins,    // with the board's origin, as text
        NoScheme,  // neither http nor two slashes at the beginning
    } next = Next::Own;
    enum class After { Redirect, Link } after = After::Redirect;  // what the sign-in shows
    enum class Greeting { None, AsText, AsHtml } greeting = Greeting::None;  // of the "#"
    http::HeaderList headers = {{"cache-control", "no-store"},
                                {"referrer-policy", "no-referrer"},
                                {"x-content-type-options", "nosniff"}};

    static BoardStyle vulnerable();
};

extern char const kBoardSchema[];

class Board final : public range::App {
public:
    Board(ClubHost& host, BoardStyle style) : host_(host), style_(std::move(style)) {}

    std::vector<http::Response> serve(std::span<http::Request const> requests) override;

private:
    http::Response answer(http::Request const&, RequestReader const&);
    http::Response page(std::string const& body, int status = 200);
    http::Response log_in(RequestReader const&);
    http::Response comments(RequestReader const&);
    http::Response file(std::string const& path) const;
    http::Response prices(RequestReader const&) const;
    std::string signed_in(RequestReader const&);
    std::string card_of(std::string const& user);
    std::string next_place(RequestReader const&) const;
    bool may_lead_to(std::string const& next) const;
    std::string greeting() const;

    ClubHost& host_;
    BoardStyle style_;
    std::map<std::string, std::string> files_;
    std::string nonce_;
    int answers_ = 0;
};

}  // namespace parapet::reference
