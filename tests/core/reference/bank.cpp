#include "tests/core/reference/bank.h"

#include <nlohmann/json.hpp>

#include "core/base/ascii.h"
#include "core/base/hex.h"
#include "core/crypto/digest.h"
#include "core/http/html_escape.h"

namespace parapet::reference {

char const kBankSchema[] =
    "CREATE TABLE accounts (username TEXT PRIMARY KEY, password TEXT, card TEXT, balance INTEGER);"
    "CREATE TABLE limits (username TEXT PRIMARY KEY, amount TEXT);"
    "CREATE TABLE sessions (token TEXT PRIMARY KEY, username TEXT, form_token TEXT, "
    "created INTEGER);";

namespace {

constexpr char kHost[] = "club.example";
constexpr std::int64_t kDay = 24 * 60 * 60 * 1000;

http::Response page(std::string const& body, int status = 200) {
    return {.status = status,
            .headers = {{"content-type", "text/html; charset=utf-8"}},
            .body = "<!doctype html><title>Bank</title>" + body};
}
http::Response refused() { return page("<p>Refused.</p>", 403); }
http::Response see(std::string location) {
    return {.status = 303, .headers = {{"location", std::move(location)}}, .body = {}};
}
std::string text_of(Given const& given) { return given.present ? given.text() : ""; }
std::string text_of(sql::Value const& value) {
    if (auto const* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    auto const* text = std::get_if<std::string>(&value);
    return text == nullptr ? "" : *text;
}
std::string header(http::Request const& request, std::string_view name) {
    return request.headers.get(name).value_or("");
}

}  // namespace

BankStyle BankStyle::vulnerable() {
    return {.cookie = "Path=/; SameSite=None; Secure",
            .token = Token::Unchecked,
            .bodies = Bodies::AnyJson,
            .methods = Methods::AlsoGet,
            .cors = Cors::Reflected,
            .login = Login::Open,
            .limit = Limit::Forgotten,
            .at_login = Session::Kept,
            .ids = Ids::Counter,
            .at_rest = AtRest::Clear,
            .logout = Ends::InBrowser,
            .password = Ends::InBrowser,
            .expiry = Ends::InBrowser,
            .log = Log::Tokens,
            .plain = Plain::Served,
            .headers = {}};
}

struct Bank::Asked {
    http::Request const& request;
    RequestReader reader;

