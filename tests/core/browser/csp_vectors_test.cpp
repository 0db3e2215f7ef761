// CSP conformance data of Chromium and web-platform-tests, where the checkout has it beside it.
#include <functional>
#include <iostream>
#include <set>

#include "core/base/hex.h"
#include "core/browser/csp_fetch.h"
#include "core/http/percent.h"
#include "tests/core/browser/csp_page.h"
#include "tests/core/vectors.h"

using namespace parapet;
using namespace parapet::browser;
using nlohmann::json;
using parapet::tests::origin_of;
using parapet::tests::url_of;

namespace {

// Nothing to compare: the sources disagree and no standard's value is known.
enum class Row { Passed, Failed, Excluded };

void judge_rows(std::string const& name, std::function<Row(json const&)> const& judge) {
    auto const suite = tests::open_vectors(name);
    if (!suite) return;
    int passed = 0, excluded = 0, total = 0;
    for (json const& row : suite->at("cases")) {
        Row const outcome = row.contains("excluded") ? Row::Excluded : judge(row);
        if (outcome == Row::Excluded) {
            ++excluded;
            continue;
        }
        ++total;
        passed += outcome == Row::Passed;
        INFO(row.dump());
        CHECK(outcome == Row::Passed);
    }
    CHECK(total > 0);
    std::cout << name << ": " << passed << "/" << total << " (excluded " << excluded << ")\n";
}

Row outcome(bool is_right) { return is_right ? Row::Passed : Row::Failed; }

// conflicts.json: where Chromium and CSP3 disagree, what CSP3 says, if its reason tells.
std::optional<Row> conflict_outcome(json const& conflicts, std::string const& id, bool actual) {
    for (json const& conflict : conflicts) {
        if (conflict.at("file") != "chromium_match_source.json" || conflict.at("id") != id)
            continue;
        std::string const reason = conflict.at("reason");
        if (reason.ends_with("Spec value: true")) return outcome(actual);
        if (reason.ends_with("Spec value: false")) return outcome(!actual);
        return Row::Excluded;
    }
    return std::nullopt;
}

// Two rows are of a path with a space, which no policy can carry: the expression is put together.
SourceExpression expression_of(std::string const& text) {
    if (auto parsed = parse_source_expression(text)) return *parsed;
    std::size_t const path = text.find('/', text.find("://") + 3);
    auto parsed = parse_source_expression(text.substr(0, path));
    REQUIRE(parsed);
    std::get<HostSource>(parsed->kind).path = text.substr(path);
    return *parsed;
}

http::Origin self_of(json const& origin) {
    if (origin.is_null()) return http::Origin::opaque();
    std::string text =
        origin.at("scheme").get<std::string>() + "://" + origin.at("host").get<std::string>();
    if (!origin.at("port").is_null()) text += ":" + std::to_string(origin.at("port").get<int>());
    return origin_of(text);
}

LoadKind load_kind_of(std::string const& destination) {
    if (destination == "script-element") return LoadKind::Script;
    if (destination == "style-element") return LoadKind::Style;
    REQUIRE(destination == "worker");
    return LoadKind::Worker;
}

}  // namespace

TEST_CASE("csp vectors: Chromium's URLs match the sources they match", "[browser][csp][vectors]") {
    auto const conflicts = tests::open_vectors("csp/conflicts.json");
    if (!conflicts) return;
    judge_rows("csp/chromium_match_source.json", [&](json const& row) {
        bool const actual =
            matches(expression_of(row.at("source_expression")),
                    url_of(row.at("url").get<std::string>()), self_of(row.at("self_origin")),
                    row.at("after_redirect").get<bool>() ? Redirects::Followed : Redirects::None);
        auto const conflict = conflict_outcome(conflicts->at("conflicts"), row.at("id"), actual);
        return conflict ? *conflict : outcome(actual == row.at("matches").get<bool>());
    });
}

TEST_CASE("csp vectors: Chromium's requests are judged alike", "[browser][csp][vectors]") {
    auto const self = origin_of("https://example.test/");
    judge_rows("csp/chromium_match_directive.json", [&](json const& row) {
        json const& request = row.at("request");
        CspRequest const asked = {.kind = load_kind_of(request.at("destination")),
                                  .url = url_of(request.at("url").get<std::string>()),
                                  .nonce = request.value("nonce", ""),
                                  .integrity = request.value("integrity", "")};
        std::string const policy = row.at("policy");
        auto const enforced =
            check_request(content_policies_of({{"Content-Security-Policy", policy}}, self), asked);
        auto const reported = check_request(
            content_policies_of({{"Content-Security-Policy-Report-Only", policy}}, self), asked);
        return outcome(enforced.allowed() == row.at("allowed").get<bool>() && reported.allowed() &&
                       !enforced.reasons().empty());
    });
}

