#include "core/browser/page.h"

#include "core/browser/cookie_match.h"
#include "core/browser/csp_eval.h"
#include "core/browser/user_agent.h"

namespace parapet::browser {

namespace {

constexpr std::size_t kConsoleText = 500;  // bytes of one entry

}  // namespace

void Page::refuse(EventKind kind, std::string subject, std::string_view section, std::string why) {
    Verdict verdict;
    verdict.block(section, std::move(why));
    agent_.session_.log.add(kind, document_.place(), std::move(subject), {}, std::move(verdict));
}

Time Page::now() const { return agent_.session_.clock.now(); }

void Page::console(std::string_view level, std::string_view text) {
    agent_.session_.log.add(EventKind::Console, document_.place(), std::string(level),
                            std::string(text.substr(0, kConsoleText)));
}

CookieContext Page::cookie_context() const {
    return {.url = effective_url(document_),
            .api = CookieApi::Script,
            .ancestors = ancestors_of(document_)};
}

std::string Page::cookie() {
    if (document_.origin.is_opaque()) {
        refuse(EventKind::AccessRefused, "document.cookie", "HTML, cookie",
               "The page's origin is opaque: it has no cookies.");
        return "";
    }
    note_hidden_cookies();
    return agent_.session_.jar.cookie_string(cookie_context(), agent_.session_.clock.now());
}

void Page::note_hidden_cookies() {
    Session& session = agent_.session_;
    auto const& host = effective_url(document_).host;
    if (!host) return;
    for (CookieDecision& each : session.jar.decide(cookie_context(), session.clock.now()))
        if (!each.verdict.allowed() && domain_matches(*host, each.cookie.domain))
            session.log.add(EventKind::CookieWithheld, document_.place(), each.cookie.name,
                            "document.cookie", std::move(each.verdict));
}

void Page::set_cookie(std::string_view line) {
    if (document_.origin.is_opaque())
        return refuse(EventKind::AccessRefused, "document.cookie", "HTML, cookie",
                      "The page's origin is opaque: it has no cookies.");
    Session& session = agent_.session_;
    session.log.add_receipt(document_.place(), line, "document.cookie",
                            session.jar.receive(line, cookie_context(), session.clock.now()));
}

std::optional<std::string> Page::storage_get(StorageKind kind, std::string_view key) {
    auto* area = agent_.session_.storage.area(kind, document_.tab, document_.origin);
    return area == nullptr ? std::nullopt : area->get(key);
}

bool Page::storage_set(StorageKind kind, std::string_view key, std::string value) {
    auto* area = agent_.session_.storage.area(kind, document_.tab, document_.origin);
    if (area == nullptr || !area->set(key, std::move(value))) {
        refuse(EventKind::StorageRefused, std::string(key), "HTML, Web storage",
               area == nullptr ? "The page's origin is opaque: it has no storage."
                               : "The origin's quota of 5 MiB is used up.");
        return false;
    }
    agent_.session_.log.add(EventKind::StorageWritten, document_.place(), std::string(key),
                            kind == StorageKind::Local ? "localStorage" : "sessionStorage");
    return true;
}

void Page::storage_remove(StorageKind kind, std::string_view key) {
    if (auto* area = agent_.session_.storage.area(kind, document_.tab, document_.origin))
        area->remove(key);
}

std::vector<std::string> Page::storage_keys(StorageKind kind) {
    std::vector<std::string> keys;
    if (auto* area = agent_.session_.storage.area(kind, document_.tab, document_.origin))
        for (auto const& entry : area->entries()) keys.push_back(entry.first);
    return keys;
}

void Page::navigate(std::string_view address) {
    if (auto const url = resolve(document_, address))
        agent_.start({.slot = agent_.slot_for(document_, ""), .source = document_.id, .url = *url});
}

void Page::open_window(std::string_view address) {
    if (auto const url = resolve(document_, address))
        agent_.start(
            {.slot = agent_.slot_for(document_, "_blank"), .source = document_.id, .url = *url});
}

void Page::submit_form(NodeId form) {
    if (document_.tree.has(form) && document_.tree.at(form).name == "form")
        agent_.submit_form(document_, form, std::nullopt, UserActivation::None);
}

void Page::click(NodeId element) {
    if (document_.tree.has(element)) agent_.click_element(document_, element, UserActivation::None);
}

bool Page::may_eval(std::string_view text) {
    Verdict verdict = check_eval(document_.policies, EvalKind::String);
    if (verdict.allowed()) return true;
    agent_.session_.log.add(EventKind::ScriptBlocked, document_.place(), "eval",
                            std::string(text.substr(0, 200)), std::move(verdict));
    return false;
}

PageApi* Page::reach(Document* other) {
    if (other == nullptr) return nullptr;
    if (may_reach(document_, *other)) return &agent_.page_of(*other);
    refuse(EventKind::AccessRefused, other->url.href(), "HTML, same origin",
           "A script of " + document_.origin.serialize() + " sees nothing of a document of " +
               other->origin.serialize() + ".");
    return nullptr;
}

PageApi* Page::frame_document(NodeId element) {
    for (Frame& frame : document_.frames)
        if (frame.element == element) return reach(frame.document.get());
    return nullptr;
}

PageApi* Page::parent_document() { return reach(document_.parent); }

}  // namespace parapet::browser
