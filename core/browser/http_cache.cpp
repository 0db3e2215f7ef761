#include "core/browser/http_cache.h"

#include <charconv>

#include "core/base/ascii.h"
#include "core/browser/header_values.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kStoring = "RFC 9111 3";
constexpr std::int64_t kLongestAge = 400LL * 24 * 60 * 60;  // seconds

std::string key_of(std::string_view partition, std::string_view url) {
    return std::string(partition) + " " + std::string(url);
}

std::optional<std::chrono::seconds> read_age(std::string_view digits) {
    std::int64_t seconds = 0;
    auto const [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (error != std::errc() || end != digits.data() + digits.size() || seconds < 0)
        return std::nullopt;
    return std::chrono::seconds(seconds < kLongestAge ? seconds : kLongestAge);
}

std::vector<std::string> values_of(http::HeaderList const& headers, std::string_view name) {
    std::vector<std::string> values;
    for (std::string_view value : headers.all(name)) values.emplace_back(value);
    return values;
}

}  // namespace

CacheControl read_cache_control(http::HeaderList const& headers) {
    CacheControl control;
    for (std::string const& value : split_values(headers, "Cache-Control")) {
        std::string const word = ascii::lower(value);
        if (word == "no-store") control.no_store = true;
        if (word == "no-cache") control.no_cache = true;
        if (word.starts_with("max-age=")) control.max_age = read_age(word.substr(8));
    }
    return control;
}

Verdict HttpCache::keep(std::string_view partition, http::Request const& request,
                        std::string_view url, http::Response const& response, Time now) {
    Verdict verdict;
    CacheControl const control = read_cache_control(response.headers);
    if (request.method != "GET") verdict.block(kStoring, "Only answers to GET are kept.");
    if (response.status != 200) verdict.block(kStoring, "Only answers of status 200 are kept.");
    if (control.no_store) verdict.block("RFC 9111 5.2.2.5", "no-store: nothing of it is kept.");
    std::vector<std::string> const names = split_values(response.headers, "Vary");
    for (std::string const& name : names)
        if (name == "*") verdict.block("RFC 9111 4.1", "Vary: * is like no other request.");
    if (!verdict.allowed()) {
        entries_.erase(key_of(partition, url));
        return verdict;
    }
    http::HeaderList varied;
    for (std::string const& name : names)
        for (std::string const& value : values_of(request.headers, name))
            varied.append(name, value);
    bool const is_fresh = control.max_age && !control.no_cache;
    entries_.insert_or_assign(
        key_of(partition, url),
        Entry{response, std::move(varied), is_fresh ? now + *control.max_age : now});
    return verdict;
}

http::Response const* HttpCache::find(std::string_view partition, std::string_view url,
                                      Asked const& asked, Time now, Freshness freshness) const {
    auto const found = entries_.find(key_of(partition, url));
    if (found == entries_.end()) return nullptr;
    Entry const& entry = found->second;
    if (freshness == Freshness::MustBeFresh && entry.fresh_until <= now) return nullptr;
    if (!entry.response.headers.has("Vary")) return &entry.response;
    http::HeaderList const headers = asked();
    for (std::string const& name : split_values(entry.response.headers, "Vary"))
        if (values_of(headers, name) != values_of(entry.varied, name)) return nullptr;
    return &entry.response;
}

}  // namespace parapet::browser