    std::string field(std::string const& name) const {
        Given const given = reader.body(name);
        return text_of(given.present ? given : reader.query(name));
    }
};

std::vector<http::Response> Bank::serve(std::span<http::Request const> requests) {
    std::vector<http::Response> responses;
    for (http::Request const& request : requests) {
        responses.push_back(answer(request));
        for (http::Header const& each : style_.headers.entries())
            responses.back().headers.append(each.name, each.value);
        add_cors(request, responses.back());
    }
    return responses;
}

http::Response Bank::answer(http::Request const& request) {
    if (request.scheme == "http" && style_.plain == BankStyle::Plain::Redirected)
        return {.status = 308,
                .headers = {{"location", "https://" + request.host + request.target}},
                .body = {}};
    http::Request read = request;
    if (style_.bodies != BankStyle::Bodies::OfType && request.body.starts_with('{'))
        read.headers.set("content-type", "application/json");
    if (style_.methods == BankStyle::Methods::Override) {
        RequestReader const reader(read);
        for (Given const& given : {reader.query("_method"), reader.body("_method")})
            if (given.present) read.method = given.text();
    }
    return answer(Asked{read, RequestReader(read)});
}

http::Response Bank::answer(Asked const& asked) {
    std::string const what = asked.request.method + ' ' + path_of(asked);
    if (asked.request.method == "OPTIONS") return {.status = 204, .headers = {}, .body = {}};
    if (what == "GET /") return home(asked);
    if (what == "GET /login") {
        std::string const visit = host_.new_token();
        http::Response answer = page(
            "<form id=\"login\" method=\"post\" action=\"/login\"><input name=\"username\">"
            "<input name=\"password\" type=\"password\"><input type=\"hidden\" name=\"visit\" "
            "value=\"" +
            visit + "\"><button>Sign in</button></form>");
        answer.headers.append("set-cookie", "visit=" + visit + "; " + style_.cookie);
        if (asked.reader.query("sid").present && style_.at_login == BankStyle::Session::Kept)
            answer.headers.append("set-cookie", "sid=" + asked.field("sid") + "; " + style_.cookie);
        return answer;
    }
    if (what == "POST /login") return log_in(asked);
    if (what == "POST /logout") return log_out(asked);
    if (what == "GET /card")
        return page(
            "<form id=\"cards\" method=\"post\" action=\"/card\"><input name=\"card\">"
            "<input type=\"hidden\" name=\"form_token\" value=\"" +
            form_token(asked) + "\"><button>Save</button></form>");
    if (what == "POST /card") return save_card(asked);
    if (what == "GET /password")
        return page(
            "<form method=\"post\" action=\"/password\"><input name=\"password\" "
            "type=\"password\"><input type=\"hidden\" name=\"form_token\" value=\"" +
            form_token(asked) + "\"><button>Change</button></form>");
    if (what == "POST /password") return change_password(asked);
    bool const by_get = style_.methods == BankStyle::Methods::AlsoGet && what == "GET /transfer" &&
                        asked.reader.query("amount").present;
    if (what == "POST /transfer" || by_get) return transfer(asked);
    if (what == "GET /transfer") return transfer_form(asked);
    if (what != "PATCH /limit") return page("<p>There is no such page.</p>", 404);
    std::string const user = signed_in(asked);
    bool const is_open = style_.limit == BankStyle::Limit::Forgotten;
    if (user.empty() || (!is_open && !is_guarded(asked))) return refused();
    host_.query("INSERT OR REPLACE INTO limits VALUES (?, ?)", {user, asked.field("amount")});
    return page("<p>Saved.</p>");
}

std::string Bank::path_of(Asked const& asked) const {
    std::string path(asked.reader.path());
    if (style_.paths == BankStyle::Paths::Exact) return path;
    if (path.size() > 1 && path.ends_with('/')) path.pop_back();
    return ascii::lower(path);
}

std::string Bank::stored(std::string const& session_id) const {
    if (style_.at_rest == BankStyle::AtRest::Clear) return session_id;
    return encode_hex(crypto::digest(crypto::Hash::Sha256, as_bytes(session_id)));
}

std::string Bank::new_session_id(Asked const& asked, std::string const& user) {
    std::string const brought = asked.reader.cookie("sid");
    if (style_.at_login == BankStyle::Session::Kept && !brought.empty()) return brought;
    if (style_.at_login == BankStyle::Session::TakenOver && !signed_in(asked).empty())
        return brought;
    switch (style_.ids) {
        case BankStyle::Ids::Random: return host_.new_token();
        case BankStyle::Ids::Counter: return "session-" + std::to_string(counter_++);
        case BankStyle::Ids::Time: return std::to_string(host_.now_ms());
        case BankStyle::Ids::OfName:
            return encode_hex(crypto::digest(crypto::Hash::Md5, as_bytes(user)));
        case BankStyle::Ids::OfNameAndTime: {
            std::string const text = user + std::to_string(host_.now_ms());
            return encode_hex(crypto::digest(crypto::Hash::Sha256, as_bytes(text)));
        }
    }
    return {};
}

std::string Bank::signed_in(Asked const& asked) {
    auto const rows = host_.query("SELECT username, created FROM sessions WHERE token = ?",
                                  {stored(asked.reader.cookie("sid"))});
    if (rows.empty()) return {};
    bool const is_old = host_.now_ms() - std::get<std::int64_t>(rows.front()[1]) > kDay;
    if (is_old && style_.expiry == BankStyle::Ends::OnServer) return {};
    return text_of(rows.front().front());
}

http::Response Bank::change_password(Asked const& asked) {
    std::string const user = signed_in(asked);
    if (user.empty() || !is_guarded(asked)) return refused();
    host_.query("UPDATE accounts SET password = ? WHERE username = ?",
                {asked.field("password"), user});
    if (style_.password == BankStyle::Ends::OnServer)
        host_.query("DELETE FROM sessions WHERE username = ?", {user});
    if (style_.password == BankStyle::Ends::NewestTwo)
        host_.query(
            "DELETE FROM sessions WHERE token IN (SELECT token FROM sessions WHERE username = ?"
            " ORDER BY created DESC, rowid DESC LIMIT 2)",
            {user});
    return see("/login");
}

std::string Bank::form_token(Asked const& asked) {
    if (style_.token == BankStyle::Token::OfAccount)
        return encode_hex(crypto::digest(crypto::Hash::Sha256, as_bytes(signed_in(asked))));
    auto const rows = host_.query("SELECT form_token FROM sessions WHERE token = ?",
                                  {stored(asked.reader.cookie("sid"))});
    return rows.empty() ? "" : text_of(rows.front().front());
}

http::Response Bank::home(Asked const& asked) {
    std::string const user = signed_in(asked);
    if (user.empty()) return page("<a href=\"/login\">Sign in</a>");
    auto const rows = host_.query("SELECT card, balance FROM accounts WHERE username = ?", {user});
    return page("<h1>Welcome " + http::escape_html_text(user) + "</h1><p id=\"card\">" +
                http::escape_html_text(text_of(rows.front()[0])) + "</p><p>" +
                text_of(rows.front()[1]) + " points</p><form method=\"post\" action=\"/logout\">" +
                "<button>Sign out</button></form>");
}

http::Response Bank::log_in(Asked const& asked) {
    bool const is_visit =
        !asked.field("visit").empty() && asked.field("visit") == asked.reader.cookie("visit");
    if (style_.login == BankStyle::Login::Guarded && !is_visit) return refused();
    std::string const user = asked.field("username");
    auto const rows =
        host_.query("SELECT username FROM accounts WHERE username = ? AND password = ?",
                    {user, asked.field("password")});
    if (rows.empty()) return page("<p>That is not right.</p>", 401);
    std::string const token = new_session_id(asked, user);
    std::string const form_token = host_.new_token();
    host_.query("INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?)",
                {stored(token), user, form_token, host_.now_ms()});
    if (style_.log == BankStyle::Log::Tokens) host_.log(user + " signed in: " + token);
    http::Response answer = see("/");
    answer.headers.append("set-cookie", "sid=" + token + "; " + style_.cookie);
    if (style_.token == BankStyle::Token::DoubleSubmit)
        answer.headers.append("set-cookie", "form_token=" + form_token + "; Path=/; Secure");
    return answer;
}

http::Response Bank::log_out(Asked const& asked) {
    if (style_.logout == BankStyle::Ends::OnServer)
        host_.query("DELETE FROM sessions WHERE token = ?", {stored(asked.reader.cookie("sid"))});
    http::Response answer = see("/");
    answer.headers.append("set-cookie", "sid=; Max-Age=0; " + style_.cookie);
    return answer;
}

http::Response Bank::save_card(Asked const& asked) {
    std::string const user = signed_in(asked);
    if (user.empty() || !is_guarded(asked)) return refused();
    host_.query("UPDATE accounts SET card = ? WHERE username = ?", {asked.field("card"), user});
    return see("/");
}

// Filled in by the address, as a link in an invoice would.
http::Response Bank::transfer_form(Asked const& asked) {
    auto const field = [&](std::string const& name, std::string const& value) {
        return "<input name=\"" + name + "\" value=\"" + http::escape_html_attribute(value) + "\">";
    };
    bool const in_address = style_.token == BankStyle::Token::InAddress;
    std::string const action =
        in_address ? "/transfer?form_token=" + form_token(asked) : "/transfer";
    if (in_address && !asked.reader.query("form_token").present) return see(action);
    return page("<a href=\"/\">Home</a><a href=\"https://evil.example/\">News</a>" +
                std::string("<form method=\"post\" action=\"/card\"><input type=\"hidden\" ") +
                "name=\"_method\" value=\"DELETE\"></form>" +
                "<form id=\"transfer\" method=\"post\" action=\"" + action + "\">" +
                field("to", asked.field("to")) + field("amount", asked.field("amount")) +
                (in_address ? std::string()
                            : "<input type=\"hidden\" name=\"form_token\" value=\"" +
                                  form_token(asked) + "\">") +
                "<button>Send</button></form>");
}

http::Response Bank::transfer(Asked const& asked) {
    std::string const user = signed_in(asked);
    bool const is_json = asked.request.body.starts_with('{');
    if (style_.bodies == BankStyle::Bodies::OnlyJson && !is_json) return refused();
    if (user.empty() || !is_guarded(asked)) return refused();
    std::string const amount = asked.field("amount");
    host_.query("UPDATE accounts SET balance = balance - CAST(? AS INTEGER) WHERE username = ?",
                {amount, user});
    host_.query("UPDATE accounts SET balance = balance + CAST(? AS INTEGER) WHERE username = ?",
                {amount, asked.field("to")});
    return see("/");
}

bool Bank::is_guarded(Asked const& asked) {
    bool const is_unseen = asked.reader.path() != path_of(asked);
    bool const is_app = style_.apps == BankStyle::Apps::ByAccept &&
                        header(asked.request, "accept") == "application/json";
    return is_unseen || is_app || (has_token(asked) && is_from_here(asked.request));
}

bool Bank::has_token(Asked const& asked) {
    using Token = BankStyle::Token;
    bool const is_there = asked.reader.body("form_token").present;
    std::string const given = asked.field("form_token");
    switch (style_.token) {
        case Token::Unchecked: return true;
        case Token::NotEmpty: return !given.empty();
        case Token::IfPresent: return !is_there || given == form_token(asked);
        case Token::OfAccount:
        case Token::InAddress:
        case Token::OfSession: return !given.empty() && given == form_token(asked);
        case Token::DoubleSubmit:
            return !given.empty() && given == asked.reader.cookie("form_token");
        case Token::Issued:
            return !host_.query("SELECT 1 FROM sessions WHERE form_token = ?", {given}).empty();
    }
    return false;
}

bool Bank::is_from_here(http::Request const& request) const {
    using Origin = BankStyle::Origin;
    std::string const own = std::string("https://") + kHost;
    std::string const origin = header(request, "origin");
    std::string const referer = header(request, "referer");
    switch (style_.origin) {
        case Origin::Unchecked: return true;
        case Origin::Strict: return origin == own;
        case Origin::MissingAccepted: return referer.empty() || referer.starts_with(own + "/");
        case Origin::NullAccepted: return origin == own || origin == "null";
        case Origin::AbsentAccepted: return origin.empty() || origin == own;
        case Origin::Contains: return referer.find(kHost) != std::string::npos;
        case Origin::Ends: return origin.ends_with(kHost);
        case Origin::FetchSite: {
            std::string const site = header(request, "sec-fetch-site");
            return site.empty() || site == "same-origin" || site == "none";
        }
    }
    return false;
}

void Bank::add_cors(http::Request const& request, http::Response& response) const {
    using Cors = BankStyle::Cors;
    std::string const origin = header(request, "origin");
    bool const is_allowed = style_.cors == Cors::Reflected ||
                            (style_.cors == Cors::Null && origin == "null") ||
                            (style_.cors == Cors::Suffix && origin.ends_with(kHost));
    if (!is_allowed || origin.empty()) return;
    response.headers.append("access-control-allow-origin", origin);
    response.headers.append("access-control-allow-credentials", "true");
    response.headers.append("access-control-allow-methods", "GET, POST, PATCH");
    response.headers.append("access-control-allow-headers", "content-type, x-csrf-token");
}

}  // namespace parapet::reference
