// What a browser keeps of answers: RFC 9111 for a private cache, by the site of the tab as browsers
// do since 2021. An answer is fresh by max-age alone; the back button also takes a stale one. Of
// one URL the last answer is kept, and serves requests that are alike in what its Vary names.
#pragma once

#include <functional>
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
    /// Allowed: it was kept. Of the request the method, only GET is, and the headers count.
    Verdict keep(std::string_view partition, http::Request const& request, std::string_view url,
                 http::Response const& response, Time now);
    /// The headers that a request would have now; asked for only where a Vary names some.
    using Asked = std::function<http::HeaderList()>;
    http::Response const* find(std::string_view partition, std::string_view url, Asked const& asked,
                               Time now, Freshness freshness) const;
    void clear() { entries_.clear(); }

private:
    struct Entry {
        http::Response response;
        http::HeaderList varied;  // what Vary names, as the request had it
        Time fresh_until;
    };
    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace parapet::browser
