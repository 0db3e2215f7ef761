// What a browser keeps of answers: RFC 9111 for a private cache, by the site of the tab as browsers
// do since 2021. An answer is fresh by max-age alone; the back button also takes a stale one.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/browser/verdict.h"
#include "core/http/message.h"

namespace parapet::browser {

// Cache-Control as far as a browser looks at it.
struct CacheControl {
    bool no_store = false;
    bool no_cache = false;
    std::optional<std::chrono::seconds> max_age = std::nullopt;
};
CacheControl read_cache_control(http::HeaderList const& headers);

enum class Freshness { MustBeFresh, MayBeStale };

class HttpCache {
public:
    /// Allowed: it was kept. method is the request's; only GET is.
    Verdict keep(std::string_view partition, std::string_view method, std::string_view url,
                 http::Response const& response, Time now);
    http::Response const* find(std::string_view partition, std::string_view url, Time now,
                               Freshness freshness) const;
    void clear() { entries_.clear(); }

private:
    struct Entry {
        http::Response response;
        Time fresh_until;
    };
    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace parapet::browser
