#include "tests/core/reference/club.h"

#include "core/http/html_escape.h"

namespace parapet::reference {

char const kClubSchema[] =
    "CREATE TABLE accounts (username TEXT PRIMARY KEY, password TEXT, card TEXT, balance INTEGER);"
    "CREATE TABLE sessions (token TEXT PRIMARY KEY, username TEXT, form_token TEXT);"
    "CREATE TABLE comments (author TEXT, text TEXT);";

namespace {

http::Response page(std::string const& title, std::string const& body, int status = 200) {
    return {.status = status,
            .headers = {{"content-type", "text/html; charset=utf-8"}},
            .body = "<!doctype html><title>" + title + "</title><script src=\"/club.js\" defer>" +
                    "</script><p id=\"status\">loading</p>" + body};
}

http::Response see(std::string location) {
    return {.status = 303, .headers = {{"location", std::move(location)}}, .body = {}};
}

std::string text_of(Given const& given) { return given.present ? given.text() : ""; }

std::string text_of(sql::Value const& value) {
    if (auto const* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    auto const* text = std::get_if<std::string>(&value);
    return text == nullptr ? "" : *text;
}

}  // namespace

http::HeaderList ClubStyle::hardened_headers() {
    return {{"content-security-policy",
             "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
             "frame-ancestors 'none'"},
            {"strict-transport-security", "max-age=31536000; includeSubDomains"},
            {"x-content-type-options", "nosniff"},
            {"referrer-policy", "strict-origin-when-cross-origin"}};
}

ClubStyle ClubStyle::vulnerable() {
    return {.cookie = "Path=/; SameSite=None; Secure",
            .comments = Comments::Raw,
            .transfers = Transfers::Open,
            .plain = Plain::Served,
            .at_login = Session::Kept,
            .logout = Logout::Forgets,
            .log = Log::Tokens,
            .headers = {}};
}

std::vector<http::Response> Club::serve(std::span<http::Request const> requests) {
    std::vector<http::Response> responses;
    for (http::Request const& request : requests) {
        responses.push_back(answer(request));
        for (http::Header const& header : style_.headers.entries())
            responses.back().headers.append(header.name, header.value);
    }
    return responses;
}

http::Response Club::answer(http::Request const& request) {
    if (request.scheme == "http" && style_.plain == ClubStyle::Plain::Redirected)
        return {.status = 308,
                .headers = {{"location", "https://" + request.host + request.target}},
                .body = {}};
    RequestReader const reader(request);
    std::string const what = request.method + ' ' + reader.path();
    if (what == "GET /") return home(reader);
    if (what == "GET /login")
        return page("Sign in",
                    "<form id=\"login\" method=\"post\" action=\"/login\"><input name=\"username\">"
                    "<input name=\"password\" type=\"password\"><button>Sign in</button></form>");
    if (what == "POST /login") return log_in(reader);
    if (what == "POST /logout") return log_out(reader);
    if (what == "GET /comments") return comments(reader);
    if (what == "POST /comments") return add_comment(reader);
    if (what == "GET /transfer") return transfer_form(reader);
    if (what == "POST /transfer") return transfer(reader);
    if (what == "GET /club.js")
        return {.status = 200,
                .headers = {{"content-type", "text/javascript"}},
                .body = "document.getElementById('status').textContent = 'ready';"};
    return page("Not found", "<p>There is no such page.</p>", 404);
}

std::string Club::signed_in(RequestReader const& reader) {
    std::string const token = reader.cookie("sid");
    if (token.empty()) return {};
    auto const rows = host_.query("SELECT username FROM sessions WHERE token = ?", {token});
    return rows.empty() ? "" : text_of(rows.front().front());
}

std::string Club::form_token(RequestReader const& reader) {
    auto const rows =
        host_.query("SELECT form_token FROM sessions WHERE token = ?", {reader.cookie("sid")});
    return rows.empty() ? "" : text_of(rows.front().front());
}

http::Response Club::home(RequestReader const& reader) {
    std::string const user = signed_in(reader);
    if (user.empty()) return page("Club", "<a href=\"/login\">Sign in</a>");
    auto const rows = host_.query("SELECT card, balance FROM accounts WHERE username = ?", {user});
    return page("Club", "<h1>Welcome " + http::escape_html_text(user) + "</h1><p id=\"card\">" +
                            text_of(rows.front()[0]) + "</p><p id=\"balance\">" +
                            text_of(rows.front()[1]) +
                            " points</p><a href=\"/comments\">Comments</a>"
                            "<form method=\"post\" action=\"/logout\"><button>Sign out</button>"
                            "</form>");
}

http::Response Club::log_in(RequestReader const& reader) {
    std::string const user = text_of(reader.body("username"));
    auto const rows =
        host_.query("SELECT username FROM accounts WHERE username = ? AND password = ?",
                    {user, text_of(reader.body("password"))});
    if (rows.empty()) return page("Sign in", "<p>That is not right.</p>", 401);
    std::string token = reader.cookie("sid");
    if (style_.at_login == ClubStyle::Session::New || token.empty()) token = host_.new_token();
    host_.query("INSERT OR REPLACE INTO sessions VALUES (?, ?, ?)",
                {token, user, host_.new_token()});
    if (style_.log == ClubStyle::Log::Tokens) host_.log(user + " signed in, session " + token);
    http::Response answer = see("/");
    answer.headers.append("set-cookie", "sid=" + token + "; " + style_.cookie);
    return answer;
}

http::Response Club::log_out(RequestReader const& reader) {
    if (style_.logout == ClubStyle::Logout::Ends)
        host_.query("DELETE FROM sessions WHERE token = ?", {reader.cookie("sid")});
    http::Response answer = see("/");
    answer.headers.append("set-cookie", "sid=; Max-Age=0; " + style_.cookie);
    return answer;
}

http::Response Club::comments(RequestReader const& reader) {
    std::string list;
    for (sql::Row const& row : host_.query("SELECT author, text FROM comments", {})) {
        std::string const text = text_of(row[1]);
        list +=
            "<li>" + http::escape_html_text(text_of(row[0])) + ": " +
            (style_.comments == ClubStyle::Comments::Raw ? text : http::escape_html_text(text)) +
            "</li>";
    }
    return page("Comments",
                "<p id=\"you\">" + http::escape_html_text(signed_in(reader)) + "</p><ul>" + list +
                    "</ul><form id=\"comment\" method=\"post\" action=\"/comments\">"
                    "<textarea name=\"text\"></textarea><button>Comment</button></form>");
}

http::Response Club::add_comment(RequestReader const& reader) {
    std::string const user = signed_in(reader);
    if (user.empty()) return page("Comments", "<p>Sign in first.</p>", 403);
    host_.query("INSERT INTO comments VALUES (?, ?)", {user, text_of(reader.body("text"))});
    return see("/comments");
}

// Filled in by the address, as a link in an invoice would.
http::Response Club::transfer_form(RequestReader const& reader) {
    auto const field = [&](std::string const& name, std::string const& type,
                           std::string const& value) {
        return "<input name=\"" + name + "\" type=\"" + type + "\" value=\"" +
               http::escape_html_attribute(value) + "\">";
    };
    return page("Transfer", "<form id=\"transfer\" method=\"post\" action=\"/transfer\">" +
                                field("to", "text", text_of(reader.query("to"))) +
                                field("amount", "text", text_of(reader.query("amount"))) +
                                field("form_token", "hidden", form_token(reader)) +
                                "<button>Send</button></form>");
}

http::Response Club::transfer(RequestReader const& reader) {
    std::string const user = signed_in(reader);
    if (user.empty()) return page("Transfer", "<p>Sign in first.</p>", 403);
    bool const is_guarded = style_.transfers == ClubStyle::Transfers::Guarded;
    if (is_guarded && text_of(reader.body("form_token")) != form_token(reader))
        return page("Transfer", "<p>This form is not ours.</p>", 403);
    std::string const amount = text_of(reader.body("amount"));
    host_.query("UPDATE accounts SET balance = balance - CAST(? AS INTEGER) WHERE username = ?",
                {amount, user});
    host_.query("UPDATE accounts SET balance = balance + CAST(? AS INTEGER) WHERE username = ?",
                {amount, text_of(reader.body("to"))});
    return see("/");
}

}  // namespace parapet::reference
