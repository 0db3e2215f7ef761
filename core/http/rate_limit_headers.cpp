#include "core/http/rate_limit_headers.h"

#include <algorithm>

#include "core/http/http_date.h"

namespace parapet::http {
namespace {

void add_rest(SfItem& item, Bytes const& partition_key,
              std::vector<SfParameter> const& extensions) {
    if (!partition_key.empty()) item.parameters.push_back({"pk", partition_key});
    item.parameters.insert(item.parameters.end(), extensions.begin(), extensions.end());
}

SfItem item_of(RateLimitPolicy const& policy) {
    SfItem item{policy.name, {{"q", policy.quota}}};
    if (policy.unit == QuotaUnit::ContentBytes)
        item.parameters.push_back({"qu", std::string("content-bytes")});
    if (policy.unit == QuotaUnit::ConcurrentRequests)
        item.parameters.push_back({"qu", std::string("concurrent-requests")});
    if (policy.window)
        item.parameters.push_back({"w", static_cast<std::int64_t>(policy.window->count())});
    add_rest(item, policy.partition_key, policy.extensions);
    return item;
}

SfItem item_of(RateLimitState const& state) {
    SfItem item{state.name, {{"r", state.remaining}}};
    if (state.reset)
        item.parameters.push_back({"t", static_cast<std::int64_t>(state.reset->count())});
    add_rest(item, state.partition_key, state.extensions);
    return item;
}

template <class Entry>
Result<std::string, SfError> serialize_all(std::vector<Entry> const& entries) {
    std::vector<SfItem> list;
    for (Entry const& entry : entries) list.push_back(item_of(entry));
    return serialize(list);
}

}  // namespace

Result<std::string, SfError> serialize(std::vector<RateLimitPolicy> const& policies) {
    return serialize_all(policies);
}

Result<std::string, SfError> serialize(std::vector<RateLimitState> const& states) {
    return serialize_all(states);
}

std::string retry_after(Duration wait) {
    auto const seconds = std::chrono::ceil<std::chrono::seconds>(std::max(wait, Duration(0)));
    return std::to_string(seconds.count());
}

std::string retry_after(Time moment) { return http_date(moment); }

}  // namespace parapet::http
