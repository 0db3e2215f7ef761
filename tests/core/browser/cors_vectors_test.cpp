// Chromium's CORS unit tests, where the checkout has them beside it.
#include <iostream>

#include "core/base/hex.h"
#include "core/browser/cors_check.h"
#include "core/browser/cors_safelist.h"
#include "tests/core/vectors.h"

using namespace parapet;
using namespace parapet::browser;
using nlohmann::json;

namespace {

// Bytes that are no text stand as {"hex": "…"}.
std::string argument(json const& value) {
    if (value.is_string()) return value.get<std::string>();
    auto const bytes = decode_hex(value.at("hex").get<std::string>());
    REQUIRE(bytes.ok());
    return std::string(as_text(bytes.value()));
}

std::string name_of(std::optional<CorsFault> fault) {
    if (!fault) return "ok";
    switch (*fault) {
        case CorsFault::MissingAllowOrigin: return "MissingAllowOriginHeader";
        case CorsFault::MultipleAllowOrigin: return "MultipleAllowOriginValues";
        case CorsFault::InvalidAllowOrigin: return "InvalidAllowOriginValue";
        case CorsFault::AllowOriginMismatch: return "AllowOriginMismatch";
        case CorsFault::WildcardWithCredentials: return "WildcardOriginNotAllowed";
        case CorsFault::MissingAllowCredentials:
        case CorsFault::InvalidAllowCredentials: return "InvalidAllowCredentials";
    }
    return "";
}

std::string access_outcome(json const& args) {
    http::HeaderList answer;
    if (args.at("allow_origin").is_string())
        answer.append("Access-Control-Allow-Origin", args.at("allow_origin"));
    if (args.at("allow_credentials").is_string())
        answer.append("Access-Control-Allow-Credentials", args.at("allow_credentials"));
    auto const mode =
        args.at("credentials_mode") == "include" ? CredentialsMode::Include : CredentialsMode::Omit;
    return name_of(find_cors_fault(answer, args.at("request_origin").get<std::string>(), mode));
}

json outcome(std::string const& function, json const& args) {
    if (function == "CheckAccess") return access_outcome(args);
    std::string const first = argument(args.at(0));
    if (function == "IsCorsSafelistedMethod") return is_safelisted_method(normalize_method(first));
    if (function == "IsCorsSafelistedHeader") return !why_unsafe(first, argument(args.at(1)));
    if (function == "IsForbiddenMethod") return is_forbidden_method(first);
    if (function == "IsNoCorsSafelistedHeaderName") return is_no_cors_safelisted_name(first);
    if (function == "IsPrivilegedNoCorsHeaderName") return is_privileged_no_cors_name(first);
    return nullptr;
}

}  // namespace

TEST_CASE("cors vectors: Chromium's methods, headers and answers are judged alike",
          "[browser][cors][vectors]") {
    auto const suite = tests::open_vectors("cors/chromium_cors.json");
    if (!suite) return;
    int passed = 0, total = 0, excluded = 0;
    for (json const& row : suite->at("cases")) {
        if (row.contains("excluded")) {
            ++excluded;
            continue;
        }
        ++total;
        bool const is_right = outcome(row.at("fn"), row.at("args")) == row.at("expected");
        passed += is_right;
        INFO(row.dump());
        CHECK(is_right);
    }
    CHECK(total > 0);
    std::cout << "cors/chromium_cors.json: " << passed << "/" << total << " (excluded " << excluded
              << ")\n";
}
