// Prints the report hash of the whole first exercise over reference apps of several styles. Built
// natively and to WebAssembly from the same sources; tests/wasm/agreement.test.mjs holds that both
// print the same. With any argument it prints the cases themselves, to find what differs.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "core/base/check.h"
#include "tests/core/range/shop_case.h"

namespace {

using namespace parapet;
using namespace parapet::range;

reference::Style half_fixed() {
    reference::Style style = vulnerable();
    for (auto& [sink, paste] : style.sinks) paste = reference::Paste::DoubledQuotes;
    style.errors = reference::Style::Errors::Hidden;
    return style;
}

Json play(std::string_view grants, reference::Style const& style, std::uint64_t seed) {
    Run run;
    Reply const opened = run.open(shop_exercise(), shop_files(grants), seed);
    PARAPET_CHECK(opened.error.empty() && opened.value.empty());
    Json const cases = parse_json(run.cases()).take();
    Json entries = Json::array();
    for (Json const& one : cases) {
        ShopApp app(run, style);
        Reply const entry = run.play(text_of(one, "id"), app);
        PARAPET_CHECK(entry.error.empty());
        entries.push_back(parse_json(entry.value).take());
    }
    Json report = parse_json(run.report("").value).take();
    report["cases"] = std::move(entries);
    return report;
}

void print(char const* name, Json const& report, bool whole) {
    if (whole)
        return void(std::printf(
            "%s\n", nlohmann::json::parse(to_canonical(report)).dump(1, ' ', true).c_str()));
    std::string outcomes;
    for (Json const& one : member_of(report, "cases")) outcomes += text_of(one, "outcome")[1];
    std::printf("%s %s %s\n", name, outcomes.c_str(), text_of(report, "hash").c_str());
}

}  // namespace

int main(int count, char**) {
    bool const whole = count > 1;
    print("vulnerable", play(kOwnerGrants, vulnerable(), 1), whole);
    print("half-fixed", play(kOwnerGrants, half_fixed(), 2), whole);
    print("hardened", play(kLeastGrants, hardened(), 3), whole);
    return 0;
}
