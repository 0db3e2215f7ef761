#include "tests/core/reference/vault.h"

#include <nlohmann/json.hpp>

#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/crypto/digest.h"

namespace parapet::reference {

char const kVaultSchema[] =
    "CREATE TABLE accounts (username TEXT PRIMARY KEY, password TEXT, card TEXT, balance INTEGER, "
    "role TEXT NOT NULL DEFAULT '');"
    "CREATE TABLE tokens (token TEXT PRIMARY KEY, family TEXT, username TEXT, used INTEGER, "
    "successor TEXT);";

namespace {

using nlohmann::json;

constexpr char kPublicKey[] =
    "-----BEGIN PUBLIC KEY-----\nMFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAL\n-----END PUBLIC KEY-----\n";
constexpr std::int64_t kAccessLives = 15 * 60;
constexpr std::int64_t kRefreshLives = 7 * 24 * 60 * 60;
constexpr std::int64_t kGrace = 10 * 1000;

http::Response page(std::string const& body, int status = 200) {
    return {.status = status,
            .headers = {{"content-type", "text/html; charset=utf-8"}},
            .body = "<!doctype html><title>Vault</title>" + body};
}
http::Response reply(json const& body, int status = 200) {
    return {
        .status = status, .headers = {{"content-type", "application/json"}}, .body = body.dump()};
}
std::string text_of(Given const& given) { return given.present ? given.text() : ""; }
std::string text_of(sql::Value const& value) {
    auto const* text = std::get_if<std::string>(&value);
    return text == nullptr ? "" : *text;
}
std::int64_t number_of(sql::Value const& value) {
    auto const* number = std::get_if<std::int64_t>(&value);
    return number == nullptr ? 0 : *number;
}
std::string encoded(std::string_view text) { return encode_base64(as_bytes(text), Base64::Url); }
json decoded(std::string_view text) {
    auto const bytes = decode_base64(text, Base64::Url);
    if (!bytes) return nullptr;
    return json::parse(std::string(bytes.value().begin(), bytes.value().end()), nullptr, false);
}
json claims_of(std::string const& token) {
    std::size_t const dot = token.find('.');
    std::size_t const last = token.rfind('.');
    if (dot == std::string::npos || last == dot) return json::object();
    json const claims = decoded(token.substr(dot + 1, last - dot - 1));
    return claims.is_object() ? claims : json::object();
}
std::string signature(std::string const& key, std::string const& text) {
    return encode_base64(crypto::hmac(crypto::Hash::Sha256, as_bytes(key), as_bytes(text)),
                         Base64::Url);
}

// Shows the card, with new tokens when the old ones have expired.
constexpr char kCookieScript[] =
    "fetch('/api/me').then(r=>r.status===401?fetch('/api/refresh',{method:'POST'})"
    ".then(()=>fetch('/api/me')):r).then(r=>r.text()).then(t=>{"
    "document.getElementById('card').textContent=t})";
constexpr char kStorageScript[] =
    "const me=()=>fetch('/api/me',{headers:{authorization:'Bearer '+localStorage.access}});"
    "me().then(r=>r.status===401?fetch('/api/refresh',{method:'POST',"
    "headers:{authorization:'Bearer '+localStorage.refresh}}).then(n=>n.text()).then(t=>{"
    "localStorage.setItem('access',t.split('\"')[3]);"
    "localStorage.setItem('refresh',t.split('\"')[7]);return me()}):r)"
    ".then(r=>r.text()).then(t=>{document.getElementById('card').textContent=t})";

}  // namespace

VaultStyle VaultStyle::vulnerable() {
    return {.carrier = Carrier::Storage,
            .verify = Verify::Unverified,
            .key = "secret",
            .rotation = Rotation::None,
            .at_rest = AtRest::Clear};
}

std::vector<http::Response> Vault::serve(std::span<http::Request const> requests) {
    std::vector<http::Response> responses;
    for (http::Request const& request : requests)
        responses.push_back(answer({request, RequestReader(request)}));
    return responses;
}

http::Response Vault::answer(Asked const& asked) {
    std::string const what = asked.request.method + ' ' + asked.reader.path();
    bool const is_storage = style_.carrier == VaultStyle::Carrier::Storage;
    if (what == "GET /")
        return page("<p id=\"card\"></p><script>" +
                    std::string(is_storage ? kStorageScript : kCookieScript) + "</script>");
    if (what == "GET /login")
        return page(
            "<form method=\"post\" action=\"/login\"><input name=\"username\">"
            "<input name=\"password\" type=\"password\"><button>Sign in</button></form>");
    if (what == "POST /login") return log_in(asked);
    if (what == "POST /api/refresh") return refresh(asked);
    if (what == "POST /api/logout") return log_out(asked);
    if (what == "GET /api/me") return me(asked);
    if (what == "GET /key.pem" && style_.verify == VaultStyle::Verify::ByHeader)
        return {.status = 200, .headers = {{"content-type", "text/plain"}}, .body = kPublicKey};
    return page("Not found", 404);
}

std::string Vault::stored(std::string const& token) const {
    if (style_.at_rest == VaultStyle::AtRest::Clear) return token;
    if (style_.verify == VaultStyle::Verify::AccessOnly) return claims_of(token).value("jti", "");
    return encode_hex(crypto::digest(crypto::Hash::Sha256, as_bytes(token)));
}

std::string Vault::role_of(std::string const& user) {
    auto const rows = host_.query("SELECT role FROM accounts WHERE username = ?", {user});
    return rows.empty() ? "" : text_of(rows.front()[0]);
}

std::string Vault::jwt(std::string const& user, std::string const& purpose, std::int64_t lives) {
    json const claims = {{"sub", user},
                         {"role", role_of(user)},
                         {"typ", purpose},
                         {"exp", host_.now_ms() / 1000 + lives},
                         {"jti", host_.new_token()}};
    std::string const text =
        encoded(style_.verify == VaultStyle::Verify::ByHeader ? R"({"alg":"RS256","typ":"JWT"})"
                : style_.verify == VaultStyle::Verify::ByKeyId
                    ? R"({"alg":"HS256","typ":"JWT","kid":"2026"})"
                    : R"({"alg":"HS256","typ":"JWT"})") +
        '.' + encoded(claims.dump());
    return text + '.' + signature(style_.key, text);
}

// The key that nobody is shown stands for an RSA pair's private half: what counts is that its
// public half cannot sign, but for who takes it for a shared secret.
bool Vault::is_signed(std::string const& text, std::string const& given, json const& header) const {
    using Verify = VaultStyle::Verify;
    if (style_.verify == Verify::ByHeader && header.value("alg", "") == "HS256")
        return signature(kPublicKey, text) == given;
    if (style_.verify == Verify::ByKeyId && header.value("kid", "").ends_with("/dev/null"))
        return signature("", text) == given;
    return signature(style_.key, text) == given;
}

std::string Vault::user_of(std::string const& token, std::string const& purpose) {
    using Verify = VaultStyle::Verify;
    std::size_t const dot = token.find('.');
    std::size_t const last = token.rfind('.');
    if (dot == std::string::npos || last == dot) return {};
    json const header = decoded(token.substr(0, dot));
    json const claims = decoded(token.substr(dot + 1, last - dot - 1));
    if (!header.is_object() || !claims.is_object()) return {};
    bool const is_none = header.value("alg", "") == "none" && style_.verify == Verify::NoneAllowed;
    bool const is_right = is_signed(token.substr(0, last), token.substr(last + 1), header);
    bool const is_believed = style_.verify == Verify::Unverified ||
                             (style_.verify == Verify::AccessOnly && purpose == "refresh");
    if (!is_right && !is_none && !is_believed) return {};
    bool const is_over = claims.value("exp", std::int64_t{0}) < host_.now_ms() / 1000;
    if (is_over && style_.verify != Verify::NoExpiry) return {};
    if (claims.value("typ", "") != purpose && style_.verify != Verify::NoPurpose) return {};
    return claims.value("sub", "");
}

Vault::Pair Vault::new_pair(std::string const& user, std::string const& family) {
    Pair pair{jwt(user, "access", kAccessLives), jwt(user, "refresh", kRefreshLives)};
    host_.query("INSERT INTO tokens VALUES (?, ?, ?, 0, '')", {stored(pair.refresh), family, user});
    return pair;
}

http::Response Vault::give(Pair const& pair, std::string const& body) const {
    json const tokens = {{"access", pair.access}, {"refresh", pair.refresh}};
    bool const is_storage = style_.carrier == VaultStyle::Carrier::Storage;
    http::Response answer = body.empty() ? reply(is_storage ? tokens : json::object()) : page(body);
    if (is_storage) return answer;
    std::string const attributes = "; HttpOnly; Secure; SameSite=Lax; Path=";
    answer.headers.append("set-cookie", "access=" + pair.access + attributes + "/");
    answer.headers.append("set-cookie",
                          "refresh=" + pair.refresh + attributes + style_.refresh_path);
    return answer;
}

http::Response Vault::log_in(Asked const& asked) {
    std::string const user = text_of(asked.reader.body("username"));
    auto const rows =
        host_.query("SELECT username FROM accounts WHERE username = ? AND password = ?",
                    {user, text_of(asked.reader.body("password"))});
    if (rows.empty()) return page("<p>That is not right.</p>", 401);
    Pair const pair = new_pair(user, host_.new_token());
    bool const is_json = asked.request.headers.get("content-type") == "application/json";
    if (is_json) return give(pair, "");
    std::string script;
    if (style_.carrier == VaultStyle::Carrier::Storage)
        script = "<script>localStorage.setItem('access','" + pair.access +
                 "');localStorage.setItem('refresh','" + pair.refresh + "')</script>";
    return give(pair, "<h1>Welcome " + user + "</h1>" + script);
}

http::Response Vault::refresh(Asked const& asked) {
    using Rotation = VaultStyle::Rotation;
    std::string token = asked.reader.cookie("refresh");
    if (style_.carrier == VaultStyle::Carrier::Storage) {
        std::string const header = asked.request.headers.get("authorization").value_or("");
        token = header.size() > 7 ? header.substr(7) : "";
    }
    if (user_of(token, "refresh").empty()) return reply({{"error", "sign in"}}, 401);
    constexpr std::int64_t kHour = 60 * 60 * 1000;
    bool const is_swept = style_.rotation == Rotation::Swept;
    if (is_swept)
        host_.query("DELETE FROM tokens WHERE used > 0 AND used < ?", {host_.now_ms() - kHour});
    auto const rows = host_.query(
        "SELECT family, username, used, successor FROM tokens WHERE token = ?", {stored(token)});
    if (rows.empty()) return reply({{"error", "sign in"}}, 401);
    std::string const family = text_of(rows.front()[0]);
    bool const is_believed = style_.verify == VaultStyle::Verify::AccessOnly;
    std::string const user =
        is_believed ? claims_of(token).value("sub", "") : text_of(rows.front()[1]);
    std::int64_t const used = number_of(rows.front()[2]);
    if (style_.rotation == Rotation::None)
        return give({jwt(user, "access", kAccessLives), token}, "");
    if (used != 0 && style_.rotation != Rotation::Predecessor) {
        bool const is_within = host_.now_ms() - used <= kGrace;
        if (is_within && (style_.rotation == Rotation::Family || is_swept))
            return give({jwt(user, "access", kAccessLives), text_of(rows.front()[3])}, "");
        if (!is_within || style_.rotation != Rotation::ForksInGrace) {
            if (style_.rotation != Rotation::OnlyThatOne)
                host_.query("DELETE FROM tokens WHERE family = ?", {family});
            return reply({{"error", "sign in"}}, 401);
        }
    }
    Pair const next = new_pair(user, family);
    host_.query("UPDATE tokens SET used = ?, successor = ? WHERE token = ?",
                {host_.now_ms(), next.refresh, stored(token)});
    return give(next, "");
}

http::Response Vault::log_out(Asked const& asked) {
    host_.query("DELETE FROM tokens WHERE token = ?", {stored(asked.reader.cookie("refresh"))});
    return reply(json::object());
}

http::Response Vault::me(Asked const& asked) {
    std::string token = asked.reader.cookie("access");
    std::string const header = asked.request.headers.get("authorization").value_or("");
    bool const is_storage = style_.carrier == VaultStyle::Carrier::Storage;
    if (is_storage) token = header.size() > 7 ? header.substr(7) : "";
    std::string const user = user_of(token, "access");
    if (user.empty()) return reply({{"error", "sign in"}}, 401);
    auto const rows = host_.query("SELECT card FROM accounts WHERE username = ?", {user});
    if (rows.empty()) return reply({{"error", "nobody"}}, 404);
    bool const is_in_token = style_.role == VaultStyle::Role::InToken;
    json cards = {text_of(rows.front()[0])};
    if ((is_in_token ? claims_of(token).value("role", "") : role_of(user)) == "clerk")
        for (auto const& row : host_.query("SELECT card FROM accounts", {}))
            cards.push_back(text_of(row[0]));
    return reply({{"username", user}, {"card", cards}});
}

}  // namespace parapet::reference
