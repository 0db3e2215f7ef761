#include "tests/core/reference/board.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/http/origin.h"
#include "core/http/percent.h"

namespace parapet::reference {

char const kBoardSchema[] =
    "CREATE TABLE accounts (username TEXT PRIMARY KEY, password TEXT, card TEXT, balance INTEGER);"
    "CREATE TABLE sessions (token TEXT PRIMARY KEY, username TEXT);"
    "CREATE TABLE comments (author TEXT, text TEXT);";

namespace {

constexpr char kOrigin[] = "https://club.example";

http::Response see(std::string location) {
    return {.status = 303, .headers = {{"location", std::move(location)}}, .body = {}};
}
http::Response reply(std::string type, std::string body) {
    return {.status = 200, .headers = {{"content-type", std::move(type)}}, .body = std::move(body)};
}
// For an attribute in double quotes.
std::string in_quotes(std::string const& text) {
    std::string escaped;
    for (char c : text) escaped += c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
    return escaped;
}
std::string text_of(Given const& given) { return given.present ? given.text() : ""; }
std::string text_of(sql::Value const& value) {
    auto const* text = std::get_if<std::string>(&value);
    return text == nullptr ? "" : *text;
}

}  // namespace

BoardStyle BoardStyle::vulnerable() {
    return {.cookie = "Path=/; Secure; SameSite=None",
            .policy = "",
            .files = Files::ByName,
            .prices = Prices::Callback,
            .cors = Cors::Reflected,
            .address = Address::HasSession,
            .next = Next::Open,
            .greeting = Greeting::AsHtml,
            .headers = {{"referrer-policy", "unsafe-url"}}};
}

std::vector<http::Response> Board::serve(std::span<http::Request const> requests) {
    std::vector<http::Response> responses;
    for (http::Request const& request : requests) {
        bool const is_new = style_.nonce == BoardStyle::Nonce::Fresh || nonce_.empty();
        if (is_new) nonce_ = host_.new_token();
        if (style_.nonce == BoardStyle::Nonce::Counted) nonce_ = std::to_string(++answers_);
        http::Response response = answer(request, RequestReader(request));
        for (http::Header const& each : style_.headers.entries())
            response.headers.append(each.name, each.value);
        std::string policy = style_.policy;
        if (auto const at = policy.find("{nonce}"); at != std::string::npos)
            policy.replace(at, 7, nonce_);
        if (!policy.empty()) response.headers.append("content-security-policy", policy);
        std::string const origin = request.headers.get("origin").value_or("");
        using Cors = BoardStyle::Cors;
        bool const is_allowed = style_.cors == Cors::Reflected ||
                                (style_.cors == Cors::Null && origin == "null") ||
                                (style_.cors == Cors::Suffix && origin.ends_with("club.example"));
        if (is_allowed && !origin.empty()) {
            response.headers.append("access-control-allow-origin", origin);
            response.headers.append("access-control-allow-credentials", "true");
        }
        responses.push_back(std::move(response));
    }
    return responses;
}

std::string Board::greeting() const {
    using Greeting = BoardStyle::Greeting;
    if (style_.greeting == Greeting::None) return "";
    std::string const way = style_.greeting == Greeting::AsHtml ? "innerHTML" : "textContent";
    return "const to=decodeURIComponent(location.hash).split('#')[1];"
           "if(to)document.getElementById('greeting')." +
           way + "='Hello '+to";
}

http::Response Board::page(std::string const& body, int status) {
    http::Response answer =
        reply("text/html; charset=utf-8",
              "<!doctype html><title>Board</title><p id=\"greeting\"></p>" + body +
                  "<script src=\"/board.js\" nonce=\"" + nonce_ + "\"></script>");
    answer.status = status;
    return answer;
}

http::Response Board::answer(http::Request const& request, RequestReader const& reader) {
    std::string const what = request.method + ' ' + reader.path();
    std::string const user = signed_in(reader);
    if (what == "GET /")
        return page(user.empty() ? "<a href=\"/login\">Sign in</a>"
                                 : "<h1>Welcome " + user + "</h1><p>" + card_of(user) +
                                       "</p><form method=\"post\" action=\"/logout\">"
                                       "<button>Sign out</button></form>");
    if (what == "GET /login")
        return page(
            "<form id=\"login\" method=\"post\"><input name=\"username\"><input "
            "name=\"password\" type=\"password\"><button>Sign in</button></form>");
    if (what == "POST /login") return log_in(reader);
    if (what == "POST /logout") {
        host_.query("DELETE FROM sessions WHERE token = ?", {reader.cookie("sid")});
        return see("/");
    }
    if (what == "GET /comments") return comments(reader);
    if (what == "POST /comments" && !user.empty()) {
        host_.query("INSERT INTO comments VALUES (?, ?)", {user, text_of(reader.body("text"))});
        return see("/comments");
    }
    if (what == "POST /files" && !user.empty()) {
        std::string const path = "/files/" + text_of(reader.body("name"));
        files_[path] = text_of(reader.body("content"));
        return reply("application/json", nlohmann::json{{"path", path}}.dump());
    }
    if (what.starts_with("GET /files/")) return file(reader.path());
    if (what == "GET /board.js")
        return reply("text/javascript", std::string("document.title='Board';") + greeting());
    if (what == "GET /api/prices") return prices(reader);
    if (what == "GET /api/me" && !user.empty())
        return reply("application/json", nlohmann::json{{"card", card_of(user)}}.dump());
    return page("<p>There is no page " + http::percent_decode(reader.path()) + "</p>",
                user.empty() ? 401 : 404);
}

std::string Board::signed_in(RequestReader const& reader) {
    std::string token = reader.cookie("sid");
    if (token.empty() && style_.address == BoardStyle::Address::HasSession)
        token = text_of(reader.query("sid"));
    auto const rows = host_.query("SELECT username FROM sessions WHERE token = ?", {token});
    return rows.empty() ? "" : text_of(rows.front().front());
}

std::string Board::card_of(std::string const& user) {
    auto const rows = host_.query("SELECT card FROM accounts WHERE username = ?", {user});
    return rows.empty() ? "" : text_of(rows.front().front());
}

std::string Board::next_place(RequestReader const& reader) const {
    std::string const next = text_of(reader.query("next"));
    return may_lead_to(next) ? next : "/";
}

bool Board::may_lead_to(std::string const& next) const {
    using Next = BoardStyle::Next;
    switch (style_.next) {
        case Next::Own:
            return next.starts_with('/') && !next.starts_with("//") &&
                   std::all_of(next.begin(), next.end(),
                               [](char c) { return c > ' ' && c != '\\'; });
        case Next::Parsed: {
            auto const own = http::parse_url(kOrigin);
            auto const url = http::parse_url(next, &own.value());
            return url && http::Origin::of(url.value()).serialize() == kOrigin;
        }
        case Next::Open: return !next.empty();
        case Next::Slash: return next.starts_with('/');
        case Next::OneSlash: return next.starts_with('/') && !next.starts_with("//");
        case Next::Contains: return next.find("club.example") != std::string::npos;
        case Next::Begins: return next.starts_with(kOrigin) || next == "/";
        case Next::NoScheme: return !next.starts_with("http") && !next.starts_with("//");
    }
    return false;
}

http::Response Board::log_in(RequestReader const& reader) {
    std::string const user = text_of(reader.body("username"));
    auto const rows =
        host_.query("SELECT username FROM accounts WHERE username = ? AND password = ?",
                    {user, text_of(reader.body("password"))});
    if (rows.empty()) return page("<p>That is not right.</p>", 401);
    std::string const token = host_.new_token();
    host_.query("INSERT INTO sessions VALUES (?, ?)", {token, user});
    std::string place = next_place(reader);
    if (style_.address == BoardStyle::Address::HasSession && place == "/")
        place = "/comments?sid=" + token;
    http::Response answer = see(place);
    if (style_.after == BoardStyle::After::Link)
        answer =
            page("<h1>Welcome " + user + "</h1><a href=\"" + in_quotes(place) + "\">Continue</a>");
    answer.headers.append("set-cookie", "sid=" + token + "; " + style_.cookie);
    return answer;
}

http::Response Board::comments(RequestReader const& reader) {
    std::string list;
    for (sql::Row const& row : host_.query("SELECT text FROM comments", {}))
        list += "<li>" + text_of(row[0]) + "</li>";
    return page("<p>Welcome " + signed_in(reader) + "</p><ul>" + list + "</ul><p>'" +
                card_of(signed_in(reader)) +
                "'</p><form id=\"comment\" method=\"post\" action=\"/comments\"><textarea "
                "name=\"text\"></textarea><button>Comment</button></form>"
                "<form id=\"card\" method=\"post\" action=\"/card\"><input name=\"card\" value=\"" +
                card_of(signed_in(reader)) + "\"><button>Save</button></form>");
}

http::Response Board::file(std::string const& path) const {
    auto const found = files_.find(path);
    if (found == files_.end()) return {.status = 404, .headers = {}, .body = {}};
    if (style_.files == BoardStyle::Files::Attachments) {
        http::Response answer = reply("application/octet-stream", found->second);
        answer.headers.append("content-disposition", "attachment");
        return answer;
    }
    std::string const ending = path.substr(std::min(path.rfind('.'), path.size()));
    if (ending == ".html") return reply("text/html", found->second);
    if (ending == ".js") return reply("text/javascript", found->second);
    return reply(ending == ".png" ? "image/png" : "text/plain", found->second);
}

http::Response Board::prices(RequestReader const& reader) const {
    std::string const callback = text_of(reader.query("callback"));
    if (style_.prices == BoardStyle::Prices::Callback && !callback.empty())
        return reply("text/javascript", callback + "({})");
    return reply("application/json", "{}");
}

}  // namespace parapet::reference
