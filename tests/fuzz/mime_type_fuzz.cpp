// Whatever a server calls its content is read as nothing or as two tokens in small letters, which
// read back as themselves whatever stands around them; the last type of a header that is one
// counts.
#include "core/base/ascii.h"
#include "core/base/check.h"
#include "core/browser/mime_type.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::browser;

namespace {

std::string essence_of(std::optional<MimeType> const& type) { return type ? type->essence() : ""; }

void check_type(MimeType const& type, std::string const& blanks, std::string const& parameters) {
    for (std::string const& part : {type.type, type.subtype}) {
        PARAPET_CHECK(ascii::is_token(part));
        PARAPET_CHECK(part == ascii::lower(part));
    }
    std::string const essence = type.essence();
    PARAPET_CHECK(essence_of(read_mime_type(essence)) == essence);
    PARAPET_CHECK(essence_of(read_mime_type(blanks + essence + blanks)) == essence);
    PARAPET_CHECK(essence_of(read_mime_type(essence + blanks + ";" + parameters)) == essence);
    PARAPET_CHECK(!is_javascript(type) || type.type == "text" || type.type == "application");
}

// A comma in quotes does not end a value, and a quote may be open where a header ends.
void check_header(std::string const& first) {
    if (first.find('"') != std::string::npos) return;
    std::string const before = essence_of(extract_mime_type({{"Content-Type", first}}));
    auto const with = [&](std::string const& last) {
        return essence_of(extract_mime_type({{"Content-Type", first}, {"content-type", last}}));
    };
    PARAPET_CHECK(with("Text/HTML;charset=utf-8") == "text/html");
    PARAPET_CHECK(with("*/*") == before);
    PARAPET_CHECK(with("no type") == before);
    PARAPET_CHECK(essence_of(extract_mime_type({{"Content-Type", first + ",text/css"}})) ==
                  "text/css");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::string const blanks(input.byte() % 4, " \t"[input.byte() % 2]);
    std::string const text = input.text();
    auto const type = read_mime_type(text);
    if (type) check_type(*type, blanks, input.text());
    check_header(text);
    return 0;
}
