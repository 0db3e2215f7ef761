#include "core/browser/cors_check.h"

#include "core/browser/cors_list.h"
#include "core/browser/cors_safelist.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kCorsCheck = "Fetch, CORS check";
constexpr std::string_view kAllowOrigin = "Access-Control-Allow-Origin";
constexpr std::string_view kAllowCredentials = "Access-Control-Allow-Credentials";

CorsFault fault_of_origin(std::string_view allowed) {
    if (allowed.find_first_of(", ") != std::string_view::npos)
        return CorsFault::MultipleAllowOrigin;
    if (allowed == "null" || http::parse_url(allowed).ok()) return CorsFault::AllowOriginMismatch;
    return CorsFault::InvalidAllowOrigin;
}

std::string shown(std::optional<std::string> const& value) {
    return "\"" + value.value_or("") + "\"";
}

std::string explain(CorsFault fault, http::HeaderList const& answer, std::string const& origin) {
    std::string const allowed = shown(answer.get(kAllowOrigin));
    switch (fault) {
        case CorsFault::MissingAllowOrigin: return "The answer has no Access-Control-Allow-Origin.";
        case CorsFault::MultipleAllowOrigin:
            return "Access-Control-Allow-Origin " + allowed + " is a list, but takes one origin.";
        case CorsFault::InvalidAllowOrigin:
            return "Access-Control-Allow-Origin " + allowed + " is no origin.";
        case CorsFault::AllowOriginMismatch:
            return "Access-Control-Allow-Origin " + allowed + " is not, letter for letter, " +
                   origin + ".";
        case CorsFault::WildcardWithCredentials:
            return "Access-Control-Allow-Origin \"*\" does not count for a request with "
                   "credentials.";
        case CorsFault::MissingAllowCredentials:
            return "The request had credentials, and the answer has no "
                   "Access-Control-Allow-Credentials.";
        case CorsFault::InvalidAllowCredentials:
            return "Access-Control-Allow-Credentials " + shown(answer.get(kAllowCredentials)) +
                   " is not \"true\".";
    }
    return "";
}

}  // namespace

std::optional<CorsFault> find_cors_fault(http::HeaderList const& answer, std::string_view origin,
                                         CredentialsMode credentials) {
    bool const with_credentials = credentials == CredentialsMode::Include;
    auto const allowed = answer.get(kAllowOrigin);
    if (!allowed) return CorsFault::MissingAllowOrigin;
    if (*allowed == "*") {
        if (with_credentials) return CorsFault::WildcardWithCredentials;
        return std::nullopt;
    }
    if (*allowed != origin) return fault_of_origin(*allowed);
    if (!with_credentials) return std::nullopt;
    auto const allows = answer.get(kAllowCredentials);
    if (!allows) return CorsFault::MissingAllowCredentials;
    if (*allows != "true") return CorsFault::InvalidAllowCredentials;
    return std::nullopt;
}

Verdict check_cors(CorsRequest const& request, http::HeaderList const& answer) {
    Verdict verdict;
    if (same_origin(request.origin, http::Origin::of(request.url))) {
        verdict.permit(kCorsCheck, "The answer is of the page's own origin.");
        return verdict;
    }
    std::string const origin = request.origin.serialize();
    auto const fault = find_cors_fault(answer, origin, request.credentials);
    if (fault) {
        verdict.block(kCorsCheck, explain(*fault, answer, origin));
        return verdict;
    }
    verdict.permit(kCorsCheck, "Access-Control-Allow-Origin " + shown(answer.get(kAllowOrigin)) +
                                   " allows " + origin + ".");
    if (origin == "null")
        verdict.note(kCorsCheck, "Any page can make its origin \"null\" with a sandboxed frame.");
    if (request.credentials == CredentialsMode::Include)
        verdict.permit(kCorsCheck, "Access-Control-Allow-Credentials is \"true\".");
    return verdict;
}

http::HeaderList readable_headers(CorsRequest const& request, http::HeaderList const& answer) {
    bool const is_own = same_origin(request.origin, http::Origin::of(request.url));
    auto const list = read_cors_list(answer, "Access-Control-Expose-Headers");
    CorsList const exposed = list.ok() ? list.value() : CorsList({});
    bool const all =
        is_own || (request.credentials != CredentialsMode::Include && exposed.has("*"));
    http::HeaderList readable;
    for (http::Header const& header : answer.entries()) {
        if (is_forbidden_response_header(header.name)) continue;
        if (all || is_safelisted_response_header(header.name) ||
            exposed.has_ignoring_case(header.name)) {
            readable.append(header.name, header.value);
        }
    }
    return readable;
}

}  // namespace parapet::browser