TEST_CASE(
    "csp vectors: what stands in for a directive is the first of Chromium's list that is there",
    "[browser][csp][vectors]") {
    judge_rows("csp/chromium_fallback_chain.json", [](json const& row) {
        std::vector<std::string> chain = {row.at("directive")};
        for (json const& name : row.at("fallback")) chain.push_back(name);
        auto const list = fallback_list(chain.front());
        return outcome(std::equal(list.begin(), list.end(), chain.begin(), chain.end()));
    });
}

TEST_CASE("csp vectors: white space that is none separates nothing", "[browser][csp][vectors]") {
    auto const self = origin_of("https://example.test/");
    judge_rows("csp/wpt_whitespace.json", [&](json const& row) {
        auto const policies =
            content_policies_of({{"Content-Security-Policy", row.at("policy")}}, self);
        auto const verdict =
            check_request(policies, {LoadKind::Image, url_of("https://example.test/a.png")});
        return outcome(verdict.allowed() == row.at("same_origin_image_loads").get<bool>());
    });
}

TEST_CASE("csp vectors: hash sources are read as Chromium reads them", "[browser][csp][vectors]") {
    judge_rows("csp/chromium_parse_hash.json", [](json const& row) {
        auto const list = parse_source_list(row.at("source").get<std::string>());
        if (row.at("algorithm").is_null()) return outcome(!list.has_nonce_or_hash());
        if (list.expressions.size() != 1) return Row::Failed;
        auto const* hash = std::get_if<HashSource>(&list.expressions.front().kind);
        return outcome(hash != nullptr && hash_name(hash->algorithm) == row.at("algorithm") &&
                       encode_hex(hash->digest) == row.at("value_hex"));
    });
}

TEST_CASE("csp vectors: source lists are read as Chromium reads them", "[browser][csp][vectors]") {
    std::map<std::string, KeywordSource> const flags = {
        {"allow_self", KeywordSource::Self},
        {"allow_inline", KeywordSource::UnsafeInline},
        {"allow_eval", KeywordSource::UnsafeEval},
        {"allow_wasm_eval", KeywordSource::WasmEval},
        {"allow_wasm_unsafe_eval", KeywordSource::WasmUnsafeEval},
        {"allow_dynamic", KeywordSource::StrictDynamic},
        {"allow_unsafe_hashes", KeywordSource::UnsafeHashes},
        {"report_sample", KeywordSource::ReportSample}};
    judge_rows("csp/chromium_parse_source_list.json", [&](json const& row) {
        // Its flags and its warning speak of * and 'wrong', which its value has lost.
        if (row.at("id") == "ssl-8") return Row::Excluded;
        // ssl-1 has words that are no nonces, over which Chromium's test does not ask for a
        // warning.
        bool const warns = !row.at("expect_error").get<std::string>().empty();
        auto const list = parse_source_list(row.at("directive_value").get<std::string>());
        std::vector<std::string> nonces;
        std::size_t hashes = 0;
        for (SourceExpression const& each : list.expressions) {
            if (auto const* nonce = std::get_if<NonceSource>(&each.kind))
                nonces.push_back(nonce->value);
            hashes += std::holds_alternative<HashSource>(each.kind);
        }
        bool is_right = nonces == row.at("nonces").get<std::vector<std::string>>() &&
                        hashes == row.at("hash_count").get<std::size_t>() &&
                        (!warns || !list.notes.empty());
        auto const set = row.at("flags").get<std::set<std::string>>();
        for (auto const& [flag, keyword] : flags)
            is_right = is_right && list.has(keyword) == (set.count(flag) == 1);
        return outcome(is_right);
    });
}

TEST_CASE("csp vectors: headers fall into the directives Chromium reads",
          "[browser][csp][vectors]") {
    std::map<std::string, std::string> const names = {
        {"ScriptSrc", "script-src"}, {"ImgSrc", "img-src"}, {"FrameAncestors", "frame-ancestors"}};
    judge_rows("csp/chromium_parse_directives.json", [&](json const& row) {
        http::HeaderList headers;
        for (json const& value : row.at("headers"))
            headers.append("Content-Security-Policy", value.get<std::string>());
        auto const policies = content_policies_of(headers, origin_of("https://example.test"));
        std::size_t known = 0, notes = 0;
        for (ContentPolicy const& policy : policies) {
            notes += policy.notes.size();
            for (Directive const& each : policy.directives)
                known += kind_of(each.name) != DirectiveKind::Other;
        }
        bool is_right = known == row.at("raw_directives").size();
        for (json const& expected : row.at("raw_directives")) {
            std::size_t const index = expected.at("policy");
            if (index >= policies.size()) return Row::Failed;
            auto const* found = policies[index].find(names.at(expected.at("directive")));
            is_right = is_right && found != nullptr && found->value == expected.at("value");
        }
        // A policy of which nothing is left carries its notes away with it.
        bool const warns = row.at("parsing_errors").empty() || policies.empty() || notes > 0;
        return outcome(is_right && warns);
    });
}
