// Where a navigation may go and what it asks for: https://html.spec.whatwg.org/#navigate.
#include "core/browser/page.h"
#include "core/browser/user_agent.h"
#include "core/http/percent.h"

namespace parapet::browser {
namespace {

constexpr std::size_t kDeepestFrame = 8;

Document const* find_named_frame(Document const& document, std::string_view name, Slot& slot) {
    for (Frame const& frame : document.frames) {
        if (frame.name == name) {
            slot = {document.tab, document.id, frame.element};
            return &document;
        }
        if (frame.document != nullptr)
            if (auto const* found = find_named_frame(*frame.document, name, slot)) return found;
    }
    return nullptr;
}

// The frame or tab in which a document is shown.
Slot slot_of(Document const& document) {
    if (document.parent == nullptr) return {.tab = document.tab};
    for (Frame const& frame : document.parent->frames)
        if (frame.document.get() == &document)
            return {document.tab, document.parent->id, frame.element};
    return {.tab = document.tab};
}

}  // namespace

// https://html.spec.whatwg.org/#the-rules-for-choosing-a-navigable
Slot UserAgent::slot_for(Document const& source, std::string_view target) {
    if (target.empty() || target == "_self") return slot_of(source);
    if (target == "_top") return {.tab = source.tab};
    if (target == "_parent") return slot_of(source.parent != nullptr ? *source.parent : source);
    Slot slot;
    if (target != "_blank" && find_named_frame(top_of(source), target, slot) != nullptr)
        return slot;
    if (source.is_sandboxed_without("allow-popups")) return {};
    return {.tab = open_tab()};
}

// https://html.spec.whatwg.org/#allowed-to-navigate
bool UserAgent::may_navigate(Document const& source, Slot const& slot) {
    bool const is_its_own_top = slot.parent == 0 && slot.tab == source.tab;
    if (!is_its_own_top || source.parent == nullptr) return true;
    return !source.is_sandboxed_without("allow-top-navigation");
}

bool UserAgent::is_fragment_only(Navigation const& navigation) const {
    if (!navigation.url.fragment || navigation.method != "GET" ||
        navigation.history != HistoryUse::Push)
        return false;
    Document const* shown = document(navigation.slot.tab);
    return navigation.slot.parent == 0 && shown != nullptr &&
           shown->url.href_without_fragment() == navigation.url.href_without_fragment();
}

void UserAgent::cancel(Navigation const& navigation, std::string why) {
    session_.log.add(EventKind::NavigationFailed, {navigation.slot.tab, navigation.source},
                     navigation.url.href(), std::move(why));
}

void UserAgent::fail(Navigation const& navigation, std::string why) {
    cancel(navigation, std::move(why));
    if (Document* parent = find_open(navigation.slot.parent)) {
        for (Frame& frame : parent->frames)
            if (frame.element == navigation.slot.element) discard(std::move(frame.document));
        return;
    }
    Tab* tab = find_tab(navigation.slot.tab);
    if (tab == nullptr || navigation.slot.parent != 0) return;
    // The browser's error page: of no origin, with nothing of the host on it.
    auto page = std::make_unique<Document>();
    page->id = ++last_document_;
    page->tab = tab->id;
    page->url = navigation.url;
    page->base = navigation.url;
    page->status = 0;
    show(*tab, std::move(page), navigation);
}

void UserAgent::perform(Navigation const& navigation) {
    Document* source = find_open(navigation.source);
    Document* parent = find_open(navigation.slot.parent);
    bool const is_gone = (navigation.source != 0 && source == nullptr) ||
                         (navigation.slot.parent != 0 && parent == nullptr) ||
                         find_tab(navigation.slot.tab) == nullptr;
    if (is_gone) return;
    if (navigation.url.scheme == "javascript") return run_javascript_url(navigation, source);
    if (source != nullptr && !may_navigate(*source, navigation.slot)) {
        Verdict verdict;
        verdict.block("HTML, allowed to navigate",
                      "The frame is sandboxed without allow-top-navigation.");
        session_.log.add(EventKind::AccessRefused, source->place(), navigation.url.href(), {},
                         std::move(verdict));
        return;
    }
    session_.log.add(EventKind::NavigationStarted, {navigation.slot.tab, navigation.source},
                     navigation.url.href(),
                     source == nullptr ? "the user" : source->origin.serialize());
    if (is_fragment_only(navigation)) {
        Tab& tab = *find_tab(navigation.slot.tab);
        tab.shown->url = navigation.url;
        tab.history[tab.current].url = navigation.url;
        return;
    }
    if (parent != nullptr && surroundings_of(*parent).size() > kDeepestFrame)
        return cancel(navigation, "Frames are nested too deep.");
    if (navigation.url.scheme == "about" || navigation.url.scheme == "data") {
        auto document = open_local(navigation, source, parent);
        if (document == nullptr)
            return cancel(navigation, "A tab is not sent to " + navigation.url.scheme + ":.");
        return install(navigation, std::move(document));
    }
    load_over_network(navigation, source, parent);
}

void UserAgent::load_over_network(Navigation const& navigation, Document* source,
                                  Document* parent) {
    Fetch request{.place = {navigation.slot.tab, navigation.source},
                  .url = navigation.url,
                  .method = navigation.method,
                  .body = navigation.body,
                  .mode = RequestMode::Navigate,
                  .destination = parent != nullptr ? Destination::Iframe : Destination::Document,
                  .target = parent != nullptr ? RequestTarget::Frame : RequestTarget::TopLevel,
                  .activation = navigation.activation,
                  .cache = navigation.cache,
                  .client = source,
                  .navigation = navigation.kind,
                  .embedder = parent};
    if (!navigation.content_type.empty())
        request.headers.append("Content-Type", navigation.content_type);
    if (source != nullptr)
        request.referrer_policy = navigation.referrer_policy.value_or(source->referrer_policy);
    if (parent != nullptr) request.ancestors = surroundings_of(*parent);
    Fetched fetched = fetch(session_, std::move(request));
    if (!fetched.ok) {
        // Where nothing went out, by a policy or for want of a scheme, the page stays.
        if (!fetched.exchange && parent == nullptr) return cancel(navigation, fetched.error);
        return fail(navigation, fetched.error);
    }
    // What is not shown leaves the page as it is: no content, and downloads.
    int const status = fetched.response.status;
    auto const disposition = fetched.response.headers.get("Content-Disposition");
    if (status == 204 || status == 205 || (disposition && disposition->starts_with("attachment")))
        return;
    auto document = open_answer(navigation, std::move(fetched), parent);
    if (document == nullptr) return fail(navigation, "The page may not be shown in this frame.");
    install(navigation, std::move(document));
}

// https://html.spec.whatwg.org/#navigate-to-a-javascript:-url
void UserAgent::run_javascript_url(Navigation const& navigation, Document* source) {
    Document* target = nullptr;
    if (Document* parent = find_open(navigation.slot.parent)) {
        for (Frame& frame : parent->frames)
            if (frame.element == navigation.slot.element) target = frame.document.get();
    } else {
        target = find_tab(navigation.slot.tab)->shown.get();
    }
    if (source == nullptr || target == nullptr) return;
    Verdict verdict = check_navigation(source->policies, navigation.url, navigation.kind);
    if (!may_reach(*source, *target))
        verdict.block("HTML, navigate to a javascript: URL",
                      "The page there is of another origin than the one that asks.");
    if (target->is_sandboxed_without("allow-scripts"))
        verdict.block("HTML, sandboxed scripts", "The page is sandboxed without allow-scripts.");
    std::string const text = http::percent_decode(navigation.url.href().substr(11));
    if (!verdict.allowed()) {
        session_.log.add(EventKind::ScriptBlocked, target->place(), "javascript: URL", text,
                         std::move(verdict));
        return;
    }
    run_script(*target, {ScriptKind::JavascriptUrl, text, kNoNode, "javascript: URL"});
}

}  // namespace parapet::browser
