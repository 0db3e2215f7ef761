// Signing up, signing in, and what a profile holds.
#include "tests/core/reference/shop.h"
#include "tests/core/reference/shop_replies.h"

namespace parapet::reference {
namespace {

std::string text_at(sql::Row const& row, std::size_t column) {
    if (column >= row.size()) return {};
    auto const* text = std::get_if<std::string>(&row[column]);
    return text == nullptr ? std::string() : *text;
}

std::int64_t whole_at(sql::Row const& row, std::size_t column) {
    auto const* whole = std::get_if<std::int64_t>(&row.at(column));
    return whole == nullptr ? 0 : *whole;
}

}  // namespace

http::Response Shop::sign_up(RequestReader const& request) {
    Given const username = request.body("username");
    Given const password = request.body("password");
    if (username.text().empty() || password.text().empty())
        return reply(400, {{"error", "name and password, please"}});
    Statement account;
    account << "INSERT INTO accounts (username, password_hash) VALUES (";
    account.text(username, style_.at("signup.username")) << ", ";
    account.own(host_.hash(password.text())) << ")";
    Outcome const made = run(account);
    if (made.failure) return *made.failure;
    Statement profile;
    profile << "INSERT INTO profiles (account_id, city) VALUES (";
    profile.own(made.result.last_insert_rowid) << ", ";
    profile.text(request.body("city"), style_.at("signup.city")) << ")";
    Outcome const done = run(profile);
    if (done.failure) return *done.failure;
    return reply(201, {{"id", made.result.last_insert_rowid}, {"username", username.text()}});
}

http::Response Shop::log_in(RequestReader const& request) {
    std::string const password = request.body("password").text();
    Statement find;
    find << "SELECT id, username, password_hash FROM accounts WHERE username = ";
    find.text(request.body("username"), style_.at("login.username"));
    Outcome const found = run(find);
    if (found.failure) return *found.failure;
    if (found.rows().empty()) {
        if (style_.login == Style::Wrong::Alike) host_.verify("$none", password);
        return reply(401, {{"error", "wrong name or password"}});
    }
    sql::Row const& row = found.rows().front();
    if (!host_.verify(text_at(row, 2), password))
        return reply(401, {{"error", "wrong name or password"}});
    std::string const token = "s" + std::to_string(sessions_.size() + 1);
    sessions_[token] = whole_at(row, 0);
    http::Response response = reply(200, {{"username", text_at(row, 1)}});
    response.headers.append("Set-Cookie", "session=" + token + "; Path=/; HttpOnly");
    return response;
}

http::Response Shop::me(std::int64_t account) {
    Statement find;
    bool const all = style_.columns == Style::Columns::All;
    find << (all ? "SELECT *" : "SELECT username, city, address")
         << " FROM accounts JOIN profiles ON account_id = accounts.id WHERE accounts.id = ";
    Outcome const found = run(find.own(account));
    if (found.failure) return *found.failure;
    if (found.rows().empty()) return reply(404, {{"error", "gone"}});
    return reply(200, object_of(found.result.first, found.rows().front()));
}

http::Response Shop::available(RequestReader const& request) {
    Statement find;
    find << "SELECT 1 FROM accounts WHERE username = ";
    find.text(request.query("username"), style_.at("available.username"));
    Outcome const found = run(find);
    if (found.failure) return *found.failure;
    return reply(200, {{"available", found.rows().empty()}});
}

http::Response Shop::set_profile(RequestReader const& request, std::int64_t account) {
    Statement update;
    update << "UPDATE profiles SET city = ";
    update.text(request.body("city"), style_.at("profile.city")) << " WHERE account_id = ";
    Outcome const done = run(update.own(account));
    if (done.failure) return *done.failure;
    return reply(200, {{"city", request.body("city").text()}});
}

http::Response Shop::neighbours(std::int64_t account) {
    Statement own_city;
    own_city << "SELECT city FROM profiles WHERE account_id = ";
    Outcome const mine = run(own_city.own(account));
    if (mine.failure) return *mine.failure;
    std::string const city = mine.rows().empty() ? "" : text_at(mine.rows().front(), 0);
    Statement find;
    find << "SELECT username FROM accounts JOIN profiles ON account_id = accounts.id WHERE city = ";
    find.text({{city}, false, true}, style_.at("neighbours.city"));
    Outcome const found = run(find << " AND account_id <> " << std::to_string(account));
    if (found.failure) return *found.failure;
    return reply(200, {{"city", city}, {"neighbours", objects_of(found.result.first)}});
}

}  // namespace parapet::reference
