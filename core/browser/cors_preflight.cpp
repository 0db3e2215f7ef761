#include "core/browser/cors_preflight.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/cors_list.h"
#include "core/browser/cors_safelist.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kNeed = "Fetch, main fetch step 11";
constexpr std::string_view kPreflight = "Fetch, CORS-preflight fetch step 7";

std::string joined(std::vector<std::string> const& names) {
    std::string text;
    for (std::string const& name : names) text += (text.empty() ? "" : ",") + name;
    return text;
}

void judge_method(Verdict& verdict, CorsRequest const& request, CorsList const& methods) {
    bool const star = request.credentials != CredentialsMode::Include && methods.has("*");
    if (methods.has(request.method))
        verdict.permit(kPreflight, "Access-Control-Allow-Methods lists " + request.method + ".");
    else if (is_safelisted_method(request.method))
        verdict.permit(kPreflight, request.method + " need not be listed.");
    else if (star)
        verdict.permit(kPreflight,
                       "Access-Control-Allow-Methods \"*\" covers " + request.method + ".");
    else if (methods.has("*"))
        verdict.block(kPreflight,
                      "With credentials, Access-Control-Allow-Methods \"*\" is a method "
                      "of that name and not " +
                          request.method + ".");
    else
        verdict.block(kPreflight,
                      "Access-Control-Allow-Methods does not list " + request.method + ".");
}

void judge_header(Verdict& verdict, CorsRequest const& request, CorsList const& headers,
                  std::string const& name) {
    bool const star = request.credentials != CredentialsMode::Include && headers.has("*");
    if (headers.has_ignoring_case(name))
        verdict.permit(kPreflight, "Access-Control-Allow-Headers lists " + name + ".");
    else if (star && is_non_wildcard_name(name))
        verdict.block(kPreflight,
                      "Access-Control-Allow-Headers \"*\" does not cover " + name + ".");
    else if (star)
        verdict.permit(kPreflight, "Access-Control-Allow-Headers \"*\" covers " + name + ".");
    else if (headers.has("*"))
        verdict.block(kPreflight,
                      "With credentials, Access-Control-Allow-Headers \"*\" is a header "
                      "of that name and not " +
                          name + ".");
    else
        verdict.block(kPreflight, "Access-Control-Allow-Headers does not list " + name + ".");
}

}  // namespace

Verdict check_needs_no_preflight(CorsRequest const& request) {
    Verdict verdict;
    if (same_origin(request.origin, http::Origin::of(request.url))) {
        verdict.permit(kNeed, "The request goes to the page's own origin.");
        return verdict;
    }
    if (is_safelisted_method(request.method))
        verdict.permit(kNeed, "A form could send " + request.method + ".");
    else
        verdict.block(kNeed, "No form could send the method " + request.method + ".");
    std::size_t unsafe = 0;
    for (http::Header const& header : request.headers.entries()) {
        if (auto why = why_unsafe(header.name, header.value)) {
            verdict.block("Fetch, CORS-safelisted request-header", std::move(*why));
            ++unsafe;
        }
    }
    if (unsafe == 0 && !unsafe_header_names(request.headers).empty())
        verdict.block("Fetch, CORS-unsafe request-header names",
                      "The headers together are longer than 1,024 bytes.");
    return verdict;
}

http::Request preflight_of(CorsRequest const& request) {
    http::Request preflight;
    preflight.method = "OPTIONS";
    preflight.scheme = request.url.scheme;
    preflight.host = request.url.host_and_port();
    preflight.target = request.url.target();
    preflight.headers.append("Accept", "*/*");
    preflight.headers.append("Access-Control-Request-Method", request.method);
    auto const names = unsafe_header_names(request.headers);
    if (!names.empty()) preflight.headers.append("Access-Control-Request-Headers", joined(names));
    preflight.headers.append("Origin", request.origin.serialize());
    return preflight;
}

