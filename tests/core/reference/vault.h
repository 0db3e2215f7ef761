// An app with access tokens (JWT) and rotating refresh tokens, in cookies or handed to the page's
// script: what agents that are after tokens are tried on. The default Style is the hardened app.
//
//   GET /, /login, /key.pem   POST /login (form or JSON), /api/refresh, /api/logout   GET /api/me
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>

#include "core/range/app.h"
#include "tests/core/reference/club.h"
#include "tests/core/reference/request_reader.h"

namespace parapet::reference {

struct VaultStyle {
    enum class Carrier { Cookies, Storage } carrier = Carrier::Cookies;
    enum class Verify {
        Strict,
        NoneAllowed,  // "alg": "none" needs no signature
        Unverified,   // decoded, not verified
        NoExpiry,
        NoPurpose,   // a refresh token will do
        AccessOnly,  // of a refresh token only the number is looked up
        ByKeyId,     // the key is in a file that the token's "kid" names
        ByHeader  // signed by a private key, verified with the public one as the token's "alg" says
    } verify = Verify::Strict;
    std::string key = "8e1f6a4b7c2d9e0f5a3b6c1d8e7f2a9b";
    enum class Rotation {
        Family,        // single use, same successor within the grace, reuse ends the family
        None,          // the token stays
        Predecessor,   // rotated, and the old one still works
        OnlyThatOne,   // reuse is refused and ends nothing
        Swept,         // like Family, but used tokens are forgotten after an hour
        ForksInGrace,  // a new successor each time within the grace
    } rotation = Rotation::Family;
    enum class Role { InRow, InToken } role = Role::InRow;  // of a clerk, who sees all cards
    enum class AtRest { Hashed, Clear } at_rest = AtRest::Hashed;
    std::string refresh_path = "/api/refresh";  // of its cookie

    static VaultStyle vulnerable();
};

extern char const kVaultSchema[];

class Vault final : public range::App {
public:
    Vault(ClubHost& host, VaultStyle style) : host_(host), style_(std::move(style)) {}

    std::vector<http::Response> serve(std::span<http::Request const> requests) override;

private:
    struct Asked {
        http::Request const& request;
        RequestReader reader;
    };
    struct Pair {
        std::string access, refresh;
    };

    http::Response answer(Asked const&);
    http::Response log_in(Asked const&);
    http::Response refresh(Asked const&);
    http::Response log_out(Asked const&);
    http::Response me(Asked const&);
    http::Response give(Pair const&, std::string const& page) const;
    Pair new_pair(std::string const& user, std::string const& family);
    std::string role_of(std::string const& user);
    std::string jwt(std::string const& user, std::string const& purpose, std::int64_t lives);
    std::string user_of(std::string const& token, std::string const& purpose);
    bool is_signed(std::string const& text, std::string const& signature,
                   nlohmann::json const& header) const;
    std::string stored(std::string const& token) const;

    ClubHost& host_;
    VaultStyle style_;
};

}  // namespace parapet::reference
