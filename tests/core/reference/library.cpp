#include "tests/core/reference/library.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/crypto/digest.h"
#include "tests/core/reference/request_reader.h"
#include "tests/core/reference/shop_replies.h"

namespace parapet::reference {
namespace {

constexpr std::size_t kLongest = 1024;
constexpr char kUser[] = "library";

using Style = LibraryStyle;

Bytes md5(std::string_view text) { return crypto::digest(crypto::Hash::Md5, as_bytes(text)); }

Bytes first_sixteen(std::string_view text) {
    Bytes digest = crypto::digest(crypto::Hash::Sha256, as_bytes(text));
    digest.resize(16);
    return digest;
}

// What is left of a password where not the whole of it counts.
std::string compared(std::string password, Style::Check check) {
    if (check == Style::Check::SmallLetters) return ascii::lower(password);
    if (check == Style::Check::SmallFirstLetter && !password.empty())
        password[0] = ascii::lower(password[0]);
    if (check == Style::Check::OneSpaceForMany)
        for (std::size_t at; (at = password.find("  ")) != std::string::npos;)
            password.erase(at, 1);
    return password;
}

}  // namespace

// One request, answered.
class Library::Call {
public:
    Call(Library& library, range::World& world, http::Request const& request, std::size_t index)
        : library_(library),
          style_(library.style_),
          world_(world),
          request_(request),
          reader_(request),
          cause_{.request = index, .frames = {{"accounts.js", 7, 1}}} {}

    http::Response answer() {
        if (refuses(Style::Pepper::StopsThen)) return {.status = 0};
        if (refuses(Style::Pepper::RefusesThen)) return reply(503, {{"error", "later"}});
        if (style_.log == Style::Log::Bodies) world_.log("info", request_.body, cause_);
        std::string const call = request_.method + ' ' + reader_.path();
        if (call == "POST /api/signup") return sign_up();
        if (call == "POST /api/login") return log_in();
        if (call == "POST /api/forgot") return reply(202, {{"message", "look at your mail"}});
        auto const session = library_.sessions_.find(reader_.cookie("session"));
        if (session == library_.sessions_.end()) return reply(401, {{"error", "sign in first"}});
        auto const account = find("id", session->second);
        if (!account) return reply(401, {{"error", "sign in first"}});
        if (call == "GET /api/me") return me(*account);
        if (call == "POST /api/password") return change(*account);
        return reply(404, {{"error", "no such page"}});
    }

private:
    sql::SqlResult ask(std::string sql, std::vector<std::string> const& values) {
        sql::Parameters parameters;
        for (std::string const& value : values) parameters.positional.emplace_back(value);
        auto result = world_.query({.role = kUser,
                                    .sql = std::move(sql),
                                    .parameters = std::move(parameters),
                                    .cause = cause_});
        return result ? result.take() : sql::SqlResult{};
    }

    std::optional<Account> find(std::string const& by, std::string const& value) {
        auto const found = ask(
            "SELECT id, email, name, card, password FROM accounts WHERE " + by + " = ?", {value});
        if (found.first.rows.empty()) return std::nullopt;
        sql::Row const& row = found.first.rows.front();
        std::string texts[5];
        for (std::size_t i = 0; i < 5; ++i) texts[i] = range::in_words(row[i]);
        return Account{texts[0], texts[1], texts[2], texts[3], texts[4]};
    }

    // With the key that is not in the database, if there is one.
    std::string peppered(std::string const& password) {
        if (style_.pepper == Style::Pepper::None) return password;
        range::Json const set = range::read_setting(world_, "pepper", cause_).take();
        std::string const key = set.is_string() ? set.as_string() : "";
        Bytes const mac = crypto::hmac(crypto::Hash::Sha256, as_bytes(key), as_bytes(password));
        world_.hashed(crypto::FastDigest{crypto::Hash::Sha256}, as_bytes(password), as_bytes(key),
                      mac, cause_);
        return encode_base64(mac);
    }

    bool refuses(Style::Pepper how) {
        return style_.pepper == how &&
               range::read_setting(world_, "pepper", cause_).value().is_null();
    }

    std::string keep(std::string password, std::string const& email) {
        password = peppered(compared(password, style_.check));
        crypto::Argon2Options options;
        Bytes salt = first_sixteen(style_.kept == Style::Kept::OneSalt ? "the library" : email);
        switch (style_.kept) {
            case Style::Kept::Text: return password;
            case Style::Kept::Base64: return "b64$" + encode_base64(as_bytes(password));
            case Style::Kept::SaltedSha256: {
                world_.draw(salt);
                std::string const hex = encode_hex(salt), input = hex + password;
                Bytes const digest = crypto::digest(crypto::Hash::Sha256, as_bytes(input));
                world_.hashed(crypto::FastDigest{crypto::Hash::Sha256}, as_bytes(input), {}, digest,
                              cause_);
                return "sha$" + hex + '$' + encode_hex(digest);
            }
            case Style::Kept::Argon2i: options.type = crypto::Argon2Type::Argon2i; break;
            case Style::Kept::TinyArgon2: options.memory_kib = 64; break;
            case Style::Kept::SaltOfItsOwn: world_.draw(salt); [[fallthrough]];
            case Style::Kept::OneSalt:
            case Style::Kept::NameAsSalt:
                return world_.hash_password(password, salt, options, cause_).take();
            case Style::Kept::Argon2id: break;
        }
        return world_.hash_password(password, options, cause_).take();
    }

