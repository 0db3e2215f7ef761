// Whatever a server answers to a cross-origin request is read without harm, and asking for more
// never gets more: not with credentials, not with another header.
#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/check.h"
#include "core/browser/cors_check.h"
#include "core/browser/cors_list.h"
#include "core/browser/cors_preflight.h"
#include "core/browser/cors_safelist.h"
#include "core/http/cors_answer.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::browser;

namespace {

constexpr std::string_view kHeaderNames[] = {
    "Access-Control-Allow-Origin",   "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Methods",  "Access-Control-Allow-Headers",
    "Access-Control-Expose-Headers", "Access-Control-Max-Age"};

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), ascii::is_token_character);
}

// What the preflight asks for, a server reads as the names that are unsafe.
void check_question(CorsRequest const& request) {
    auto const names = unsafe_header_names(request.headers);
    PARAPET_CHECK(std::is_sorted(names.begin(), names.end()));
    PARAPET_CHECK(std::adjacent_find(names.begin(), names.end()) == names.end());
    if (!std::all_of(names.begin(), names.end(), is_token)) return;
    auto const asked =
        read_cors_list(preflight_of(request).headers, "Access-Control-Request-Headers");
    PARAPET_CHECK(asked.ok() && asked.value().tokens() == names);
}

void check_writer(std::string const& origin, std::string const& other) {
    auto const policy = http::CorsPolicy::of({.origins = {origin}, .methods = {"PUT"}});
    if (!policy.ok()) return;
    for (std::string const& asking : {origin, other}) {
        auto const answer = policy.value().answer(asking);
        bool const is_let_in = !find_cors_fault(answer, asking, CredentialsMode::Omit);
        PARAPET_CHECK(is_let_in == (asking == origin || origin == "*"));
        PARAPET_CHECK(find_cors_fault(answer, asking, CredentialsMode::Include));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::uint8_t const flags = input.byte();
    auto const origin = http::parse_url(input.text());
    http::Response answer{.status = 200 + input.byte(), .headers = {}};
    for (std::size_t i = 0; i < std::size(kHeaderNames); ++i)
        if (flags >> i & 1) answer.headers.append(std::string(kHeaderNames[i]), input.text());
    CorsRequest request{
        .url = http::parse_url("https://api.example/").take(),
        .origin = origin.ok() ? http::Origin::of(origin.value()) : http::Origin::opaque(),
        .method = normalize_method(input.text())};
    std::string const name = input.text();
    std::string const value = input.text();
    check_writer(name, value);
    PARAPET_CHECK(why_unsafe(name, value) == why_unsafe(ascii::lower(name), value));
    answer.headers.append(name, value);
    answer.headers.append("Set-Cookie", "a=b");

    auto const age = preflight_age(answer.headers).count();
    PARAPET_CHECK(age >= 0 && age <= 7200);
    bool const without_header = check_preflight(request, answer).allowed();
    auto const readable = readable_headers(request, answer.headers);
    PARAPET_CHECK(!readable.has("Set-Cookie"));
    PARAPET_CHECK(readable.entries().size() < answer.headers.entries().size());

    request.headers.append(name, value);
    check_question(request);
    bool const with_header = check_preflight(request, answer).allowed();
    PARAPET_CHECK(without_header || !with_header);
    PARAPET_CHECK(check_cors(request, answer.headers).allowed() || !with_header);
    PreflightCache cache;
    Time const now{};
    if (with_header) cache.keep(request, answer.headers, now);
    PARAPET_CHECK(!with_header || age == 0 || cache.check(request, now).allowed());

    request.credentials = CredentialsMode::Include;
    PARAPET_CHECK(with_header || !check_preflight(request, answer).allowed());
    auto const readable_with = readable_headers(request, answer.headers);
    for (http::Header const& header : readable_with.entries())
        PARAPET_CHECK(readable.has(header.name));
    return 0;
}
