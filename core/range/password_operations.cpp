#include "core/range/password_operations.h"

#include <algorithm>
#include <map>

#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/crypto/bcrypt.h"
#include "core/crypto/kdf.h"
#include "core/range/host_reply.h"
#include "core/range/work_meter.h"

namespace parapet::range {
namespace {

std::uint32_t count_in(Json const& options, std::string_view name, double otherwise) {
    return static_cast<std::uint32_t>(std::clamp(number_of(options, name, otherwise), 0.0, 4e9));
}

// Members and defaults are those of npm argon2.
crypto::Argon2Options argon2_options(Json const& given) {
    crypto::Argon2Options options;
    std::uint32_t const type = count_in(given, "type", 2);
    options.type = type == 0   ? crypto::Argon2Type::Argon2d
                   : type == 1 ? crypto::Argon2Type::Argon2i
                               : crypto::Argon2Type::Argon2id;
    options.memory_kib = count_in(given, "memoryCost", 65'536);
    options.passes = count_in(given, "timeCost", 3);
    options.lanes = count_in(given, "parallelism", 4);
    options.tag_length = count_in(given, "hashLength", 32);
    return options;
}

// As Argon2Memo: a run meets the same few passwords and salts in every case.
constexpr std::size_t kBcryptsKept = 1024;

Result<std::string, crypto::BcryptError> remembered_bcrypt(ByteView password,
                                                           crypto::BcryptSetting const& setting) {
    static std::map<Bytes, std::string> known;
    Bytes key = crypto::digest(crypto::Hash::Sha256, password);
    key.insert(key.end(), setting.salt.begin(), setting.salt.end());
    key.push_back(static_cast<std::uint8_t>(setting.cost));
    key.push_back(static_cast<std::uint8_t>(setting.variant));
    if (auto const found = known.find(key); found != known.end()) return found->second;
    auto hash = crypto::bcrypt(password, setting, crypto::LongPassword::Truncate);
    if (known.size() >= kBcryptsKept) known.clear();
    if (hash) known.emplace(std::move(key), hash.value());
    return hash;
}

}  // namespace

std::string bad_argument(std::string_view what) {
    return fail_reply("TypeError", "ERR_INVALID_ARG_TYPE", what);
}

std::optional<Bytes> bytes_in(Json const& operation, std::string_view name) {
    Json const& text = member_of(operation, name);
    if (!text.is_string()) return std::nullopt;
    auto bytes = decode_base64(text.as_string());
    if (!bytes) return std::nullopt;
    return bytes.take();
}

std::string argon2_hash(World& world, Json const& op) {
    auto const password = bytes_in(op, "password");
    if (!password) return bad_argument("password must be a string or a buffer");
    Json const& given = member_of(op, "options");
    auto const salt = bytes_in(given, "salt");
    crypto::Argon2Options const options = argon2_options(given);
    Bytes const secret = bytes_in(given, "secret").value_or(Bytes());
    Bytes const associated = bytes_in(given, "associatedData").value_or(Bytes());
    if (salt && !(secret.empty() && associated.empty())) {
        auto const keyed = crypto::argon2_phc(*password, *salt, options, {secret, associated});
        if (!keyed) return fail_reply("Error", "", crypto::explain(keyed.error()));
        world.advance(argon2_work(options));
        world.remember_hash(keyed.value());
        return ok_reply(keyed.value());
    }
    auto const hash = salt ? world.hash_password(as_text(*password), *salt, options)
                           : world.hash_password(as_text(*password), options);
    if (!hash) return fail_reply("Error", "", crypto::explain(hash.error()));
    return ok_reply(hash.value());
}

std::string argon2_verify(World& world, Json const& op) {
    auto const password = bytes_in(op, "password");
    if (!password) return bad_argument("password must be a string or a buffer");
    std::string const phc = text_of(op, "hash");
    Bytes const secret = bytes_in(op, "secret").value_or(Bytes());
    auto const stored = crypto::parse_phc(phc);
    if (stored && !(secret.empty() && stored.value().associated.empty())) {
        world.advance(argon2_work(stored.value().options));
        return ok_reply(crypto::argon2_verify(phc, *password, secret).value());
    }
    auto const right = world.verify_password(phc, as_text(*password));
    if (!right) return fail_reply("Error", "", crypto::explain(right.error()));
    return ok_reply(right.value());
}

// As an app may store or show it.
void remember_key(World& world, ByteView key) {
    constexpr std::size_t kShortestHash = 16;
    if (key.size() < kShortestHash) return;
    world.remember_hash(encode_base64(key, Base64::Unpadded));
    world.remember_hash(encode_hex(key));
}

// Long passwords are cut off silently, as npm bcrypt does: the lesson is that it does.
std::string bcrypt_hash(World& world, Json const& op) {
    auto const password = bytes_in(op, "password");
    if (!password) return bad_argument("data must be a string or Buffer");
    auto const setting = crypto::parse_bcrypt_setting(text_of(op, "setting"));
    if (!setting) return fail_reply("Error", "", crypto::explain(setting.error()));
    auto const hash = remembered_bcrypt(*password, setting.value());
    if (!hash) return fail_reply("Error", "", crypto::explain(hash.error()));
    world.advance(bcrypt_work(setting.value().cost));
    world.remember_hash(hash.value());
    return ok_reply(hash.value());
}

std::string derive_key(World& world, Json const& op) {
    auto const password = bytes_in(op, "password");
    auto const salt = bytes_in(op, "salt");
    if (!password || !salt) return bad_argument("password and salt must be strings or buffers");
    std::size_t const length = count_in(op, "length", 0);
    if (text_of(op, "op") == "pbkdf2") {
        auto const hash = crypto::hash_named(text_of(op, "algorithm"));
        if (!hash)
            return fail_reply("TypeError", "ERR_CRYPTO_INVALID_DIGEST",
                              "Invalid digest: " + text_of(op, "algorithm"));
        std::uint32_t const iterations = count_in(op, "iterations", 0);
        auto const key = crypto::pbkdf2(*hash, *password, *salt, iterations, length);
        if (!key) return fail_reply("RangeError", "ERR_OUT_OF_RANGE", crypto::explain(key.error()));
        world.advance(pbkdf2_work(iterations));
        remember_key(world, key.value());
        return ok_reply(encode_base64(key.value()));
    }
    crypto::ScryptCost const cost = {count_in(op, "N", 16'384), count_in(op, "r", 8),
                                     count_in(op, "p", 1)};
    auto const key = crypto::scrypt(*password, *salt, cost, length);
    if (!key)
        return fail_reply("RangeError", "ERR_CRYPTO_INVALID_SCRYPT_PARAMS",
                          crypto::explain(key.error()));
    world.advance(scrypt_work(cost));
    remember_key(world, key.value());
    return ok_reply(encode_base64(key.value()));
}

}  // namespace parapet::range