    bool is_right(std::string password, std::string const& kept) {
        if (style_.check == Style::Check::Nothing) return true;
        if (style_.check == Style::Check::OrWhatIsKept && password == kept) return true;
        if (kept.starts_with("$argon2")) {
            std::string text = compared(password, style_.check);
            if (is_of_today(kept)) text = peppered(text);
            auto const right = world_.verify_password(kept, text, cause_);
            return right && right.value();
        }
        if (style_.nobody != Style::Nobody::Quick) work_for_nobody(password);
        if (kept.starts_with("sha$")) {
            std::string const input = kept.substr(4, 32) + password;
            Bytes const digest = crypto::digest(crypto::Hash::Sha256, as_bytes(input));
            world_.hashed(crypto::FastDigest{crypto::Hash::Sha256}, as_bytes(input), {}, digest,
                          cause_);
            return kept.ends_with(encode_hex(digest));
        }
        if (kept.starts_with("b64$")) return kept == "b64$" + encode_base64(as_bytes(password));
        if (!kept.starts_with("md5$")) return kept == password;
        Bytes const digest = md5(password);
        world_.hashed(crypto::FastDigest{crypto::Hash::Md5}, as_bytes(password), {}, digest,
                      cause_);
        return kept == "md5$" + encode_hex(digest);
    }

    static bool is_of_today(std::string const& kept) {
        return kept.starts_with("$argon2id$v=19$m=19456");
    }

    void work_for_nobody(std::string const& password) {
        crypto::Argon2Options options;
        if (style_.nobody == Style::Nobody::CheaperHash) options.memory_kib = 4096;
        bool const is_slow = style_.kept != Style::Kept::Text &&
                             style_.kept != Style::Kept::Base64 &&
                             style_.kept != Style::Kept::SaltedSha256;
        if (is_slow) world_.hashed(options, as_bytes(password), {}, {}, cause_);
    }

    bool too_long(std::string const& password) const {
        return style_.length == Style::Length::Limited && password.size() > kLongest;
    }

    http::Response sign_up() {
        if (refuses(Style::Pepper::RefusesNewcomersThen)) return reply(503, {{"error", "later"}});
        std::string const email = reader_.body("email").text(), name = reader_.body("name").text(),
                          password = reader_.body("password").text();
        if (password.size() < 8 || too_long(password))
            return reply(400, {{"error", "another password, please"}});
        bool const looks = style_.sign_up != Style::SignUp::Alike;
        if (looks && find("email", email))
            return style_.sign_up == Style::SignUp::Told
                       ? reply(409, {{"error", "taken"}})
                       : reply(202, {{"message", "look at your mail"}});
        std::string const kept = keep(password, email);
        ask("INSERT OR IGNORE INTO accounts (email, name, password) VALUES (?, ?, ?)",
            {email, name, kept});
        return reply(202, {{"message", "look at your mail"}});
    }

    http::Response log_in() {
        std::string const email = reader_.body("email").text(),
                          password = reader_.body("password").text();
        http::Response const wrong = reply(401, {{"error", "wrong address or password"}});
        auto const account = find("email", email);
        bool const tells = style_.nobody == Style::Nobody::ToldOfLongOnes;
        if (tells && account && too_long(password)) return reply(400, {{"error", "too long"}});
        if (!request_.body.ends_with('}') || too_long(password)) return wrong;
        if (!account) {
            if (style_.nobody == Style::Nobody::Told) return reply(404, {{"error", "no member"}});
            if (style_.nobody != Style::Nobody::Quick) work_for_nobody(password);
            return wrong;
        }
        if (!is_right(password, account->password)) {
            if (style_.log == Style::Log::TriedInBase64)
                world_.log("warn", encode_base64(as_bytes(password)), cause_);
            return wrong;
        }
        if (!is_of_today(account->password) && style_.old_rows == Style::OldRows::Replaced)
            replace(*account, password);
        std::string const token = "s" + std::to_string(library_.sessions_.size() + 1);
        library_.sessions_[token] = account->id;
        http::Response response = reply(200, {{"email", account->email}});
        response.headers.append("Set-Cookie", "session=" + token + "; Path=/; HttpOnly");
        return response;
    }

    http::Response me(Account const& account) {
        nlohmann::json page = {{"email", account.email}, {"card", account.card}};
        if (style_.columns == Style::Columns::All) page["password"] = account.password;
        return reply(200, page);
    }

    http::Response change(Account const& account) {
        std::string const current = reader_.body("current").text(),
                          next = reader_.body("next").text();
        if (too_long(current) || too_long(next) || next.size() < 8)
            return reply(400, {{"error", "another password, please"}});
        bool const asks = style_.change == Style::Change::AsksCurrent;
        if (asks && !is_right(current, account.password))
            return reply(403, {{"error", "not your password"}});
        replace(account, next);
        return reply(200, {{"message", "changed"}});
    }

    void replace(Account const& account, std::string const& password) {
        ask("UPDATE accounts SET password = ? WHERE id = ?",
            {keep(password, account.email), account.id});
    }

    Library& library_;
    LibraryStyle const& style_;
    range::World& world_;
    http::Request const& request_;
    RequestReader reader_;
    range::Cause cause_;
};

std::vector<http::Response> Library::serve(std::span<http::Request const> requests) {
    std::vector<http::Response> responses;
    for (std::size_t i = 0; i < requests.size(); ++i)
        responses.push_back(Call(*this, *world_of_(of_), requests[i], i).answer());
    return responses;
}

}  // namespace parapet::reference
