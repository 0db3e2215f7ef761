// Bytes that are written into a data: URL, in Base64 or percent-encoded, come out again; any other
// data: URL is read without harm, and what it holds can be written again.
#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/check.h"
#include "core/browser/data_url.h"
#include "core/browser/mime_type.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::browser;

namespace {

std::string percent_encoded(std::string_view bytes) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (char c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        text += '%';
        text += kDigits[byte >> 4];
        text += kDigits[byte & 15];
    }
    return text;
}

std::optional<DataUrl> read(std::string const& text) {
    auto const url = http::parse_url(text);
    PARAPET_CHECK(url.ok());
    return read_data_url(url.value());
}

void check_written(std::string const& type, std::string const& body) {
    std::string const base64 = encode_base64(as_bytes(body));
    std::string const unpadded = encode_base64(as_bytes(body), Base64::Unpadded);
    for (std::string const& text :
         {"data:" + type + "," + percent_encoded(body), "data:" + type + ";base64," + base64,
          "data:" + type + "; BASE64," + percent_encoded(unpadded),
          "data:" + type + ";base64, " + unpadded + "#fragment"}) {
        auto const found = read(text);
        PARAPET_CHECK(found.has_value());
        PARAPET_CHECK(found->body == body);
        PARAPET_CHECK(found->type == type);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::string const text = input.text();
    check_written("text/plain;charset=utf-8", input.rest());
    auto const url = http::parse_url("data:" + text);
    if (!url) return 0;
    auto const found = read_data_url(url.value());
    PARAPET_CHECK(text.find(',') != std::string::npos || !found);
    if (!found) return 0;
    PARAPET_CHECK(read_mime_type(found->type).has_value());
    check_written("text/html", found->body);
    return 0;
}
