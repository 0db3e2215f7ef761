// The back and forward buttons: what is shown again from memory, and what has to be asked for anew
// (https://html.spec.whatwg.org/multipage/browsing-the-web.html).
#include "core/browser/page.h"
#include "core/browser/user_agent.h"

namespace parapet::browser {
namespace {

// Pages that were left and wait for the back button; older ones are let go.
constexpr std::size_t kMostKept = 8;

}  // namespace

void UserAgent::discard(std::unique_ptr<Document> document) {
    if (document == nullptr) return;
    for (Frame& frame : document->frames) discard(std::move(frame.document));
    if (pages_.erase(document->id) > 0) scripts_.close(document->id);
}

// Puts what is shown away; a page with no-store is not to be seen again without asking.
void UserAgent::leave(Tab& tab) {
    if (tab.shown == nullptr) return;
    bool const may_keep =
        !read_cache_control(tab.shown->headers).no_store && tab.shown->status != 0;
    if (!may_keep || tab.history.empty()) return discard(std::move(tab.shown));
    tab.history[tab.current].kept = std::move(tab.shown);
    if (tab.current >= kMostKept) discard(std::move(tab.history[tab.current - kMostKept].kept));
}

void UserAgent::show(Tab& tab, std::unique_ptr<Document> document, Navigation const& navigation) {
    if (navigation.history == HistoryUse::Replace && !tab.history.empty()) {
        discard(std::move(tab.shown));
    } else {
        leave(tab);
        if (navigation.history == HistoryUse::Traverse) {
            tab.current = navigation.entry;
        } else {
            std::size_t const length = tab.history.empty() ? 0 : tab.current + 1;
            while (tab.history.size() > length) {
                discard(std::move(tab.history.back().kept));
                tab.history.pop_back();
            }
            tab.history.push_back({.url = document->url});
            tab.current = tab.history.size() - 1;
        }
    }
    if (tab.history.empty()) tab.history.push_back({.url = document->url});
    tab.history[tab.current].url = document->url;
    tab.history[tab.current].method = navigation.method;
    tab.shown = std::move(document);
}

void UserAgent::traverse(TabId id, int steps) {
    Tab* tab = find_tab(id);
    if (tab == nullptr || tab->history.empty()) return;
    begin_action();
    auto const to = static_cast<std::ptrdiff_t>(tab->current) + steps;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(tab->history.size())) return;
    auto const entry = static_cast<std::size_t>(to);
    if (tab->history[entry].kept != nullptr) {
        auto document = std::move(tab->history[entry].kept);
        leave(*tab);
        tab->current = entry;
        tab->shown = std::move(document);
        session_.log.add(EventKind::DocumentRestored, tab->shown->place(), tab->shown->url.href(),
                         "from memory: its answer has no Cache-Control: no-store");
        return;
    }
    Navigation navigation{.slot = {.tab = id},
                          .url = tab->history[entry].url,
                          .activation = UserActivation::Given,
                          .history = HistoryUse::Traverse,
                          .cache = CacheUse::Stale,
                          .entry = entry};
    if (tab->history[entry].method != "GET")
        return fail(navigation, "It was the answer to a form, which is not sent a second time.");
    start(std::move(navigation));
    settle();
}

}  // namespace parapet::browser
