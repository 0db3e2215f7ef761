#include "core/browsing/happenings.h"

#include <algorithm>
#include <array>

#include "core/base/order.h"
#include "core/http/query.h"
#include "core/range/event_json.h"
#include "core/range/json_text.h"
#include "core/range/plain_forms.h"

namespace parapet::browsing {

using namespace range;
using browser::BrowserEvent;
using browser::EventKind;

namespace {

constexpr std::size_t kMostShown = 400;
constexpr std::size_t kText = 240;  // bytes of a subject, detail or reason
constexpr std::size_t kReasons = 6;
constexpr std::size_t kExamples = 3;

std::string_view text_of(browser::Effect effect) {
    switch (effect) {
        case browser::Effect::Blocks: return "blocks";
        case browser::Effect::Permits: return "permits";
        case browser::Effect::Notes: return "notes";
    }
    return "";
}

// 0 is the most telling.
std::size_t rank_of(BrowserEvent const& event) {
    if (!event.verdict.allowed()) return 0;
    // Without them nobody can tell what is in the jar.
    if (event.change || event.kind == EventKind::SessionEnded) return 0;
    switch (event.kind) {
        case EventKind::NavigationStarted:
        case EventKind::ScriptRun:
        case EventKind::RequestSent:
        case EventKind::ResponseReceived:
        case EventKind::NavigationFailed:
        case EventKind::DocumentRestored:
        case EventKind::Clicked:
        case EventKind::FormSubmitted:
        case EventKind::HstsUpgraded:
        case EventKind::HstsLearnt:
        case EventKind::StorageWritten: return 1;
        case EventKind::DocumentOpened:
        case EventKind::CookieSent: return 2;
        default: return 3;
    }
}

std::string_view text_of(VictimLine::Fate fate) {
    switch (fate) {
        case VictimLine::Fate::Alone: return "";
        case VictimLine::Fate::Read: return "read";
        case VictimLine::Fate::Answered: return "answered";
        case VictimLine::Fate::Sealed: return "sealed";
        case VictimLine::Fate::Cut: return "cut";
    }
    return "";
}

std::string_view text_of(browser::CookieEffect effect) {
    switch (effect) {
        case browser::CookieEffect::Added: return "added";
        case browser::CookieEffect::Replaced: return "replaced";
        case browser::CookieEffect::Deleted: return "deleted";
        case browser::CookieEffect::Refused: return "";
    }
    return "";
}

std::string_view text_of(browser::SameSite same_site) {
    switch (same_site) {
        case browser::SameSite::Default: return "";
        case browser::SameSite::None: return "None";
        case browser::SameSite::Lax: return "Lax";
        case browser::SameSite::Strict: return "Strict";
    }
    return "";
}

Json json_of(browser::JarChange const& change, Time start) {
    browser::Cookie const& cookie = change.cookie;
    Json json = object({{"effect", text_of(change.effect)},
                        {"name", cut(cookie.name, kText)},
                        {"value", cut(cookie.value, kText)},
                        {"domain", cookie.domain},
                        {"path", cut(cookie.path, kText)},
                        {"hostOnly", cookie.host_only},
                        {"secure", cookie.secure},
                        {"httpOnly", cookie.http_only},
                        {"sameSite", text_of(cookie.same_site)}});
    // A cookie that is taken back may have expired at the beginning of time.
    if (cookie.expiry) json["expires"] = milliseconds(std::max(*cookie.expiry, start) - start);
    return json;
}

struct Kind {
    std::string_view name, says;
};
// In the order in which equal numbers are decided.
constexpr std::array<Kind, 10> kKinds{
    {{"cookie", "The browser kept the cookie back: its attributes say where it may go."},
     {"policy", "The page's Content-Security-Policy forbade it."},
     {"framing", "The page may not be shown in the attacker's frame."},
     {"transport", "The browser went over https by itself: there was nothing to listen to."},
     {"cors", "The browser showed the answer to no script of another origin."},
     {"type", "The file's type is not that of a script or style, and the browser did not guess."},
     {"referrer", "The address that was told holds nothing of use."},
     {"escaped", "What the attacker wrote came to the page as text."},
     {"validation", "The app refused what it was sent in the victim's name."},
     {"missing", "Nothing of the attack came to work in the victim's browser."}}};

bool is_about_attributes(BrowserEvent const& event) {
    for (browser::Reason const& reason : event.verdict.reasons())
        if (reason.effect == browser::Effect::Blocks &&
            (reason.text.find("SameSite") != std::string::npos ||
             reason.text.find("Secure") != std::string::npos ||
             reason.text.find("HttpOnly") != std::string::npos))
            return true;
    return false;
}

// Empty when the event stopped nothing.
std::string_view control_of(BrowserEvent const& event) {
    if (event.kind == EventKind::HstsUpgraded) return "transport";
    if (event.verdict.allowed()) return {};
    switch (event.kind) {
        case EventKind::CookieWithheld:
        case EventKind::CookieRefused: return is_about_attributes(event) ? "cookie" : "";
        case EventKind::ContentPolicy:
        case EventKind::RequestBlocked:
        case EventKind::ScriptBlocked:
        case EventKind::StyleBlocked: return "policy";
        case EventKind::Framing: return "framing";
        case EventKind::MixedContent: return "transport";
        case EventKind::Cors:
        case EventKind::Preflight: return "cors";
        case EventKind::TypeRefused: return "type";
        default: return {};
    }
}

}  // namespace

void Happenings::add(PersonBrowser const& browser) {
    std::vector<int> const& numbers = browser.line().numbers();
    for (BrowserEvent const& event : browser.agent().log().events()) {
        bool const has = event.exchange && *event.exchange < numbers.size();
        Happening& one = all_.emplace_back(
            Happening{&browser.person(), &event, has ? numbers[*event.exchange] : 0});
        if (!has || event.kind != EventKind::RequestSent) continue;
        one.to =
            browser.hosts().answerer_of(browser.agent().log().exchanges()[*event.exchange].request);
        one.line = text_of(browser.line().fates()[*event.exchange]);
    }
}

std::vector<Happenings::Happening> Happenings::in_order() const {
    std::vector<Happening> ordered = all_;
    std::stable_sort(ordered.begin(), ordered.end(), [](Happening const& a, Happening const& b) {
        return a.event->at < b.event->at;
    });
    return ordered;
}

Json Happenings::json_of(Happening const& one, Time start) {
    BrowserEvent const& event = *one.event;
    Json reasons = Json::array();
    for (browser::Reason const& reason : event.verdict.reasons())
        if (reasons.size() < kReasons)
            reasons.push_back(object({{"effect", text_of(reason.effect)},
                                      {"section", reason.section},
                                      {"text", cut(reason.text, kText)}}));
    Json json = object({{"person", *one.person},
                        {"at", milliseconds(event.at - start)},
                        {"tab", event.place.tab},
                        {"document", event.place.document},
                        {"kind", browser::text_of(event.kind)},
                        {"subject", cut(event.subject, kText)},
                        {"detail", cut(event.detail, kText)},
                        {"allowed", event.verdict.allowed()},
                        {"reasons", std::move(reasons)}});
    if (one.exchange > 0) json["exchange"] = one.exchange;
    if (!one.to.empty()) json["to"] = one.to;
    if (!one.line.empty()) json["line"] = one.line;
    if (event.change) json["cookie"] = browsing::json_of(*event.change, start);
    return json;
}

void Happenings::report(Json& entry, Time start, std::size_t bytes) const {
    std::vector<Happening> const all = in_order();
    std::vector<std::size_t> places;
    for (std::size_t i = all.size(); i-- > 0;) places.push_back(i);
    std::vector<std::int64_t> decided;
    for (Json const& effect : member_of(entry, "effects"))
        if (effect.contains("exchange")) decided.push_back(effect["exchange"].as_integer());
    places = parapet::in_order(std::move(places), [&](std::size_t i) {
        bool const is_telling =
            std::find(decided.begin(), decided.end(), all[i].exchange) != decided.end();
        return is_telling ? 0 : rank_of(*all[i].event);
    });
    std::map<std::size_t, std::string> shown;
    std::size_t used = 0;
    for (std::size_t place : places) {
        if (shown.size() == kMostShown) break;
        std::string text = to_canonical(json_of(all[place], start));
        if (used + text.size() + 1 > bytes) continue;
        used += text.size() + 1;
        shown.emplace(place, std::move(text));
    }
    Json list = Json::array();
    for (auto& [place, text] : shown) list.push_back(Json::written(std::move(text)));
    entry["browser"] = std::move(list);
    entry["browserEvents"] = all.size();
}

void Happenings::add_answers(Trace const& trace, std::string const& victim) {
    std::vector<std::string> written;  // markup that the attacker has sent
    auto const& exchanges = trace.exchanges();
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
        Exchange const& one = exchanges[i];
        bool const is_attacker = one.actor == "attacker";
        int const status = one.response.status;
        bool const brings = is_attacker && (one.request.headers.has("cookie") ||
                                            one.request.headers.has("authorization"));
        bool const is_forged = one.actor == victim && one.request.method != "GET";
        if ((brings && (status == 401 || status == 403)) ||
            (is_forged && status >= 400 && status < 500))
            refused_.push_back(i);
        if (is_attacker)
            for (http::QueryPair const& pair : http::parse_query(one.request.body))
                if (pair.value.find('<') != std::string::npos) written.push_back(pair.value);
        if (one.actor != victim) continue;
        std::string const text = without_html_escapes(one.response.body);
        for (std::string const& markup : written)
            if (text.find(markup) != std::string::npos &&
                one.response.body.find(markup) == std::string::npos)
                escaped_.push_back(i);
    }
}

