#include "core/sql/statement_cache.h"

#include <utility>

namespace parapet::sql {
namespace {

constexpr std::size_t kLongestKept = 2000;  // bytes of a text
constexpr std::size_t kMostKept = 50;

}  // namespace

std::optional<Compiled> StatementCache::take(std::string_view text) {
    auto const found = kept_.find(text);
    if (found == kept_.end()) return std::nullopt;
    Compiled compiled = std::move(found->second);
    kept_.erase(found);
    return compiled;
}

void StatementCache::keep(std::string_view text, Compiled compiled) {
    if (text.size() > kLongestKept) return;
    if (kept_.size() >= kMostKept) kept_.clear();
    sqlite3_reset(compiled.statement.get());
    sqlite3_clear_bindings(compiled.statement.get());
    kept_.emplace(text, std::move(compiled));
}

}  // namespace parapet::sql
