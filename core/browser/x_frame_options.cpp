#include "core/browser/x_frame_options.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/header_values.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kHeaderSection = "HTML, the X-Frame-Options header";

bool is_known(std::string const& value) {
    return value == "deny" || value == "sameorigin" || value == "allowall";
}

// The set of values, in lower case.
std::vector<std::string> read_set(http::HeaderList const& headers) {
    std::vector<std::string> set;
    for (std::string const& value : split_values(headers, "X-Frame-Options"))
        set.push_back(ascii::lower(value));
    std::sort(set.begin(), set.end());
    set.erase(std::unique(set.begin(), set.end()), set.end());
    return set;
}

void judge_one(std::string const& value, Framing const& framing, Verdict& verdict) {
    if (value == "deny") return verdict.block(kHeaderSection, "DENY: no document may frame it.");
    if (value != "sameorigin") {
        if (value != "allowall")
            verdict.note(kHeaderSection, "\"" + value + "\" is no value that browsers know.");
        return;
    }
    for (http::Origin const& ancestor : framing.ancestors) {
        if (same_origin(ancestor, framing.destination)) continue;
        return verdict.block(kHeaderSection, "SAMEORIGIN: " + ancestor.serialize() +
                                                 " is another origin than " +
                                                 framing.destination.serialize() + ".");
    }
    verdict.permit(kHeaderSection, "SAMEORIGIN: every document around it is of its own origin.");
}

}  // namespace

Verdict judge_framing(http::HeaderList const& headers, Framing const& framing) {
    Verdict verdict;
    if (framing.ancestors.empty()) return verdict;
    auto const values = read_set(headers);
    if (values.empty()) return verdict;
    if (framing.frame_ancestors == FrameAncestors::Given) {
        verdict.note(kHeaderSection, "Not looked at, for frame-ancestors decides.");
        return verdict;
    }
    if (values.size() == 1) {
        judge_one(values.front(), framing, verdict);
    } else if (std::any_of(values.begin(), values.end(), is_known)) {
        verdict.block(kHeaderSection, "Values that contradict each other are read as DENY.");
    } else {
        verdict.note(kHeaderSection, "None of its values is one that browsers know.");
    }
    return verdict;
}

}  // namespace parapet::browser
