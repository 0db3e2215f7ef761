#include "core/browsing/case.h"

#include <algorithm>

#include "core/browser/csp_parser.h"
#include "core/browsing/addresses.h"
#include "core/browsing/browsers.h"
#include "core/browsing/happenings.h"
#include "core/browsing/sight.h"
#include "core/range/json_text.h"

namespace parapet::browsing {

using namespace range;

namespace {

// Each browser numbers its documents in a range of its own.
constexpr browser::DocumentId kDocumentsEach = 1'000'000;
constexpr std::size_t kHstsNotes = 3;
constexpr std::size_t kPolicyNotes = 3;

browser::BrowserProfile profile_named(std::string_view name) {
    if (name == "old") return browser::BrowserProfile::old();
    if (name == "ancient") return browser::BrowserProfile::ancient();
    if (name == "quiet") return browser::BrowserProfile::quiet();
    return browser::BrowserProfile::current();
}

// As fetch() of a page of the app would ask.
browser::CookieContext own_context(http::Url const& url, std::string method) {
    return {.url = url,
            .method = std::move(method),
            .target = browser::RequestTarget::Subresource,
            .initiator = http::Origin::of(url),
            .ancestors = {http::Origin::of(url)}};
}

// What became of each Strict-Transport-Security that was not taken as it was meant, once.
std::vector<std::string> hsts_notes(std::vector<browser::BrowserEvent> const& events) {
    std::vector<std::string> notes;
    for (browser::BrowserEvent const& event : events) {
        if (event.kind != browser::EventKind::HstsLearnt) continue;
        for (browser::Reason const& reason : event.verdict.reasons()) {
            bool const forgets = reason.text.starts_with("max-age=0");
            if (reason.effect != browser::Effect::Blocks && !forgets) continue;
            std::string note = "What the browser made of Strict-Transport-Security from " +
                               event.subject + ": " + reason.text;
            bool const is_known = std::find(notes.begin(), notes.end(), note) != notes.end();
            if (!is_known && notes.size() < kHstsNotes) notes.push_back(std::move(note));
        }
    }
    return notes;
}

// What the browser passed over in the policy of the last page that the person was given.
std::vector<std::string> policy_notes(World const& world, std::string const& person) {
    auto const& exchanges = world.trace().exchanges();
    std::vector<std::string> notes;
    for (std::size_t i = exchanges.size(); i-- > 0;) {
        http::HeaderList const& headers = exchanges[i].response.headers;
        bool const is_page = headers.get("content-type").value_or("").starts_with("text/html");
        bool const is_own = exchanges[i].request.host == world.fixture().spec->host;
        if (exchanges[i].actor != person || !is_page || !is_own) continue;
        for (browser::ContentPolicy const& policy :
             browser::content_policies_of(headers, http::Origin::opaque()))
            for (std::string const& note : policy.notes)
                if (notes.size() < kPolicyNotes)
                    notes.push_back("In the Content-Security-Policy: " + note);
        break;
    }
    return notes;
}

}  // namespace

std::unique_ptr<BrowserCase> Browsers::open(Network& network) const {
    return std::make_unique<Case>(network, side_);
}

Case::Case(Network& network, PageSide side)
    : network_(network), side_(side), hosts_(network, network.world().fixture().spec->hosts) {}

void Case::choose_profile(std::string const& person, std::string_view profile) {
    profiles_[person] = profile;
}

PersonBrowser& Case::browser_of(std::string const& person) {
    auto const known = browsers_.find(person);
    if (known != browsers_.end()) return *known->second;
    browser::UserAgentOptions options{
        .profile = profile_named(profiles_[person]),
        .documents_before = static_cast<browser::DocumentId>(browsers_.size()) * kDocumentsEach};
    auto made = std::make_unique<PersonBrowser>(person, hosts_, side_, std::move(options));
    return *(browsers_[person] = std::move(made));
}

std::optional<Mismatch> Case::play(std::string const& person, Json const& step) {
    return browser_of(person).play(step);
}

std::optional<std::string> Case::read(std::string const& person, std::string_view element) {
    browser::Document const* document = browser_of(person).shown();
    if (document == nullptr) return std::nullopt;
    auto const found = find_element(*document, element);
    return found ? std::optional(value_or_text(*found->document, found->element)) : std::nullopt;
}

bool Case::dress(std::string const& person, http::Request& request) {
    auto const known = browsers_.find(person);
    if (known == browsers_.end()) return false;
    auto const url =
        http::parse_url(full_address(request.target, network_.world().fixture().spec->host));
    if (!url || request.headers.has("cookie")) return true;
    std::string cookies = known->second->agent().cookies().cookie_string(
        own_context(url.value(), request.method), network_.world().now());
    if (!cookies.empty()) request.headers.append("cookie", std::move(cookies));
    return true;
}

bool Case::keep(std::string const& person, http::Request const& request,
                http::Response const& response) {
    auto const known = browsers_.find(person);
    if (known == browsers_.end()) return false;
    auto const url =
        http::parse_url(full_address(request.target, network_.world().fixture().spec->host));
    if (!url) return true;
    browser::CookieContext const context = own_context(url.value(), request.method);
    for (std::string_view line : response.headers.all("set-cookie"))
        (void)known->second->agent().cookies().receive(line, context, network_.world().now());
    return true;
}

Position Case::take_position(Json const& position, Judge& judge, StepPlayer& steps) {
    hosts_.show(judge);
    Position taken;
    for (Json const& name : member_of(position, "hosts"))
        taken.hosts[in_words(name)] = hosts_.attackers(in_words(name));
    if (position.contains("own")) {
        PersonBrowser& own = browser_of(text_of(position, "own"));
        own_ = std::make_unique<OwnBrowser>(own, hosts_, judge, steps);
        taken.own = own_.get();
        taken.own_person = own.person();
    }
    std::string const person = text_of(position, "victim");
    if (person.empty()) return taken;
    choose_profile(person, text_of(position, "browser"));
    std::set<std::string, std::less<>> leaks;
    for (Json const& leak : member_of(position, "leaks")) leaks.insert(in_words(leak));
    PersonBrowser& browser = browser_of(person);
    victim_ = std::make_unique<Victim>(browser, hosts_, judge, steps, std::move(leaks));
    taken.victim = victim_.get();
    if (position.contains("line")) taken.line = &browser.line();
    if (position.contains("seat")) taken.seat = victim_.get();
    if (position.contains("leaks")) taken.leaks = victim_.get();
    return taken;
}

std::vector<std::string> Case::notes() const {
    if (victim_ == nullptr) return {};
    std::vector<std::string> notes = victim_->notes();
    auto const browser = browsers_.find(victim_->person());
    if (browser == browsers_.end()) return notes;
    for (std::string& note : hsts_notes(browser->second->agent().log().events()))
        notes.push_back(std::move(note));
    for (std::string& note : policy_notes(network_.world(), victim_->person()))
        notes.push_back(std::move(note));
    return notes;
}

void Case::report(Json& entry, std::size_t bytes) const {
    Happenings happenings;
    for (auto const& [person, browser] : browsers_) happenings.add(*browser);
    if (happenings.size() > 0) happenings.report(entry, network_.world().start(), bytes);
}

std::optional<Control> Case::control(AttackSpec const& attack) const {
    if (victim_ == nullptr) return std::nullopt;
    Happenings happenings;
    for (auto const& [person, browser] : browsers_) happenings.add(*browser);
    happenings.add_answers(network_.world().trace(), victim_->person());
    return happenings.control(attack.intended);
}

}  // namespace parapet::browsing
