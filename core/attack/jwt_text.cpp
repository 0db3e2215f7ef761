#include "core/attack/jwt_text.h"

#include "core/attack/request_writer.h"
#include "core/base/base64.h"
#include "core/crypto/digest.h"

namespace parapet::attack {
namespace {

std::string encoded(std::string_view text) { return encode_base64(as_bytes(text), Base64::Url); }

std::optional<std::string> decoded(std::string_view text) {
    auto const bytes = decode_base64(text, Base64::Url);
    if (!bytes) return std::nullopt;
    return std::string(bytes.value().begin(), bytes.value().end());
}

struct Extent {
    std::size_t start;
    std::size_t end;
};

// Where the member's value stands.
std::optional<Extent> value_of(std::string_view json, std::string_view name) {
    std::string const key = '"' + std::string(name) + '"';
    std::size_t at = json.find(key);
    if (at == std::string_view::npos) return std::nullopt;
    at = json.find_first_not_of(" :\t\r\n", at + key.size());
    if (at == std::string_view::npos) return std::nullopt;
    if (json[at] == '"') {
        std::size_t const end = json.find('"', at + 1);
        if (end == std::string_view::npos) return std::nullopt;
        return Extent{at, end + 1};
    }
    return Extent{at, std::min(json.find_first_of(",}", at), json.size())};
}

}  // namespace

std::string JwtText::signing_input() const { return encoded(header) + '.' + encoded(claims); }
std::string JwtText::write() const { return signing_input() + '.' + signature; }

std::optional<JwtText> read_jwt(std::string_view token) {
    std::size_t const first = token.find('.');
    std::size_t const second = token.find('.', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
    auto header = decoded(token.substr(0, first));
    auto claims = decoded(token.substr(first + 1, second - first - 1));
    if (!header || !claims || !header->starts_with('{') || !claims->starts_with('{'))
        return std::nullopt;
    return JwtText{*std::move(header), *std::move(claims), std::string(token.substr(second + 1))};
}

std::string hmac_signature(JwtText const& jwt, std::string_view key) {
    std::string const algorithm = member(jwt.header, "alg").value_or("");
    auto hash = crypto::Hash::Sha256;
    if (algorithm == "\"HS384\"") hash = crypto::Hash::Sha384;
    if (algorithm == "\"HS512\"") hash = crypto::Hash::Sha512;
    return encode_base64(crypto::hmac(hash, as_bytes(key), as_bytes(jwt.signing_input())),
                         Base64::Url);
}

std::optional<std::string> member(std::string_view json, std::string_view name) {
    auto const extent = value_of(json, name);
    if (!extent) return std::nullopt;
    return std::string(json.substr(extent->start, extent->end - extent->start));
}

std::string with_member(std::string json, std::string_view name, std::string_view value) {
    if (auto const extent = value_of(json, name))
        return json.replace(extent->start, extent->end - extent->start, value);
    bool const is_empty = json.find_first_not_of("{ }") == std::string::npos;
    return json.insert(1, json_string(name) + ":" + std::string(value) + (is_empty ? "" : ","));
}

}  // namespace parapet::attack
