#include "core/browsing/expectations.h"

#include "core/browsing/addresses.h"
#include "core/browsing/sight.h"
#include "core/range/json_text.h"

namespace parapet::browsing {

using namespace range;

namespace {

using Found = std::optional<Mismatch>;
using browser::BrowserEvent;
using browser::EventKind;

constexpr std::size_t kShown = 300;  // characters of a page in a message

Found check_text(Json const& expect, browser::Document const& shown) {
    std::string const text = seen_text(shown);
    for (Json const& part : member_of(expect, "text"))
        if (text.find(in_words(part)) == std::string::npos)
            return Mismatch{.expected = "a page that shows \"" + in_words(part) + '"',
                            .got = '"' + text.substr(0, kShown) + '"'};
    for (Json const& part : member_of(expect, "absent"))
        if (text.find(in_words(part)) != std::string::npos)
            return Mismatch{.expected = "a page without \"" + in_words(part) + '"',
                            .got = "it is there"};
    for (auto const& [what, part] : member_of(expect, "shows").members()) {
        auto const found = find_element(shown, what);
        std::string const has =
            found ? value_or_text(*found->document, found->element) : "no such element";
        if (found && part.is_boolean() && has.find_first_not_of(" \t\r\n") != std::string::npos)
            continue;
        if (found && !part.is_boolean() && has.find(in_words(part)) != std::string::npos) continue;
        std::string const wanted = part.is_boolean() ? "something" : '"' + in_words(part) + '"';
        return Mismatch{.expected = what + " with " + wanted, .got = has};
    }
    return std::nullopt;
}

Found check_place(Json const& expect, Scene const& scene) {
    if (auto found = status_mismatch(member_of(expect, "status"), scene.shown->status))
        return found;
    if (expect.contains("url")) {
        std::string const wanted =
            full_address(text_of(expect, "url"), scene.world.fixture().spec->host);
        std::string const got = scene.shown->url.href_without_fragment();
        if (got != wanted) return Mismatch{.expected = "the page " + wanted, .got = got};
    }
    if (expect.contains("title") && title_of(*scene.shown) != text_of(expect, "title"))
        return Mismatch{.expected = "the title \"" + text_of(expect, "title") + '"',
                        .got = '"' + title_of(*scene.shown) + '"'};
    return std::nullopt;
}

std::string why_of(BrowserEvent const& event) {
    for (browser::Reason const& reason : event.verdict.reasons())
        if (reason.effect == browser::Effect::Blocks) return reason.text;
    return event.detail;
}

// What became of a load: nothing when it was fetched and could be used.
Found check_load(std::string const& address, Scene const& scene) {
    auto const& events = scene.agent.log().events();
    Mismatch missing{.expected = "that the page loads " + address, .got = "it did not ask for it"};
    bool is_loaded = false;
    for (std::size_t i = scene.since; i < events.size(); ++i) {
        BrowserEvent const& event = events[i];
        if (event.subject != address) continue;
        if (!event.verdict.allowed() || event.kind == EventKind::TypeRefused) {
            missing.got = std::string(text_of(event.kind)) + ": " + why_of(event);
            return missing;
        }
        if (event.kind == EventKind::FromCache) is_loaded = true;
        if (event.kind != EventKind::ResponseReceived) continue;
        is_loaded = event.detail.starts_with('2');
        missing.got = event.detail;
    }
    return is_loaded ? Found() : Found(missing);
}

std::string_view name_of(browser::SameSite same_site) {
    switch (same_site) {
        case browser::SameSite::None: return "None";
        case browser::SameSite::Lax: return "Lax";
        case browser::SameSite::Strict: return "Strict";
        case browser::SameSite::Default: return "Default";
    }
    return "";
}

Found check_cookie(std::string const& name, Json const& wanted, Scene const& scene) {
    Mismatch found{.expected = "the cookie " + name + ": " + to_canonical(wanted),
                   .got = "no such cookie"};
    for (browser::Cookie const& cookie : scene.agent.cookies().cookies()) {
        if (cookie.name != name || is_expired(cookie, scene.world.now())) continue;
        Json const has = object({{"secure", cookie.secure},
                                 {"httpOnly", cookie.http_only},
                                 {"sameSite", name_of(cookie.same_site)}});
        found.got = to_canonical(has);
        if (wanted == Json(false)) return found;
        if (!find_mismatch(wanted, has)) return std::nullopt;
    }
    bool const is_right = wanted == Json(false) && found.got == "no such cookie";
    return is_right ? Found() : Found(found);
}

}  // namespace

Found check_page(Json const& expect, Scene const& scene) {
    if (expect.is_null()) return std::nullopt;
    if (scene.shown == nullptr) return Mismatch{.expected = "a page", .got = "an empty tab"};
    if (auto found = check_place(expect, scene)) return found;
    for (Json const& path : member_of(expect, "loads")) {
        std::string const address = full_address(in_words(path), scene.world.fixture().spec->host);
        if (auto found = check_load(address, scene)) return found;
    }
    if (auto found = check_text(expect, *scene.shown)) return found;
    for (auto const& [name, wanted] : member_of(expect, "cookies").members())
        if (auto found = check_cookie(name, wanted, scene)) return found;
    return std::nullopt;
}

}  // namespace parapet::browsing
