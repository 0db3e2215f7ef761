// Images, style sheets and frames that a page loads; objects: objects.cpp.
#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/mime_type.h"
#include "core/browser/nosniff.h"
#include "core/browser/page.h"
#include "core/browser/splitting.h"
#include "core/browser/user_agent.h"

namespace parapet::browser {
namespace {

constexpr std::size_t kMostStyleAddresses = 64;

// https://fetch.spec.whatwg.org/#main-fetch: "potentially dangling markup".
bool is_dangling(std::string_view address) {
    return address.find('\n') != std::string_view::npos &&
           address.find('<') != std::string_view::npos;
}

struct StyleAddress {
    std::string address;
    Destination destination;
};

// What a style sheet loads: @import, fonts, and every other url(…).
std::vector<StyleAddress> addresses_in(std::string_view css) {
    std::vector<StyleAddress> found;
    std::string const lower = ascii::lower(css);
    for (std::size_t at = lower.find("url(");
         at != std::string::npos && found.size() < kMostStyleAddresses;
         at = lower.find("url(", at + 1)) {
        std::size_t const end = lower.find(')', at);
        if (end == std::string::npos) break;
        std::string_view text = trim_ascii_whitespace(css.substr(at + 4, end - at - 4));
        if (text.size() > 1 && (text.front() == '"' || text.front() == '\''))
            text = text.substr(1, text.size() - 2);
        std::string_view const before = std::string_view(lower).substr(0, at);
        auto const block = before.rfind('{');
        auto const import = before.rfind("@import");
        auto const font = before.rfind("@font-face");
        auto destination = Destination::Image;
        if (font != std::string_view::npos && font < block &&
            before.find('}', font) == std::string_view::npos)
            destination = Destination::Font;
        if (import != std::string_view::npos &&
            before.find_first_of(";{", import) == std::string_view::npos)
            destination = Destination::Style;
        found.push_back({std::string(text), destination});
    }
    return found;
}

LoadKind load_kind(Destination destination) {
    if (destination == Destination::Font) return LoadKind::Font;
    return destination == Destination::Style ? LoadKind::Style : LoadKind::Image;
}

}  // namespace

Fetched UserAgent::load(Document const& document, NodeId element, std::string_view address,
                        LoadKind kind, Destination destination, ParserMetadata parser) {
    HtmlNode const& node = document.tree.at(element);
    auto const url = resolve(document, address);
    if (!url) return {.ok = false, .error = "The address is no URL."};
    if (is_dangling(address) && session_.profile.dangling_markup == DanglingMarkup::Blocked) {
        Verdict verdict;
        verdict.block("Fetch, main fetch",
                      "The address has a line end and \"<\": an open quote has swallowed markup.");
        session_.log.add(EventKind::RequestBlocked, document.place(), url->href(), {},
                         std::move(verdict));
        return {.ok = false, .error = "The address has swallowed markup."};
    }
    Fetch request{.place = document.place(),
                  .url = *url,
                  .destination = destination,
                  .client = &document,
                  .ancestors = surroundings_of(document),
                  .referrer_policy = document.referrer_policy,
                  .load = kind,
                  .nonce = node.attribute("nonce").value_or(""),
                  .integrity = node.attribute("integrity").value_or(""),
                  .parser = parser};
    if (auto const cors = node.attribute("crossorigin")) {
        request.mode = RequestMode::Cors;
        request.credentials = ascii::equal_ignoring_case(*cors, "use-credentials")
                                  ? CredentialsMode::Include
                                  : CredentialsMode::SameOrigin;
    }
    // Fonts are always asked for by CORS:
    // https://www.w3.org/TR/css-fonts-3/#font-fetching-requirements
    if (destination == Destination::Font) {
        request.mode = RequestMode::Cors;
        request.credentials = CredentialsMode::SameOrigin;
    }
    if (auto const policy = node.attribute("referrerpolicy"))
        request.referrer_policy =
            read_referrer_policy({{"Referrer-Policy", *policy}}).value_or(document.referrer_policy);
    return fetch(session_, std::move(request));
}

void UserAgent::load_image(Document& document, NodeId element) {
    auto const address = document.tree.at(element).attribute("src");
    if (!address) return;
    Fetched const image = load(document, element, *address, LoadKind::Image, Destination::Image);
    auto const type = extract_mime_type(image.response.headers);
    bool const is_image = image.ok && type && type->type == "image";
    bool const is_else = image.ok && image.response.status == 200 && type && !is_image;
    if (is_else) {
        Verdict verdict;
        verdict.block("MIME Sniffing 7", "What came is no image, by its Content-Type.");
        session_.log.add(EventKind::TypeRefused, document.place(), image.url.href(), "image",
                         std::move(verdict));
    }
    run_handler(document, element, is_image ? "onload" : "onerror");
    notify(document, element, is_image ? "load" : "error");
}

void UserAgent::load_link(Document& document, NodeId element) {
    HtmlNode const& link = document.tree.at(element);
    auto const address = link.attribute("href");
    if (!address) return;
    std::string const relation = ascii::lower(link.attribute("rel").value_or(""));
    auto const words = split_on_whitespace(relation);
    auto const has = [&words](std::string_view word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    };
    if (has("icon")) load(document, element, *address, LoadKind::Image, Destination::Image);
    if (has("manifest"))
        load(document, element, *address, LoadKind::Manifest, Destination::Manifest);
    if (!has("stylesheet")) return;
    Fetched const sheet = load(document, element, *address, LoadKind::Style, Destination::Style);
    if (!sheet.ok) return;
    Verdict verdict = judge_type(sheet.response.headers, Destination::Style);
    if (!verdict.allowed()) {
        session_.log.add(EventKind::TypeRefused, document.place(), sheet.url.href(), "style",
                         std::move(verdict));
        return;
    }
    load_style_addresses(document, element, sheet.response.body);
}

void UserAgent::load_style_addresses(Document& document, NodeId element, std::string_view css) {
    for (StyleAddress const& each : addresses_in(css))
        load(document, element, each.address, load_kind(each.destination), each.destination);
}

void UserAgent::apply_style(Document& document, NodeId element, InlineKind kind, std::string text) {
    HtmlNode const& node = document.tree.at(element);
    Verdict verdict = check_inline(document.policies, {.kind = kind,
                                                       .text = text,
                                                       .nonce = node.attribute("nonce"),
                                                       .attributes = node.attributes,
                                                       .parsed_as = node.parsed_as});
    if (!verdict.allowed()) {
        session_.log.add(EventKind::StyleBlocked, document.place(), node.name, text,
                         std::move(verdict));
        return;
    }
    load_style_addresses(document, element, text);
}

void UserAgent::load_frame(Document& document, NodeId element) {
    HtmlNode const& node = document.tree.at(element);
    Frame frame{.element = element, .name = node.attribute("name").value_or("")};
    if (auto const words = node.attribute("sandbox")) frame.sandbox = parse_sandbox(*words);
    document.frames.push_back(std::move(frame));
    std::string address = node.attribute("src").value_or("about:blank");
    if (node.attribute("srcdoc")) address = "about:srcdoc";
    auto const url = resolve(document, address);
    if (!url) return;
    Navigation navigation{.slot = {document.tab, document.id, element},
                          .source = document.id,
                          .url = *url,
                          .history = HistoryUse::Replace};
    if (auto const policy = node.attribute("referrerpolicy"))
        navigation.referrer_policy = read_referrer_policy({{"Referrer-Policy", *policy}});
    if (url->scheme == "javascript") {
        Navigation blank = navigation;
        blank.url = http::parse_url("about:blank").take();
        perform(blank);
    }
    perform(navigation);
    run_handler(document, element, "onload");
    notify(document, element, "load");
}

}  // namespace parapet::browser
