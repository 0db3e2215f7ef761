#include "core/auth/jwt.h"
#include "core/base/ascii.h"
#include "core/base/json_string.h"
#include "core/base/utf8.h"

namespace parapet::auth {
namespace {

constexpr std::string_view kRegistered[] = {"iss", "sub", "aud", "exp", "nbf", "iat", "jti"};

// Writes members one after another; the first that cannot be written ends it.
class PayloadWriter {
public:
    void text(std::string_view name, std::optional<std::string> const& value) {
        if (!value) return;
        start(name);
        quote(*value);
    }

    void date(std::string_view name, std::optional<Time> const& value) {
        if (!value) return;
        auto const seconds = std::chrono::floor<std::chrono::seconds>(value->time_since_epoch());
        if (seconds.count() < 0 || seconds.count() >= 100'000'000'000)
            fault_ = JwtError::DateOutOfRange;
        start(name);
        text_ += std::to_string(seconds.count());
    }

    void audience(std::vector<std::string> const& values) {
        if (values.empty()) return;
        start("aud");
        if (values.size() == 1) return quote(values.front());
        for (std::size_t i = 0; i < values.size(); ++i) {
            text_ += i == 0 ? '[' : ',';
            quote(values[i]);
        }
        text_ += ']';
    }

    // The members of a JSON object that has been read and found in order.
    void members_of(std::string_view object) {
        object = ascii::trim(object);
        std::string_view const members = ascii::trim(object.substr(1, object.size() - 2));
        if (members.empty()) return;
        if (!text_.empty()) text_ += ',';
        text_ += members;
    }

    Result<std::string, JwtError> finish() const {
        if (fault_) return Failure{*fault_};
        return "{" + text_ + "}";
    }

private:
    void start(std::string_view name) {
        if (!text_.empty()) text_ += ',';
        text_ += '"';
        text_ += name;
        text_ += "\":";
    }

    void quote(std::string const& value) {
        if (!is_valid_utf8(value)) fault_ = JwtError::BadText;
        text_ += quote_json(value);
    }

    std::string text_;
    std::optional<JwtError> fault_;
};

std::optional<JwtError> find_fault(std::string_view further) {
    auto const members = read_jose_object(further, {});
    if (!members)
        return members.error() == JoseJsonError::DuplicateMember ? JwtError::DuplicateMember
                                                                 : JwtError::BadPayload;
    for (std::string_view name : kRegistered) {
        if (find_member(members.value(), name) != nullptr) return JwtError::ClaimTwice;
    }
    return std::nullopt;
}

}  // namespace

Result<std::string, JwtError> mint_jwt(JwsKey const& key, JwtToMint const& token) {
    if (auto fault = find_fault(token.further)) return Failure{*fault};
    JwtClaims const& claims = token.claims;
    PayloadWriter writer;
    writer.text("iss", claims.issuer);
    writer.text("sub", claims.subject);
    writer.audience(claims.audience);
    writer.date("exp", claims.expires);
    writer.date("nbf", claims.not_before);
    writer.date("iat", claims.issued_at);
    writer.text("jti", claims.id);
    writer.members_of(token.further);
    auto const payload = writer.finish();
    if (!payload) return Failure{payload.error()};
    return sign_jws(key, token.header, payload.value());
}

}  // namespace parapet::auth
