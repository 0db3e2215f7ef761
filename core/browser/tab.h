// A tab with its history, and a navigation as it waits for its turn: who wants what document where.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/browser/document.h"
#include "core/browser/fetching.h"

namespace parapet::browser {

struct HistoryEntry {
    http::Url url;
    std::string method = "GET";
    std::unique_ptr<Document> kept = {};  // as it was left, when the back button may have it
};

struct Tab {
    TabId id;
    std::vector<HistoryEntry> history = {};
    std::size_t current = 0;               // of history, when there is any
    std::unique_ptr<Document> shown = {};  // null before the first page
};

// Where a document goes: the tab itself, or a frame of one of its documents.
struct Slot {
    TabId tab = 0;
    DocumentId parent = 0;
    NodeId element = kNoNode;
};

enum class HistoryUse { Push, Replace, Traverse };

struct Navigation {
    Slot slot;
    DocumentId source = 0;  // whose document asked; 0: the user
    http::Url url;
    std::string method = "GET";
    std::string content_type = {};
    std::string body = {};
    NavigationKind kind = NavigationKind::Other;
    UserActivation activation = UserActivation::None;
    std::optional<ReferrerPolicy> referrer_policy = std::nullopt;  // of the link
    HistoryUse history = HistoryUse::Push;
    CacheUse cache = CacheUse::Fresh;
    std::size_t entry = 0;  // of the history, to Traverse
};

}  // namespace parapet::browser
