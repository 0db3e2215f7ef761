// A log line is one line, holds exactly the fields it was given, tells allowed values letter for
// letter and others not at all.
#include <optional>

#include "core/base/ascii.h"
#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/http/log_redaction.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::http;

namespace {

// The reader of a log: takes fields off the front of a line.
class LogReader {
public:
    explicit LogReader(std::string_view line) : rest_(line) {}

    bool is_at_end() const { return rest_.empty(); }
    bool takes(std::string_view text) {
        if (!rest_.starts_with(text)) return false;
        rest_.remove_prefix(text.size());
        return true;
    }
    std::string name() {
        std::size_t const end = rest_.find('=');
        PARAPET_CHECK(end != std::string_view::npos);
        std::string const name(rest_.substr(0, end));
        rest_.remove_prefix(end + 1);
        return name;
    }
    // Between quotes, with its escapes undone.
    std::string quoted() {
        PARAPET_CHECK(takes("\""));
        std::string value;
        while (!takes("\"")) {
            char const c = take();
            if (c == '\\')
                append_escaped(value);
            else
                value += c;
        }
        return value;
    }

private:
    char take() {
        PARAPET_CHECK(!rest_.empty());
        char const c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    char32_t hex(int digits) {
        char32_t point = 0;
        for (int i = 0; i < digits; ++i) {
            int const value = ascii::hex_value(take());
            PARAPET_CHECK(value >= 0);
            point = point * 16 + static_cast<char32_t>(value);
        }
        return point;
    }
    void append_escaped(std::string& out) {
        switch (char const c = take()) {
            case 'n': out += '\n'; return;
            case 'r': out += '\r'; return;
            case 't': out += '\t'; return;
            case 'x': append_utf8(out, hex(2)); return;
            case 'u': append_utf8(out, hex(4)); return;
            default: PARAPET_CHECK(c == '\\' || c == '"'); out += c;
        }
    }

    std::string_view rest_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::string const allowed = input.text();
    std::string const event = input.text();
    std::vector<Header> fields;
    for (int i = input.byte() % 4; i > 0; --i) {
        std::string name = input.text();
        fields.push_back({std::move(name), input.text()});
    }
    fields.push_back({allowed, input.rest()});
    LogRedactor const log{allowed};
    std::string const line = log.line(event, fields);

    PARAPET_CHECK(is_valid_utf8(line));
    for (char c : line) PARAPET_CHECK(static_cast<unsigned char>(c) >= 0x20 && c != 0x7F);
    for (char32_t point : decode_utf8(line)) {
        PARAPET_CHECK(point != 0x2028 && point != 0x2029 && point != 0x202E && point != 0x85);
    }
    LogReader reader(line);
    PARAPET_CHECK(reader.takes("event="));
    PARAPET_CHECK(reader.quoted() == to_valid_utf8(event));
    for (Header& field : fields) {
        PARAPET_CHECK(reader.takes(" "));
        PARAPET_CHECK(reader.name().size() == field.name.size());
        if (ascii::equal_ignoring_case(field.name, allowed)) {
            PARAPET_CHECK(reader.quoted() == to_valid_utf8(field.value));
        } else {
            PARAPET_CHECK(reader.takes("[redacted]"));
            field.value += "another";
        }
    }
    PARAPET_CHECK(reader.is_at_end());
    PARAPET_CHECK(log.line(event, fields) == line);  // what is redacted makes no difference
    return 0;
}
