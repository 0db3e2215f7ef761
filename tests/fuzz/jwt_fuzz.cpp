// Tokens: whatever verifies is the one text that signs to it, and what is minted is read back.
#include <nlohmann/json.hpp>

#include "core/auth/jwt.h"
#include "core/base/check.h"
#include "core/base/utf8.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::auth;

namespace {

constexpr Time kNow{std::chrono::seconds(1'700'000'000)};

JwsKey const& key() {
    static JwsKey const key = JwsKey::of(JwsAlgorithm::Hs256, Bytes(32, 7)).take();
    return key;
}

void check_reading(std::string_view token) {
    auto const jws = verify_jws(key(), token);
    if (!jws) return;
    std::size_t const dot = token.rfind('.');
    std::string const same = std::string(token.substr(0, dot));
    PARAPET_CHECK(verify_jws(key(), same + ".").error() == JwtError::BadSignature);
}

// What the strict reader takes, the lenient library takes too, as an object.
void check_json(std::string_view text) {
    auto const members = read_jose_object(text);
    if (!members) return;
    auto const value = nlohmann::json::parse(text, nullptr, false);
    PARAPET_CHECK(value.is_object());
    PARAPET_CHECK(value.size() == members.value().size());
    for (JoseMember const& member : members.value()) {
        auto const found = value.find(std::string(member.name));
        PARAPET_CHECK(found != value.end());
        auto const* words = std::get_if<std::string_view>(&member.value);
        PARAPET_CHECK(found->is_string() == (words != nullptr));
        if (words != nullptr) PARAPET_CHECK(*found == std::string(*words));
    }
}

// The text as the payload of a token that is rightly signed: the claims' own checks are reached.
void check_payload(std::string_view payload) {
    auto const token = sign_jws(key(), {}, payload);
    if (!token) return;
    auto const jwt = verify_jwt(key(), token.value(), {.expiry = JwtExpiry::Optional}, kNow);
    if (!jwt) return;
    PARAPET_CHECK(jwt.value().payload == payload);
    PARAPET_CHECK(!jwt.value().claims.expires || *jwt.value().claims.expires > kNow);
}

void check_writing(tests::FuzzInput input) {
    JwtToMint token;
    token.header = {.type = input.text(), .key_id = input.text()};
    token.claims.subject = input.text();
    token.claims.audience = {input.text(), input.text()};
    token.claims.expires = kNow + std::chrono::seconds(1 + input.byte());
    std::string const further = input.rest();
    if (!further.empty()) token.further = further;
    auto const minted = mint_jwt(key(), token);
    if (!minted) return;
    auto const jwt =
        verify_jwt(key(), minted.value(),
                   {.audience = token.claims.audience[1], .subject = *token.claims.subject}, kNow);
    if (token.claims.audience[1].empty()) return;  // no expectation at all
    PARAPET_CHECK(jwt.ok());
    PARAPET_CHECK(jwt.value().header.type == token.header.type);
    PARAPET_CHECK(jwt.value().header.key_id == token.header.key_id);
    PARAPET_CHECK(jwt.value().claims.subject == token.claims.subject);
    PARAPET_CHECK(jwt.value().claims.audience == token.claims.audience);
    PARAPET_CHECK(jwt.value().claims.expires == token.claims.expires);
    PARAPET_CHECK(is_valid_utf8(jwt.value().payload));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    check_reading(text);
    check_json(text);
    check_payload(text);
    check_writing({data, size});
    return 0;
}
