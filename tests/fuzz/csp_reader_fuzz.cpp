// Whatever a server sends as a Content-Security-Policy is read without harm, and more policy never
// allows more: not another policy, not fewer sources, not a word in a report-only header.
#include "core/base/ascii.h"
#include "core/base/check.h"
#include "core/browser/csp_document.h"
#include "core/browser/csp_eval.h"
#include "core/browser/csp_fetch.h"
#include "core/browser/csp_inline.h"
#include "core/browser/csp_navigation.h"
#include "core/browser/splitting.h"
#include "core/http/csp_policy.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::browser;

namespace {

struct Page {
    http::Origin self;
    http::Url url;
    std::string nonce;
    std::string text;
};

// Everything that can be asked about the page, in a fixed order.
std::vector<bool> answers(ContentPolicyList const& policies, Page const& page) {
    std::vector<bool> allowed;
    for (int kind = 0; kind <= static_cast<int>(LoadKind::Connect); ++kind) {
        CspRequest request{static_cast<LoadKind>(kind), page.url, page.nonce, page.text};
        allowed.push_back(check_request(policies, request).allowed());
        request.redirects = Redirects::Followed;
        request.parser = ParserMetadata::NotInserted;
        allowed.push_back(check_request(policies, request).allowed());
    }
    for (int kind = 0; kind <= static_cast<int>(InlineKind::Navigation); ++kind) {
        InlineCode const code{static_cast<InlineKind>(kind), page.text, page.nonce};
        allowed.push_back(check_inline(policies, code).allowed());
    }
    allowed.push_back(check_eval(policies, EvalKind::String).allowed());
    allowed.push_back(check_eval(policies, EvalKind::WebAssembly).allowed());
    allowed.push_back(check_base(policies, page.url).allowed());
    allowed.push_back(
        check_navigation(policies, page.url, NavigationKind::FormSubmission).allowed());
    allowed.push_back(check_navigation(policies, page.url, NavigationKind::Other).allowed());
    allowed.push_back(check_frame_ancestors(policies, {http::Origin::of(page.url)}).allowed());
    allowed.push_back(check_sandbox(policies, "allow-scripts").allowed());
    return allowed;
}

// No answer turns from no to yes.
void check_no_more(std::vector<bool> const& before, std::vector<bool> const& after) {
    for (std::size_t i = 0; i < before.size(); ++i) PARAPET_CHECK(before[i] || !after[i]);
}

void check_text(ContentPolicyList const& policies, http::Origin const& self) {
    for (ContentPolicy const& policy : policies) {
        std::string again;
        for (Directive const& each : policy.directives) again += each.name + " " + each.value + ";";
        auto const reread = parse_content_policy(again, self, policy.disposition, policy.from);
        PARAPET_CHECK(reread.directives.size() == policy.directives.size());
        for (std::size_t i = 0; i < policy.directives.size(); ++i) {
            Directive const& directive = reread.directives[i];
            PARAPET_CHECK(directive.name == policy.directives[i].name);
            PARAPET_CHECK(directive.value == policy.directives[i].value);
            PARAPET_CHECK(ascii::is_ascii(directive.value));
        }
    }
}

// Of a list that names places, every list without one of its words.
void check_fewer_sources(std::string_view value, Page const& page) {
    auto const words = split_on_whitespace(value);
    if (words.size() > 8) return;
    auto const allowed = [&page](std::string const& list) {
        auto const policies = content_policies_of_meta("default-src " + list, page.self);
        std::vector<bool> result;
        for (LoadKind kind : {LoadKind::Image, LoadKind::Frame, LoadKind::Connect})
            result.push_back(check_request(policies, {kind, page.url}).allowed());
        return result;
    };
    auto const before = allowed(std::string(value));
    for (std::size_t without = 0; without < words.size(); ++without) {
        std::string rest;
        for (std::size_t i = 0; i < words.size(); ++i)
            if (i != without) rest += std::string(words[i]) + " ";
        check_no_more(before, allowed(rest));
    }
}

// What the writer takes for a place is that place to the reader.
void check_writer(std::string const& host, std::string const& scheme) {
    if (auto const place = http::CspPlace::host(host)) {
        auto const read = parse_source_expression(place.value().text());
        PARAPET_CHECK(read && std::holds_alternative<HostSource>(read->kind));
    }
    if (auto const place = http::CspPlace::scheme(scheme)) {
        auto const read = parse_source_expression(place.value().text());
        PARAPET_CHECK(read && std::holds_alternative<SchemeSource>(read->kind));
    }
    if (auto const nonce = http::CspNonce::of(host)) {
        auto const read = parse_source_expression(http::CspCode(nonce.value()).text());
        PARAPET_CHECK(read && std::get<NonceSource>(read->kind).value == host);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::string const one = input.text();
    std::string const two = input.text();
    std::string const link = input.text();
    auto const url = http::parse_url(link);
    auto const origin = http::parse_url(input.text());
    check_writer(one, two);
    if (!url.ok()) return 0;
    Page const page{origin.ok() ? http::Origin::of(origin.value()) : http::Origin::opaque(),
                    url.value(), input.text(), input.rest()};

    http::HeaderList headers = {{"Content-Security-Policy", one}};
    auto const first = content_policies_of(headers, page.self);
    check_text(first, page.self);
    auto const before = answers(first, page);
    for (bool allowed : answers({}, page)) PARAPET_CHECK(allowed);
    headers.append("Content-Security-Policy-Report-Only", two);
    PARAPET_CHECK(answers(content_policies_of(headers, page.self), page) == before);
    headers.append("Content-Security-Policy", two);
    check_no_more(before, answers(content_policies_of(headers, page.self), page));
    check_text(content_policies_of_meta(one, page.self), page.self);
    if (one.find(';') == std::string::npos) check_fewer_sources(one, page);
    document_rules(first);
    return 0;
}
