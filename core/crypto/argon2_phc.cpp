#include <algorithm>
#include <charconv>

#include "core/base/base64.h"
#include "core/base/check.h"
#include "core/crypto/argon2.h"
#include "core/crypto/constant_time.h"

namespace parapet::crypto {
namespace {

constexpr std::size_t kSaltLength = 16;  // RFC 9106 section 3.1: recommended for passwords
constexpr std::string_view kNames[] = {"argon2d", "argon2i", "argon2id"};

// Takes what leads text off its front; false when something else leads.
bool take(std::string_view& text, std::string_view lead) {
    if (!text.starts_with(lead)) return false;
    text.remove_prefix(lead.size());
    return true;
}

// A decimal number of 32 bits without sign and leading zeros, as the PHC format spells it.
bool take_number(std::string_view& text, std::uint32_t& number) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    std::size_t const length = static_cast<std::size_t>(end - text.data());
    if (error != std::errc() || (length > 1 && text.front() == '0')) return false;
    text.remove_prefix(length);
    return true;
}

bool take_type(std::string_view& text, Argon2Type& type) {
    for (Argon2Type each : {Argon2Type::Argon2id, Argon2Type::Argon2i, Argon2Type::Argon2d}) {
        std::string const name = "$" + std::string(kNames[static_cast<int>(each)]) + "$";
        if (text.starts_with(name)) {
            text.remove_prefix(name.size() - 1);
            type = each;
            return true;
        }
    }
    return false;
}

// "$v=19", "$v=16", or nothing: hashes older than the field are version 16.
bool take_version(std::string_view& text, Argon2Version& version) {
    version = Argon2Version::V16;
    if (!take(text, "$v=")) return true;
    if (take(text, "19"))
        version = Argon2Version::V19;
    else if (!take(text, "16"))
        return false;
    return true;
}

bool take_costs(std::string_view& text, Argon2Options& options) {
    return take(text, "$m=") && take_number(text, options.memory_kib) && take(text, ",t=") &&
           take_number(text, options.passes) && take(text, ",p=") &&
           take_number(text, options.lanes);
}

// ",keyid=AAE" and the like; nothing there is fine and gives no bytes.
bool take_bytes(std::string_view& text, std::string_view name, Bytes& bytes) {
    if (!take(text, name)) return true;
    auto decoded = decode_base64(text.substr(0, text.find_first_of(",$")), Base64::Unpadded);
    if (!decoded || decoded.value().empty()) return false;
    bytes = decoded.take();
    text.remove_prefix(std::min(text.size(), text.find_first_of(",$")));
    return true;
}

std::string written(std::string_view name, ByteView bytes) {
    if (bytes.empty()) return {};
    return std::string(name) + encode_base64(bytes, Base64::Unpadded);
}

Bytes copy_of(ByteView bytes) { return Bytes(bytes.begin(), bytes.end()); }

}  // namespace

std::string to_phc(Argon2Hash const& hash) {
    Argon2Options const& options = hash.options;
    return "$" + std::string(kNames[static_cast<int>(options.type)]) +
           "$v=" + std::to_string(static_cast<std::uint32_t>(options.version)) +
           "$m=" + std::to_string(options.memory_kib) + ",t=" + std::to_string(options.passes) +
           ",p=" + std::to_string(options.lanes) + written(",keyid=", hash.key_id) +
           written(",data=", hash.associated) + "$" + encode_base64(hash.salt, Base64::Unpadded) +
           "$" + encode_base64(hash.tag, Base64::Unpadded);
}

Result<Argon2Hash, Argon2Error> parse_phc(std::string_view text, Argon2Limits const& limits) {
    Argon2Hash hash;
    if (!take_type(text, hash.options.type) || !take_version(text, hash.options.version) ||
        !take_costs(text, hash.options) || !take_bytes(text, ",keyid=", hash.key_id) ||
        !take_bytes(text, ",data=", hash.associated) || !take(text, "$"))
        return Failure{Argon2Error::BadEncoding};

    std::size_t const dollar = text.find('$');
    if (dollar == std::string_view::npos) return Failure{Argon2Error::BadEncoding};
    auto salt = decode_base64(text.substr(0, dollar), Base64::Unpadded);
    auto tag = decode_base64(text.substr(dollar + 1), Base64::Unpadded);
    if (!salt || !tag) return Failure{Argon2Error::BadEncoding};
    hash.salt = salt.take();
    hash.tag = tag.take();

    if (hash.tag.size() > UINT32_MAX) return Failure{Argon2Error::TagTooLong};
    hash.options.tag_length = static_cast<std::uint32_t>(hash.tag.size());
    if (auto fault = find_fault(hash.options, hash.salt.size(), limits)) return Failure{*fault};
    return hash;
}

Result<std::string, Argon2Error> argon2_phc(ByteView password, ByteView salt,
                                            Argon2Options const& options,
                                            Argon2Context const& with) {
    auto tag = argon2(password, salt, options, with);
    if (!tag) return Failure{tag.error()};
    return to_phc(
        {options, copy_of(salt), tag.take(), copy_of(with.key_id), copy_of(with.associated)});
}

Result<bool, Argon2Error> argon2_verify(std::string_view phc, ByteView password, ByteView secret) {
    auto const parsed = parse_phc(phc);
    if (!parsed) return Failure{parsed.error()};
    Argon2Hash const& stored = parsed.value();
    auto tag =
        argon2(password, stored.salt, stored.options, {secret, stored.associated, stored.key_id});
    if (!tag) return Failure{tag.error()};
    return constant_time_equal(tag.value(), stored.tag);
}

bool needs_rehash(std::string_view phc, Argon2Options const& wanted, ByteView key_id) {
    auto const parsed = parse_phc(phc);
    if (!parsed) return true;
    Argon2Options const& has = parsed.value().options;
    return has.type != wanted.type || has.version != wanted.version ||
           has.memory_kib != wanted.memory_kib || has.passes != wanted.passes ||
           has.lanes != wanted.lanes || has.tag_length < wanted.tag_length ||
           parsed.value().salt.size() < kSaltLength || parsed.value().key_id != copy_of(key_id);
}

}  // namespace parapet::crypto
