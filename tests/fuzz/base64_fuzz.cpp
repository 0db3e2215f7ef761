// Bytes survive the way there and back in each form, and a text that decodes is the one that
// encodes to its bytes.
#include "core/base/base64.h"
#include "core/base/check.h"
#include "core/base/hex.h"
#include "core/base/utf8.h"

using namespace parapet;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    ByteView const bytes(data, size);
    std::string_view const text = as_text(bytes);
    for (Base64 form : {Base64::Standard, Base64::Unpadded, Base64::Url}) {
        auto const decoded = decode_base64(encode_base64(bytes, form), form);
        PARAPET_CHECK(decoded.ok());
        PARAPET_CHECK(decoded.value() == Bytes(bytes.begin(), bytes.end()));
        auto const read = decode_base64(text, form);
        if (read.ok()) PARAPET_CHECK(encode_base64(read.value(), form) == text);
    }
    auto const from_hex = decode_hex(text);
    if (from_hex.ok()) PARAPET_CHECK(from_hex.value().size() * 2 == size);
    PARAPET_CHECK(decode_hex(encode_hex(bytes)).value() == Bytes(bytes.begin(), bytes.end()));

    std::string const valid = to_valid_utf8(text);
    PARAPET_CHECK(is_valid_utf8(valid));
    PARAPET_CHECK(is_valid_utf8(text) == (valid == text));
    PARAPET_CHECK(encode_utf8(decode_utf8(valid)) == valid);
    return 0;
}
