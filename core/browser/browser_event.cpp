#include "core/browser/browser_event.h"

namespace parapet::browser {

std::string_view text_of(EventKind kind) {
    switch (kind) {
        case EventKind::NavigationStarted: return "navigation-started";
        case EventKind::DocumentOpened: return "document-opened";
        case EventKind::DocumentRestored: return "document-restored";
        case EventKind::NavigationFailed: return "navigation-failed";
        case EventKind::RequestSent: return "request-sent";
        case EventKind::RequestBlocked: return "request-blocked";
        case EventKind::ResponseReceived: return "response-received";
        case EventKind::RedirectFollowed: return "redirect-followed";
        case EventKind::FromCache: return "from-cache";
        case EventKind::CookieSent: return "cookie-sent";
        case EventKind::CookieWithheld: return "cookie-withheld";
        case EventKind::CookieStored: return "cookie-stored";
        case EventKind::CookieRefused: return "cookie-refused";
        case EventKind::HstsUpgraded: return "hsts-upgraded";
        case EventKind::HstsLearnt: return "hsts-learnt";
        case EventKind::ContentPolicy: return "content-policy";
        case EventKind::MixedContent: return "mixed-content";
        case EventKind::Cors: return "cors";
        case EventKind::Preflight: return "preflight";
        case EventKind::Framing: return "framing";
        case EventKind::TypeRefused: return "type-refused";
        case EventKind::ScriptRun: return "script-run";
        case EventKind::ScriptBlocked: return "script-blocked";
        case EventKind::StyleBlocked: return "style-blocked";
        case EventKind::StorageWritten: return "storage-written";
        case EventKind::StorageRefused: return "storage-refused";
        case EventKind::FormSubmitted: return "form-submitted";
        case EventKind::Clicked: return "clicked";
        case EventKind::Console: return "console";
        case EventKind::AccessRefused: return "access-refused";
        case EventKind::SessionEnded: return "session-ended";
    }
    return "";
}

void BrowserLog::add(EventKind kind, Place place, std::string subject, std::string detail,
                     Verdict verdict, std::optional<std::size_t> exchange) {
    if (events_.size() >= kMostEvents) return;
    events_.push_back({events_.size(), clock_.now(), kind, place, std::move(subject),
                       std::move(detail), std::move(verdict), exchange});
}

void BrowserLog::add_receipt(Place place, std::string_view line, std::string detail,
                             CookieReceipt receipt, std::optional<std::size_t> exchange) {
    std::size_t const before = events_.size();
    add(receipt.cookie ? EventKind::CookieStored : EventKind::CookieRefused, place,
        std::string(line.substr(0, line.find('='))), std::move(detail), std::move(receipt.verdict),
        exchange);
    if (receipt.cookie && events_.size() > before)
        events_.back().change = JarChange{receipt.effect, std::move(*receipt.cookie)};
}

std::size_t BrowserLog::open(http::Request request) {
    exchanges_.push_back({std::move(request)});
    return exchanges_.size() - 1;
}

void BrowserLog::close(std::size_t exchange, http::Response response) {
    exchanges_[exchange].response = std::move(response);
}

}  // namespace parapet::browser
