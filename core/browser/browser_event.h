// What happened in the simulated browser, in order, each with the verdict that decided it: what the
// page's browser panel shows, its sequence diagram draws, and a learner steps through.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/browser/cookie_jar.h"
#include "core/browser/verdict.h"
#include "core/http/message.h"

namespace parapet::browser {

using TabId = std::uint32_t;       // from 1
using DocumentId = std::uint32_t;  // from 1; 0: no document (the user, or before one is there)

// Where it happened, and on whose behalf.
struct Place {
    TabId tab = 0;
    DocumentId document = 0;
};

enum class EventKind {
    NavigationStarted,  // subject: the URL; detail: who asked for it
    DocumentOpened,     // subject: its URL; detail: its origin
    DocumentRestored,   // by the back button, from memory: no request
    NavigationFailed,   // detail: why
    RequestSent,        // subject: the URL; exchange
    RequestBlocked,     // by what the verdict says: nothing went out
    ResponseReceived,   // subject: the URL; detail: the status; exchange
    RedirectFollowed,   // subject: the new URL
    FromCache,
    CookieSent,      // subject: the cookie's name
    CookieWithheld,  // likewise, and why
    CookieStored,
    CookieRefused,
    HstsUpgraded,
    HstsLearnt,
    ContentPolicy,  // a load or navigation that a policy had a say in
    MixedContent,
    Cors,
    Preflight,
    Framing,
    TypeRefused,  // nosniff and MIME types
    ScriptRun,    // subject: its URL or kind; detail: the text's beginning
    ScriptBlocked,
    StyleBlocked,
    StorageWritten,  // subject: the key; detail: which storage
    StorageRefused,  // an opaque origin, or the quota
    FormSubmitted,   // subject: the URL; detail: the enctype
    Clicked,         // subject: the element that got the click; detail: what the user saw there
    Console,         // subject: info, warn, error, alert; detail: the text
    AccessRefused,   // a script reached for a document of another origin
    SessionEnded,    // the browser was closed: cookies without an expiry are gone
};
std::string_view text_of(EventKind);

// What CookieStored did to the jar: never CookieEffect::Refused.
struct JarChange {
    CookieEffect effect;
    Cookie cookie;
};

struct BrowserEvent {
    std::size_t number = 0;  // from 0, without gaps
    Time at = {};
    EventKind kind = EventKind::NavigationStarted;
    Place place = {};
    std::string subject = {};
    std::string detail = {};
    Verdict verdict = {};
    std::optional<std::size_t> exchange = std::nullopt;  // index into BrowserLog::exchanges()
    std::optional<JarChange> change = std::nullopt;
};

struct LoggedExchange {
    http::Request request;
    http::Response response = {};
};

class BrowserLog {
public:
    // Later events are dropped: a page that loops must not fill the memory.
    static constexpr std::size_t kMostEvents = 50'000;

    explicit BrowserLog(Clock const& clock) : clock_(clock) {}

    void add(EventKind kind, Place place, std::string subject, std::string detail = {},
             Verdict verdict = {}, std::optional<std::size_t> exchange = std::nullopt);
    /// Stored or refused: line is what the host or a script set, detail who did.
    void add_receipt(Place, std::string_view line, std::string detail, CookieReceipt,
                     std::optional<std::size_t> exchange = std::nullopt);
    std::size_t open(http::Request request);
    void close(std::size_t exchange, http::Response response);

    std::vector<BrowserEvent> const& events() const { return events_; }
    std::vector<LoggedExchange> const& exchanges() const { return exchanges_; }

private:
    Clock const& clock_;
    std::vector<BrowserEvent> events_;
    std::vector<LoggedExchange> exchanges_;
};

}  // namespace parapet::browser
