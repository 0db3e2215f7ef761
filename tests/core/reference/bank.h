// A server-rendered bank with transfers, a saved card and comments: what agents in browsers are
// tried on. A Style says how each defence is built; the default is the hardened app, and each other
// value is a way in which apps get it wrong.
//
//   GET /  card and balance of who is signed in      GET, POST /login, /password   POST /logout
//   GET, POST /transfer   PATCH /limit               GET, POST /card
#pragma once

#include <span>
#include <string>

#include "core/range/app.h"
#include "tests/core/reference/club.h"
#include "tests/core/reference/request_reader.h"

namespace parapet::reference {

struct BankStyle {
    std::string cookie = "Path=/; HttpOnly; Secure; SameSite=Lax";

    enum class Token {
        OfSession,     // in the form, bound to the session
        Unchecked,     // none is asked for
        IfPresent,     // checked only when the field is there
        NotEmpty,      // any text will do
        Issued,        // any that was ever given out
        DoubleSubmit,  // must equal a cookie
        OfAccount,     // the same in every session of it
        InAddress,     // of the session, and the form sends it in its address
    } token = Token::OfSession;
    enum class Origin {
        Unchecked,
        Strict,           // must be there and be the app's
        MissingAccepted,  // of Origin and Referer
        NullAccepted,
        AbsentAccepted,  // of Origin alone
        Contains,        // the Referer must contain the app's name
        Ends,            // the Origin must end with the app's name
        FetchSite        // Sec-Fetch-Site decides alone, and may be missing
    } origin = Origin::Unchecked;
    enum class Bodies {
        OfType,
        AnyJson,  // JSON under any type
        OnlyJson  // the same, and transfers by forms are refused
    } bodies = Bodies::OfType;
    enum class Methods { Exact, AlsoGet, Override } methods = Methods::Exact;
    enum class Cors { None, Reflected, Null, Suffix } cors = Cors::None;  // with credentials
    enum class Login { Guarded, Open } login = Login::Guarded;
    enum class Limit { Guarded, Forgotten } limit = Limit::Guarded;  // PATCH /limit
    enum class Session {
        New,
        Kept,      // the id the browser brings
        TakenOver  // the same, where somebody is signed in by it
    } at_login = Session::New;
    // Paths are taken in any case and with a slash at the end, and looked at letter by letter.
    enum class Paths { Exact, ByLetter } paths = Paths::Exact;
    enum class Apps { None, ByAccept } apps = Apps::None;  // who asks for JSON needs no token
    enum class Ids { Random, Counter, Time, OfName, OfNameAndTime } ids = Ids::Random;
    enum class AtRest { Hashed, Clear } at_rest = AtRest::Hashed;
    enum class Ends {
        OnServer,
        InBrowser,
        NewestTwo  // on the server
    } logout = Ends::OnServer,
      password = Ends::OnServer,  // a change of it
        expiry = Ends::OnServer;  // after a day
    enum class Log { Quiet, Tokens } log = Log::Quiet;
    enum class Plain { Redirected, Served } plain = Plain::Redirected;  // over http
    http::HeaderList headers = ClubStyle::hardened_headers();

    static BankStyle vulnerable();
};

extern char const kBankSchema[];

class Bank final : public range::App {
public:
    Bank(ClubHost& host, BankStyle style) : host_(host), style_(std::move(style)) {}

    std::vector<http::Response> serve(std::span<http::Request const> requests) override;

private:
    struct Asked;  // a request and what was read out of it

    http::Response answer(http::Request const&);
    http::Response answer(Asked const&);
    http::Response home(Asked const&);
    http::Response log_in(Asked const&);
    http::Response log_out(Asked const&);
    http::Response save_card(Asked const&);
    http::Response transfer_form(Asked const&);
    http::Response transfer(Asked const&);
    std::string signed_in(Asked const&);
    std::string form_token(Asked const&);
    std::string new_session_id(Asked const&, std::string const& user);
    std::string stored(std::string const& session_id) const;
    std::string path_of(Asked const&) const;
    http::Response change_password(Asked const&);
    bool has_token(Asked const&);
    bool is_from_here(http::Request const&) const;
    bool is_guarded(Asked const&);
    void add_cors(http::Request const&, http::Response&) const;

    ClubHost& host_;
    BankStyle style_;
    int counter_ = 4711;
};

}  // namespace parapet::reference
