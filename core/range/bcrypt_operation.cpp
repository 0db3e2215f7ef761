// The host operation bcrypt, apart from the others: a module for exercises without it leaves out
// its tables (wasm/cores/sql.cpp).
#include "core/base/hex.h"
#include "core/crypto/bcrypt.h"
#include "core/range/host_reply.h"
#include "core/range/password_operations.h"
#include "core/range/remembered.h"

namespace parapet::range {
namespace {

Result<std::string, crypto::BcryptError> remembered_bcrypt(ByteView password,
                                                           crypto::BcryptSetting const& setting) {
    static std::map<Bytes, std::string> known;
    std::string const inputs = std::to_string(setting.cost) + setting.variant +
                               encode_hex(setting.salt) + std::string(as_text(password));
    return remembered(known, inputs, [&] {
        return crypto::bcrypt(password, setting, crypto::LongPassword::Truncate);
    });
}

}  // namespace

// Long passwords are cut off silently, as npm bcrypt does: the lesson is that it does.
std::string bcrypt_hash(World& world, Json const& op) {
    auto const password = bytes_in(op, "password");
    if (!password) return bad_argument("data must be a string or Buffer");
    auto const setting = crypto::parse_bcrypt_setting(text_of(op, "setting"));
    if (!setting) return fail_reply("Error", "", crypto::explain(setting.error()));
    auto const hash = remembered_bcrypt(*password, setting.value());
    if (!hash) return fail_reply("Error", "", crypto::explain(hash.error()));
    crypto::BcryptSetting const& how = setting.value();
    world.hashed(crypto::BcryptCost{how.variant, how.cost}, *password, how.salt,
                 as_bytes(hash.value()), cause_of(op));
    world.remember_hash(hash.value());
    return ok_reply(hash.value());
}

}  // namespace parapet::range
