#include "core/browser/nosniff.h"

#include "core/base/ascii.h"
#include "core/browser/header_values.h"
#include "core/browser/mime_type.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kNosniff = "Fetch, the X-Content-Type-Options header";
constexpr std::string_view kMimeType = "Fetch, blocked due to its MIME type";

std::string name_of(std::optional<MimeType> const& type) {
    return type ? type->essence() : std::string("of no readable type");
}

// Types that were once served by mistake, or by upload, and then run.
bool is_never_a_script(MimeType const& type) {
    return type.type == "audio" || type.type == "image" || type.type == "video" ||
           type.essence() == "text/csv";
}

}  // namespace

bool is_nosniff(http::HeaderList const& headers) {
    auto const values = split_values(headers, "X-Content-Type-Options");
    return !values.empty() && ascii::equal_ignoring_case(values.front(), "nosniff");
}

Verdict judge_type(http::HeaderList const& headers, Destination destination) {
    Verdict verdict;
    auto const type = extract_mime_type(headers);
    bool const nosniff = is_nosniff(headers);
    if (is_script_like(destination)) {
        if (nosniff && (!type || !is_javascript(*type)))
            verdict.block(kNosniff, "With nosniff a script has to have a JavaScript type; it is " +
                                        name_of(type) + ".");
        if (type && is_never_a_script(*type))
            verdict.block(kMimeType, type->essence() + " is never run as a script.");
        if (verdict.allowed() && (!type || !is_javascript(*type)))
            verdict.note(kNosniff, "It is " + name_of(type) +
                                       " and runs as a script, for nosniff is missing.");
    }
    if (destination == Destination::Style && nosniff && (!type || type->essence() != "text/css"))
        verdict.block(kNosniff, "With nosniff a style sheet has to be text/css; it is " +
                                    name_of(type) + ".");
    return verdict;
}

}  // namespace parapet::browser