Verdict check_preflight(CorsRequest const& request, http::Response const& answer) {
    Verdict verdict = check_cors(request, answer.headers);
    if (answer.status < 200 || answer.status > 299)
        verdict.block(kPreflight, "The preflight was answered with status " +
                                      std::to_string(answer.status) + ", not one of 200 to 299.");
    auto const methods = read_cors_list(answer.headers, "Access-Control-Allow-Methods");
    auto const headers = read_cors_list(answer.headers, "Access-Control-Allow-Headers");
    if (methods.ok())
        judge_method(verdict, request, methods.value());
    else
        verdict.block(kPreflight, "Access-Control-Allow-Methods is no list of methods.");
    if (!headers.ok()) {
        verdict.block(kPreflight, "Access-Control-Allow-Headers is no list of header names.");
        return verdict;
    }
    for (std::string const& name : unsafe_header_names(request.headers))
        judge_header(verdict, request, headers.value(), name);
    return verdict;
}

std::chrono::seconds preflight_age(http::HeaderList const& answer) {
    constexpr std::chrono::seconds kDefault{5}, kMost = std::chrono::hours(2);
    auto const values = answer.all("Access-Control-Max-Age");
    if (values.size() != 1) return kDefault;
    std::string_view const text = ascii::trim(values.front());
    if (text.empty()) return kDefault;
    std::chrono::seconds age{0};
    for (char c : text) {
        if (!ascii::is_digit(c)) return kDefault;
        age = std::min(age * 10 + std::chrono::seconds(c - '0'), kMost);
    }
    return age;
}

void PreflightCache::add(CorsRequest const& request, Grants grants, std::string const& name,
                         Time expires) {
    Entry entry{request.origin.serialize(),
                request.url.href_without_fragment(),
                request.credentials,
                grants,
                name,
                expires};
    std::erase_if(entries_, [&entry](Entry const& old) {
        return old.origin == entry.origin && old.url == entry.url &&
               old.credentials == entry.credentials && old.grants == entry.grants &&
               old.name == entry.name;
    });
    entries_.push_back(std::move(entry));
}

void PreflightCache::keep(CorsRequest const& request, http::HeaderList const& answer, Time now) {
    Time const expires = now + preflight_age(answer);
    auto const methods = read_cors_list(answer, "Access-Control-Allow-Methods");
    auto const headers = read_cors_list(answer, "Access-Control-Allow-Headers");
    if (methods.ok())
        for (std::string const& name : methods.value().tokens())
            add(request, Grants::Method, name, expires);
    if (headers.ok())
        for (std::string const& name : headers.value().tokens())
            add(request, Grants::Header, name, expires);
}

void PreflightCache::forget(CorsRequest const& request) {
    std::erase_if(entries_, [&](Entry const& entry) {
        return entry.origin == request.origin.serialize() &&
               entry.url == request.url.href_without_fragment();
    });
}

bool PreflightCache::has(CorsRequest const& request, Grants grants, std::string_view name,
                         Time now) const {
    bool const with_credentials = request.credentials == CredentialsMode::Include;
    for (Entry const& entry : entries_) {
        bool const kept_with = entry.credentials == CredentialsMode::Include;
        if (entry.grants != grants || entry.expires <= now || (with_credentials && !kept_with) ||
            entry.origin != request.origin.serialize() ||
            entry.url != request.url.href_without_fragment()) {
            continue;
        }
        bool const star = entry.name == "*" && !kept_with && !is_non_wildcard_name(name);
        bool const is_named = grants == Grants::Method
                                  ? entry.name == name
                                  : ascii::equal_ignoring_case(entry.name, name);
        if (is_named || star) return true;
    }
    return false;
}

Verdict PreflightCache::check(CorsRequest const& request, Time now) const {
    constexpr std::string_view kSection = "Fetch, CORS-preflight cache";
    Verdict verdict;
    auto const judge = [&](Grants grants, std::string const& name) {
        if (has(request, grants, name, now))
            verdict.permit(kSection, "An earlier preflight granted " + name + ".");
        else
            verdict.block(kSection, "No earlier preflight that still counts granted " + name + ".");
    };
    if (!is_safelisted_method(request.method)) judge(Grants::Method, request.method);
    for (std::string const& name : unsafe_header_names(request.headers))
        judge(Grants::Header, name);
    return verdict;
}

}  // namespace parapet::browser
