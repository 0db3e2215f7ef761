#include "core/browser/user_agent.h"

#include <algorithm>

#include "core/browser/page.h"

namespace parapet::browser {

UserAgent::UserAgent(Wire& wire, Clock const& clock, HtmlParser& parser, ScriptHost& scripts,
                     UserAgentOptions options)
    : session_(wire, clock, std::move(options.profile), std::move(options.suffixes),
               std::move(options.client_address)),
      parser_(parser),
      scripts_(scripts),
      last_document_(options.documents_before) {}

UserAgent::~UserAgent() = default;

void UserAgent::begin_action() {
    session_.requests_left = kRequestsPerAction;
    navigations_left_ = kNavigationsPerAction;
    scripts_left_ = kScriptsPerAction;
}

// A script's navigation begins when the script has ended, so all wait here for their turn.
void UserAgent::settle() {
    while (!waiting_.empty()) {
        Navigation const next = std::move(waiting_.front());
        waiting_.erase(waiting_.begin());
        if (navigations_left_-- <= 0) {
            cancel(next, "Too many navigations for one action.");
            waiting_.clear();
            return;
        }
        perform(next);
    }
}

// More than can have a turn are not kept.
void UserAgent::start(Navigation navigation) {
    if (waiting_.size() <= kNavigationsPerAction) waiting_.push_back(std::move(navigation));
}

TabId UserAgent::open_tab() {
    if (tabs_.size() >= kMostTabs) return 0;
    tabs_.push_back(std::make_unique<Tab>(Tab{.id = ++last_tab_}));
    return last_tab_;
}

void UserAgent::close_tab(TabId id) {
    Tab* tab = find_tab(id);
    if (tab == nullptr) return;
    discard(std::move(tab->shown));
    for (HistoryEntry& entry : tab->history) discard(std::move(entry.kept));
    session_.storage.close_tab(id);
    std::erase_if(tabs_, [id](auto const& each) { return each->id == id; });
}

void UserAgent::end_session() {
    for (TabId tab : tabs()) close_tab(tab);
    session_.jar.end_session();
    session_.cache.clear();
    session_.log.add(EventKind::SessionEnded, {}, {});
}

void UserAgent::visit(TabId tab, std::string_view address) {
    if (find_tab(tab) == nullptr) return;
    begin_action();
    auto url = http::parse_url(address);
    // "shop.example" has no scheme, and "shop.example:8080" looks as if it had.
    if (!url.ok() || (!url.value().is_special() && address.find("://") == std::string_view::npos &&
                      url.value().scheme.find('.') != std::string::npos))
        url = http::parse_url("http://" + std::string(address));
    if (!url.ok()) return;
    start({.slot = {.tab = tab}, .url = url.take(), .activation = UserActivation::Given});
    settle();
}

void UserAgent::reload(TabId id) {
    Tab* tab = find_tab(id);
    if (tab == nullptr || tab->shown == nullptr) return;
    HistoryEntry const& entry = tab->history[tab->current];
    if (entry.method != "GET") {
        return cancel({.slot = {.tab = id}, .url = entry.url},
                      "It was the answer to a form, which is not sent a second time.");
    }
    begin_action();
    start({.slot = {.tab = id},
           .url = entry.url,
           .activation = UserActivation::Given,
           .history = HistoryUse::Replace,
           .cache = CacheUse::None});
    settle();
}

void UserAgent::back(TabId tab) { traverse(tab, -1); }
void UserAgent::forward(TabId tab) { traverse(tab, +1); }

void UserAgent::resume(DocumentId id, std::function<void(PageApi&)> const& turn) {
    PageApi* const api = page(id);
    if (api == nullptr) return;
    begin_action();
    turn(*api);
    settle();
}

PageApi* UserAgent::page(DocumentId id) {
    Document* document = find_open(id);
    return document == nullptr ? nullptr : &page_of(*document);
}

Tab* UserAgent::find_tab(TabId id) {
    auto const found =
        std::find_if(tabs_.begin(), tabs_.end(), [id](auto const& tab) { return tab->id == id; });
    return found == tabs_.end() ? nullptr : found->get();
}

Document* UserAgent::find_open(DocumentId id) const {
    if (id == 0) return nullptr;
    for (auto const& tab : tabs_) {
        if (tab->shown == nullptr) continue;
        if (Document* found = find_document(*tab->shown, id)) return found;
    }
    return nullptr;
}

Document const* UserAgent::find(DocumentId id) const { return find_open(id); }

Document const* UserAgent::document(TabId id) const {
    for (auto const& tab : tabs_)
        if (tab->id == id) return tab->shown.get();
    return nullptr;
}

std::vector<TabId> UserAgent::tabs() const {
    std::vector<TabId> ids;
    for (auto const& tab : tabs_) ids.push_back(tab->id);
    return ids;
}

Page& UserAgent::page_of(Document& document) {
    auto& page = pages_[document.id];
    if (page == nullptr) page = std::make_unique<Page>(*this, document);
    return *page;
}

}  // namespace parapet::browser
