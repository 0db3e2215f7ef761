// localStorage and sessionStorage: one area for each origin, the latter one more for each tab
// (https://html.spec.whatwg.org/multipage/webstorage.html). An opaque origin has none.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/browser/browser_event.h"
#include "core/http/origin.h"

namespace parapet::browser {

enum class StorageKind { Local, Session };

class StorageArea {
public:
    static constexpr std::size_t kQuota = 5 * 1024 * 1024;  // bytes of keys and values

    std::optional<std::string> get(std::string_view key) const;
    /// False when it would go over the quota: nothing changes (QuotaExceededError).
    bool set(std::string_view key, std::string value);
    void remove(std::string_view key);
    void clear();
    std::map<std::string, std::string, std::less<>> const& entries() const { return entries_; }

private:
    std::map<std::string, std::string, std::less<>> entries_;
    std::size_t used_ = 0;
};

class WebStorage {
public:
    /// Null for an opaque origin (SecurityError).
    StorageArea* area(StorageKind kind, TabId tab, http::Origin const& origin);
    void close_tab(TabId tab);

    std::map<std::string, StorageArea> const& local() const { return local_; }

private:
    std::map<std::string, StorageArea> local_;
    std::map<TabId, std::map<std::string, StorageArea>> session_;
};

}  // namespace parapet::browser
