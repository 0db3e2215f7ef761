#include "core/range/password_operations.h"

#include <algorithm>
#include <map>

#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/crypto/kdf.h"
#include "core/range/host_reply.h"
#include "core/range/json_text.h"
#include "core/range/remembered.h"
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

Bytes drawn_salt(World& world, Json const& op) {
    Bytes salt(16);
    world.draw(salt, cause_of(op));
    return salt;
}

// As npm argon2 says it, where it refuses too.
std::string_view argon2_message(crypto::Argon2Error error) {
    switch (error) {
        case crypto::Argon2Error::MemoryTooLittle: return "Memory cost is too small";
        case crypto::Argon2Error::PassesTooFew: return "Time cost is too small";
        case crypto::Argon2Error::LanesTooFew: return "Too few lanes";
        case crypto::Argon2Error::SaltTooShort: return "Salt is too short";
        case crypto::Argon2Error::TagTooShort: return "Output is too short";
        default: return crypto::explain(error);
    }
}

// All that a hash with a secret depends on.
std::string keyed_inputs(Json const& op, ByteView salt) {
    return to_canonical(member_of(op, "password")) + to_canonical(member_of(op, "options")) +
           to_canonical(member_of(op, "hash")) + to_canonical(member_of(op, "secret")) +
           encode_hex(salt);
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
    if (!(secret.empty() && associated.empty())) {
        Bytes const own = salt ? *salt : drawn_salt(world, op);
        static std::map<Bytes, std::string> known;
        auto const keyed = remembered(known, keyed_inputs(op, own), [&] {
            return crypto::argon2_phc(*password, own, options, {secret, associated});
        });
        if (!keyed) return fail_reply("Error", "", argon2_message(keyed.error()));
        auto const tag = crypto::parse_phc(keyed.value());
        world.hashed(options, *password, own, tag ? ByteView(tag.value().tag) : ByteView(),
                     cause_of(op));
        world.remember_hash(keyed.value());
        return ok_reply(keyed.value());
    }
    auto const hash = salt ? world.hash_password(as_text(*password), *salt, options, cause_of(op))
                           : world.hash_password(as_text(*password), options, cause_of(op));
    if (!hash) return fail_reply("Error", "", argon2_message(hash.error()));
    return ok_reply(hash.value());
}

std::string argon2_verify(World& world, Json const& op) {
    auto const password = bytes_in(op, "password");
    if (!password) return bad_argument("password must be a string or a buffer");
    std::string const phc = text_of(op, "hash");
    Bytes const secret = bytes_in(op, "secret").value_or(Bytes());
    auto const stored = crypto::parse_phc(phc);
    if (stored && !(secret.empty() && stored.value().associated.empty())) {
        crypto::Argon2Hash const& hash = stored.value();
        static std::map<Bytes, bool> known;
        bool const right = remembered(known, keyed_inputs(op, hash.salt), [&] {
                               return crypto::argon2_verify(phc, *password, secret);
                           }).value();
        world.hashed(hash.options, *password, hash.salt, right ? ByteView(hash.tag) : ByteView(),
                     cause_of(op));
        return ok_reply(right);
    }
    auto const right = world.verify_password(phc, as_text(*password), cause_of(op));
    if (!right) return fail_reply("Error", "", argon2_message(right.error()));
    return ok_reply(right.value());
}

// As an app may store or show it.
void remember_key(World& world, ByteView key) {
    constexpr std::size_t kShortestHash = 16;
    if (key.size() < kShortestHash) return;
    world.remember_hash(encode_base64(key, Base64::Unpadded));
    world.remember_hash(encode_hex(key));
}

std::string derived(World& world, crypto::HashCost const& cost, ByteView password, ByteView salt,
                    ByteView key, Json const& op) {
    world.hashed(cost, password, salt, key, cause_of(op));
    remember_key(world, key);
    return ok_reply(encode_base64(key));
}

std::string derive_key(World& world, Json const& op) {
    auto const password = bytes_in(op, "password");
    auto const salt = bytes_in(op, "salt");
    if (!password || !salt) return bad_argument("password and salt must be strings or buffers");
    std::size_t const length = count_in(op, "length", 0);
    static std::map<Bytes, Bytes> known;
    std::string const inputs =
        std::to_string(length) + ' ' + encode_hex(*salt) + ' ' + std::string(as_text(*password));
    if (text_of(op, "op") == "pbkdf2") {
        auto const hash = crypto::hash_named(text_of(op, "algorithm"));
        if (!hash)
            return fail_reply("TypeError", "ERR_CRYPTO_INVALID_DIGEST",
                              "Invalid digest: " + text_of(op, "algorithm"));
        std::uint32_t const iterations = count_in(op, "iterations", 0);
        std::string const cost =
            "pbkdf2 " + std::to_string(iterations) + ' ' + std::to_string(static_cast<int>(*hash));
        auto const key = remembered(known, cost + ' ' + inputs, [&] {
            return crypto::pbkdf2(*hash, *password, *salt, iterations, length);
        });
        if (!key) return fail_reply("RangeError", "ERR_OUT_OF_RANGE", crypto::explain(key.error()));
        return derived(world, crypto::Pbkdf2Cost{*hash, iterations}, *password, *salt, key.value(),
                       op);
    }
    crypto::ScryptCost const cost = {count_in(op, "N", 16'384), count_in(op, "r", 8),
                                     count_in(op, "p", 1)};
    std::string const costs = "scrypt " + std::to_string(cost.n) + ' ' + std::to_string(cost.r) +
                              ' ' + std::to_string(cost.p);
    auto const key = remembered(known, costs + ' ' + inputs,
                                [&] { return crypto::scrypt(*password, *salt, cost, length); });
    if (!key)
        return fail_reply("RangeError", "ERR_CRYPTO_INVALID_SCRYPT_PARAMS",
                          crypto::explain(key.error()));
    return derived(world, cost, *password, *salt, key.value(), op);
}

}  // namespace parapet::range
