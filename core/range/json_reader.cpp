// parse_json: the grammar is core/base/json_scanner.h's, the values and the faults are made here.
#include <algorithm>
#include <charconv>

#include "core/base/decimal.h"
#include "core/base/json_scanner.h"
#include "core/range/json_text.h"

namespace parapet::range {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kTokenShown = 40;  // bytes

template <class Whole>
bool reads_as(std::string_view number, Whole& whole) {
    char const* const end = number.data() + number.size();
    auto const [stop, error] = std::from_chars(number.data(), end, whole);
    return error == std::errc() && stop == end;
}

class Reader {
public:
    explicit Reader(std::string_view text)
        : text_(text), scanner_(text, LoneSurrogate::Replacement) {}

    Result<Json, std::string> read() {
        scanner_.word(kByteOrderMark);
        scanner_.skip_space();
        Json value;
        if (!read_value(value)) return Failure{problem()};
        scanner_.skip_space();
        if (!scanner_.is_at_end()) return Failure{problem()};
        return value;
    }

private:
    bool read_value(Json& value) {
        switch (scanner_.peek()) {
            case '{': return read_object(value);
            case '[': return read_array(value);
            case '"': {
                std::string text;
                if (!scanner_.string(text)) return false;
                value = std::move(text);
                return true;
            }
            case 'n': return scanner_.word("null");
            case 't': value = true; return scanner_.word("true");
            case 'f': value = false; return scanner_.word("false");
            default: return read_number(value);
        }
    }

    bool read_object(Json& value) {
        if (!deeper()) return false;
        value = Json::object();
        std::string name;
        bool const is_whole = scanner_.separated('{', '}', [&] {
            name.clear();
            if (!scanner_.name(name)) return false;
            if (value.contains(name)) return fail("the member \"" + name + "\" is given twice");
            return read_value(value[name]);
        });
        --depth_;
        return is_whole;
    }

    bool read_array(Json& value) {
        if (!deeper()) return false;
        value = Json::array();
        bool const is_whole =
            scanner_.separated('[', ']', [&] { return read_value(value.push_back(nullptr)); });
        --depth_;
        return is_whole;
    }

    bool read_number(Json& value) {
        std::size_t const from = scanner_.at();
        std::string_view number;
        if (!scanner_.number(number)) return false;
        std::int64_t whole = 0;
        std::uint64_t natural = 0;
        if (reads_as(number, whole)) {
            value = whole;
        } else if (reads_as(number, natural)) {
            value = natural;
        } else {
            auto const decimal = read_decimal(number);
            if (!decimal) return fail(unexpected(from));
            value = *decimal;
        }
        return true;
    }

    bool deeper() {
        if (depth_ == kMaxJsonDepth)
            return fail("more than " + std::to_string(kMaxJsonDepth) + " levels deep");
        ++depth_;
        return true;
    }

    bool fail(std::string problem) {
        problem_ = std::move(problem);
        return false;
    }
    std::string problem() const { return problem_.empty() ? unexpected(scanner_.at()) : problem_; }
    std::string unexpected(std::size_t at) const {
        std::size_t const end =
            std::min(text_.find_first_of(" \t\r\n,:[]{}", at + 1), at + kTokenShown);
        std::string const token =
            at == text_.size() ? "end" : to_canonical(Json(text_.substr(at, end - at)));
        return "unexpected " + token + " at byte " + std::to_string(at + 1);
    }

    std::string_view text_;
    JsonScanner scanner_;
    std::size_t depth_ = 0;  // of the objects and arrays that are open
    std::string problem_;
};

}  // namespace

Result<Json, std::string> parse_json(std::string_view text) { return Reader(text).read(); }

}  // namespace parapet::range