Control Happenings::control(std::vector<std::string> const& intended) const {
    // Places in the trace by kind of control; an event outside of any exchange counts without one.
    struct Found {
        std::size_t count = 0;
        std::vector<std::size_t> places = {};
    };
    std::map<std::string_view, Found> found;
    for (Happening const& one : in_order()) {
        std::string_view const kind = control_of(*one.event);
        if (kind.empty()) continue;
        ++found[kind].count;
        if (one.exchange > 0)
            found[kind].places.push_back(static_cast<std::size_t>(one.exchange - 1));
    }
    found["validation"] = {refused_.size(), refused_};
    found["escaped"] = {escaped_.size(), escaped_};
    Kind const* best = &kKinds.back();
    for (Kind const& kind : kKinds)
        if (found[kind.name].count > found[best->name].count) best = &kind;
    bool is_intended = best == &kKinds.back() &&
                       std::find(intended.begin(), intended.end(), best->name) != intended.end();
    for (std::string const& name : intended)
        for (Kind const& kind : kKinds)
            if (!is_intended && kind.name == name && found[kind.name].count > 0) {
                best = &kind;
                is_intended = true;
            }
    Control control{.kind = std::string(best->name),
                    .says = std::string(best->says),
                    .intended = is_intended,
                    .exchanges = found[best->name].places};
    if (control.exchanges.size() > kExamples) control.exchanges.resize(kExamples);
    return control;
}

}  // namespace parapet::browsing
