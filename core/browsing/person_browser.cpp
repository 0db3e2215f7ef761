#include "core/browsing/person_browser.h"

#include "core/browsing/addresses.h"
#include "core/browsing/expectations.h"
#include "core/browsing/sight.h"
#include "core/range/json_text.h"
#include "core/range/patience.h"

namespace parapet::browsing {

using namespace range;

namespace {

Mismatch not_seen(std::string_view what, browser::Document const* document) {
    std::string got = "the tab is empty";
    if (document != nullptr)
        got = document->url.href() + " shows: " + seen_text(*document).substr(0, 300);
    return {.expected = "to see \"" + std::string(what) + '"', .got = std::move(got)};
}

}  // namespace

PersonBrowser::PersonBrowser(std::string person, Hosts& hosts, PageSide side,
                             browser::UserAgentOptions options)
    : person_(std::move(person)),
      hosts_(hosts),
      line_(person_, hosts),
      agent_(line_, hosts.world(), side.parser, side.scripts, std::move(options)) {}

// The realms of its pages are the host's, who is told that they are gone.
PersonBrowser::~PersonBrowser() {
    for (browser::TabId tab : agent_.tabs()) agent_.close_tab(tab);
}

browser::TabId PersonBrowser::tab() {
    if (mailed_ != 0) return mailed_;
    browser::TabId& tab = tabs_[looked_at_];
    if (tab == 0) tab = agent_.open_tab();
    return tab;
}

void PersonBrowser::look_at_tab(std::string const& name) {
    mailed_ = 0;
    looked_at_ = name;
}

// A tab that opens by a click comes to the front.
void PersonBrowser::look_at_newest(std::size_t tabs_before) {
    auto const tabs = agent_.tabs();
    if (tabs.size() > tabs_before) mailed_ = tabs.back();
}

browser::Document const* PersonBrowser::shown() const {
    auto const named = tabs_.find(looked_at_);
    if (mailed_ != 0) return agent_.document(mailed_);
    return named == tabs_.end() ? nullptr : agent_.document(named->second);
}

std::optional<Mismatch> PersonBrowser::play(Json const& step) {
    bool const stays = place_ == Place::TabLookedAt && !step.contains("tab");
    if (!stays) look_at_tab(text_of(step, "tab"));
    tab();
    std::size_t const first = agent_.log().events().size();
    std::size_t const tabs_before = agent_.tabs().size();
    if (auto found = fill(member_of(step, "fill"))) return found;
    if (auto found = act(step)) return found;
    if (stays) look_at_newest(tabs_before);
    return check_page(member_of(step, "expect"),
                      {.agent = agent_, .shown = shown(), .world = hosts_.world(), .since = first});
}

std::optional<Mismatch> PersonBrowser::fill(Json const& values) {
    for (auto const& [what, value] : values.members()) {
        browser::Document const* document = shown();
        auto const control = document == nullptr ? std::nullopt : find_to_fill(*document, what);
        if (!control) return not_seen(what, document);
        if (value.is_boolean())
            agent_.tick(control->document->id, control->element,
                        value.as_boolean() ? browser::Tick::On : browser::Tick::Off);
        else
            agent_.type(control->document->id, control->element, in_words(value));
    }
    return std::nullopt;
}

std::optional<Mismatch> PersonBrowser::act(Json const& step) {
    if (step.contains("visit")) {
        visit(text_of(step, "visit"));
    } else if (step.contains("click")) {
        std::string const what = text_of(step, "click");
        auto const found = shown() == nullptr ? std::nullopt : find_to_click(*shown(), what);
        if (!found) return not_seen(what, shown());
        agent_.click(found->document->id, found->element);
    } else if (step.contains("submit")) {
        std::string const what = text_of(step, "submit");
        auto const found = shown() == nullptr ? std::nullopt : find_form(*shown(), what);
        if (!found) return not_seen(what, shown());
        agent_.submit(found->document->id, found->element);
    } else if (std::string const way = text_of(step, "go"); !way.empty()) {
        if (way == "back") agent_.back(tab());
        if (way == "forward") agent_.forward(tab());
        if (way == "reload") agent_.reload(tab());
    } else if (step.contains("wait")) {
        hosts_.world().advance(
            range::duration_in(text_of(step, "wait")).value_or(Duration::zero()));
    } else if (step.contains("restart")) {
        restart();
    } else if (step.contains("asOwner")) {
        auto const done = hosts_.world().query_as_owner(text_of(step, "asOwner"));
        if (!done)
            return Mismatch{.expected = "SQL for the owner", .got = done.error().error.message};
    }
    return std::nullopt;
}

void PersonBrowser::visit(std::string_view address) {
    agent_.visit(tab(), full_address(address, hosts_.world().fixture().spec->host));
}

void PersonBrowser::follow_mailed_link(std::string_view address) {
    mailed_ = agent_.open_tab();
    visit(address);
}

bool PersonBrowser::click_seen(std::string_view what) {
    browser::Document const* document = shown();
    if (document == nullptr) return false;
    auto const found = find_to_click(*document, what);
    if (!found) return false;
    std::size_t const tabs_before = agent_.tabs().size();
    // He points at a place, and whatever lies there gets the click. What has no place in the layout
    // nothing can lie over.
    if (found->document == document)
        for (browser::Painted const& painted : browser::layout_of(document->tree))
            if (painted.element == found->element) {
                agent_.click_at(document->tab, painted.box.middle());
                look_at_newest(tabs_before);
                return true;
            }
    agent_.click(found->document->id, found->element);
    look_at_newest(tabs_before);
    return true;
}

void PersonBrowser::close_other_tabs() {
    look_at_tab("");
    browser::TabId const own = tab();
    for (browser::TabId each : agent_.tabs())
        if (each != own) agent_.close_tab(each);
    std::erase_if(tabs_, [own](auto const& named) { return named.second != own; });
}

void PersonBrowser::back() { agent_.back(tab()); }

void PersonBrowser::restart() {
    agent_.end_session();
    tabs_.clear();
    look_at_tab("");
}

}  // namespace parapet::browsing
