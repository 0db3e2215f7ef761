#include "core/browser/storage.h"

namespace parapet::browser {

std::optional<std::string> StorageArea::get(std::string_view key) const {
    auto const found = entries_.find(key);
    if (found == entries_.end()) return std::nullopt;
    return found->second;
}

bool StorageArea::set(std::string_view key, std::string value) {
    auto const found = entries_.find(key);
    std::size_t const freed =
        found == entries_.end() ? 0 : found->first.size() + found->second.size();
    std::size_t const used = used_ - freed + key.size() + value.size();
    if (used > kQuota) return false;
    used_ = used;
    entries_.insert_or_assign(std::string(key), std::move(value));
    return true;
}

void StorageArea::remove(std::string_view key) {
    auto const found = entries_.find(key);
    if (found == entries_.end()) return;
    used_ -= found->first.size() + found->second.size();
    entries_.erase(found);
}

void StorageArea::clear() {
    entries_.clear();
    used_ = 0;
}

StorageArea* WebStorage::area(StorageKind kind, TabId tab, http::Origin const& origin) {
    if (origin.is_opaque()) return nullptr;
    auto& areas = kind == StorageKind::Local ? local_ : session_[tab];
    return &areas[origin.serialize()];
}

void WebStorage::close_tab(TabId tab) { session_.erase(tab); }

}  // namespace parapet::browser
