#include "core/crypto/stored_hash.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

#include "core/base/ascii.h"
#include "core/base/base64.h"

namespace parapet::crypto {
namespace {

constexpr Argon2Limits kAnyCost = {.memory_kib = std::numeric_limits<std::uint32_t>::max(),
                                   .work_kib = std::numeric_limits<std::uint64_t>::max()};

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (;;) {
        std::size_t const end = std::min(text.find(at), text.size());
        parts.push_back(text.substr(0, end));
        if (end == text.size()) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// "ln=17,r=8,p=1" and "r" gives 8.
std::optional<std::uint64_t> parameter(std::string_view list, std::string_view name) {
    for (std::string_view pair : split(list, ',')) {
        std::size_t const equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name)
            return number(pair.substr(equals + 1));
    }
    return std::nullopt;
}

// Of Base64 in any alphabet, padded or not.
std::size_t base64_length(std::string_view text) {
    while (text.ends_with('=')) text.remove_suffix(1);
    return text.size() * 3 / 4;
}

std::optional<Hash> hash_of_size(std::size_t size) {
    for (Hash hash : {Hash::Md5, Hash::Sha1, Hash::Sha256, Hash::Sha384, Hash::Sha512}) {
        if (digest_size(hash) == size) return hash;
    }
    return std::nullopt;
}

StoredHash read_bcrypt(std::string_view text) {
    auto const parts = split(text, '$');  // "", "2b", "10", salt and hash
    if (parts.size() != 4 || parts[1].size() > 2 || parts[3].size() != 53) return {};
    auto const cost = number(parts[2]);
    if (!cost || parts[2].size() != 2) return {};
    char const variant = parts[1].size() == 2 ? parts[1][1] : ' ';
    return {BcryptCost{variant, static_cast<std::uint32_t>(*cost)}, 16, 23};
}

StoredHash read_scrypt(std::string_view text) {
    auto const parts = split(text, '$');  // "", "scrypt", costs, salt, hash
    if (parts.size() != 5) return {};
    auto const log_n = parameter(parts[2], "ln");
    auto const r = parameter(parts[2], "r");
    auto const p = parameter(parts[2], "p");
    if (!log_n || !r || !p || *log_n < 1 || *log_n > 63 || *r > UINT32_MAX || *p > UINT32_MAX)
        return {};
    ScryptCost const cost = {std::uint64_t{1} << *log_n, static_cast<std::uint32_t>(*r),
                             static_cast<std::uint32_t>(*p)};
    return {cost, base64_length(parts[3]), base64_length(parts[4])};
}

// parts: scheme, iterations, salt, hash. Django writes the salt as it is, others in Base64.
StoredHash read_pbkdf2(std::vector<std::string_view> const& parts, std::string_view hash_name) {
    if (parts.size() != 4) return {};
    auto const hash = hash_named(hash_name.empty() ? "sha1" : hash_name);
    auto iterations = number(parts[1]);
    if (!iterations) iterations = parameter(parts[1], "i");
    if (!hash || !iterations) return {};
    bool const is_django = parts[0].find('_') != std::string_view::npos;
    std::size_t const salt_length = is_django ? parts[2].size() : base64_length(parts[2]);
    return {Pbkdf2Cost{*hash, *iterations}, salt_length, base64_length(parts[3])};
}

StoredHash read_crypt(std::string_view text) {
    auto parts = split(text, '$');  // "", "6", ["rounds=N"], salt, hash
    std::uint64_t rounds = parts[1] == "1" ? 1000 : 5000;
    if (parts.size() == 5 && parts[2].starts_with("rounds=")) {
        rounds = number(parts[2].substr(7)).value_or(rounds);
        parts.erase(parts.begin() + 2);
    }
    if (parts.size() != 4 || parts[3].empty()) return {};
    Hash const hash = parts[1] == "1" ? Hash::Md5 : parts[1] == "5" ? Hash::Sha256 : Hash::Sha512;
    return {CryptCost{hash, rounds}, parts[2].size() * 3 / 4, digest_size(hash)};
}

// "{SHA}" and "{SSHA}": RFC 2307; the salt of the second follows the digest.
StoredHash read_ldap(std::string_view base64, std::string_view name) {
    auto const bytes = decode_base64(base64);
    std::size_t const size = digest_size(Hash::Sha1);
    if (!bytes || bytes.value().size() < size) return {};
    std::size_t const salt = bytes.value().size() - size;
    if ((salt > 0) != (name == "{SSHA}")) return {};
    return {FastDigest{Hash::Sha1}, salt, size};
}

StoredHash read_hex(std::string_view text) {
    if (text.size() % 2 != 0 || !std::all_of(text.begin(), text.end(), ascii::is_hex_digit))
        return {};
    auto const hash = hash_of_size(text.size() / 2);
    if (!hash) return {};
    return {FastDigest{*hash}, 0, text.size() / 2};
}

}  // namespace

StoredHash recognise_hash(std::string_view text) {
    if (text.starts_with("$argon2")) {
        auto const read = parse_phc(text, kAnyCost);
        if (!read) return {};
        return {read.value().options, read.value().salt.size(), read.value().tag.size()};
    }
    if (text.starts_with("$2")) return read_bcrypt(text);
    if (text.starts_with("$scrypt$")) return read_scrypt(text);
    if (text.starts_with("$1$") || text.starts_with("$5$") || text.starts_with("$6$"))
        return read_crypt(text);
    for (std::string_view lead : {"$pbkdf2", "pbkdf2_"}) {
        if (!text.starts_with(lead)) continue;
        std::string_view const rest = text.substr(text.front() == '$' ? 1 : 0);
        auto const parts = split(rest, '$');
        return read_pbkdf2(parts, parts[0].substr(std::min<std::size_t>(7, parts[0].size())));
    }
    for (std::string_view name : {"{SHA}", "{SSHA}"}) {
        if (text.starts_with(name)) return read_ldap(text.substr(name.size()), name);
    }
    return read_hex(text);
}

}  // namespace parapet::crypto
