// The host operation bcrypt, apart from the others: a module for exercises without it leaves out
// its tables (wasm/cores/sql.cpp).
#include "core/base/hex.h"
#include "core/crypto/bcrypt.h"
#include "core/range/host_reply.h"
#include "core/range/password_operations.h"
#include "core/range/remembered.h"

namespace parapet::range {
namespace {

// What bcrypt reads of a password.
std::string_view read_part(ByteView password) {
    return as_text(password).substr(0, crypto::kBcryptMaxPassword);
}

// Of which password a hash was made here.
std::map<std::string, std::string, std::less<>>& makers() {
    static std::map<std::string, std::string, std::less<>> known;
    return known;
}

// A hash that was made here is one password's alone, so no other is hashed to see that it is wrong
// (as Argon2Memo::verify). Within a password a NUL may stand for its end.
bool is_of_another(std::string_view hash, ByteView password) {
    auto const maker = makers().find(hash);
    return maker != makers().end() && maker->second != read_part(password) &&
           as_text(password).find('\0') == std::string_view::npos;
}

Result<std::string, crypto::BcryptError> remembered_bcrypt(ByteView password,
                                                           crypto::BcryptSetting const& setting) {
    static std::map<Bytes, std::string> known;
    std::string const inputs = std::to_string(setting.cost) + setting.variant +
                               encode_hex(setting.salt) + std::string(read_part(password));
    auto hash = remembered(known, inputs, [&] {
        return crypto::bcrypt(password, setting, crypto::UnfitPassword::TakeAsLibrariesDo);
    });
    if (makers().size() >= kHashesKept) makers().clear();
    if (hash) makers().emplace(hash.value(), read_part(password));
    return hash;
}

}  // namespace

// Long passwords are cut off silently, as npm bcrypt does: the lesson is that it does.
std::string bcrypt_hash(World& world, Json const& op) {
    auto const password = bytes_in(op, "password");
    if (!password) return bad_argument("data must be a string or Buffer");
    auto const setting = crypto::parse_bcrypt_setting(text_of(op, "setting"));
    if (!setting) return fail_reply("Error", "", crypto::explain(setting.error()));
    crypto::BcryptSetting const& how = setting.value();
    crypto::BcryptCost const cost{how.variant, how.cost};
    if (is_of_another(text_of(op, "compared"), *password)) {
        world.hashed(cost, *password, how.salt, {}, cause_of(op));
        return ok_reply("");
    }
    auto const hash = remembered_bcrypt(*password, how);
    if (!hash) return fail_reply("Error", "", crypto::explain(hash.error()));
    world.hashed(cost, *password, how.salt, as_bytes(hash.value()), cause_of(op));
    world.remember_hash(hash.value());
    return ok_reply(hash.value());
}

}  // namespace parapet::range
