// parse_json: builds the value from nlohmann's events, so that a fault has a place, a depth has a
// limit, and a member given twice is a fault rather than a surprise.
#include <algorithm>

#include "core/base/ascii.h"
#include "core/range/json.h"

namespace parapet::range {
namespace {

class Builder final : public nlohmann::json_sax<Json> {
public:
    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    bool number_unsigned(number_unsigned_t value) override { return put(value); }
    bool number_float(number_float_t value, string_t const&) override { return put(value); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool key(string_t& name) override {
        auto const [place, is_new] = open_.back()->get_ref<Json::object_t&>().try_emplace(name);
        if (!is_new) return fail("the member \"" + name + "\" is given twice");
        slot_ = &place->second;
        return true;
    }

    bool parse_error(std::size_t position, std::string const& token,
                     nlohmann::detail::exception const&) override {
        return fail("unexpected " + (token.empty() ? "end" : '"' + token.substr(0, 40) + '"') +
                    " at byte " + std::to_string(position));
    }

    Json take() { return std::move(root_); }
    std::string const& problem() const { return problem_; }

private:
    Json* place(Json value) {
        if (slot_ != nullptr) {
            *slot_ = std::move(value);
            return std::exchange(slot_, nullptr);
        }
        if (open_.empty()) return &(root_ = std::move(value));
        return &open_.back()->get_ref<Json::array_t&>().emplace_back(std::move(value));
    }
    bool put(Json value) {
        place(std::move(value));
        return true;
    }
    // The address stays good: nothing is appended to the parent until this one is closed.
    bool open(Json value) {
        if (open_.size() >= kMaxJsonDepth)
            return fail("more than " + std::to_string(kMaxJsonDepth) + " levels deep");
        open_.push_back(place(std::move(value)));
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }
    bool fail(std::string problem) {
        if (problem_.empty()) problem_ = std::move(problem);
        return false;
    }

    Json root_;
    std::vector<Json*> open_;
    Json* slot_ = nullptr;  // of the member whose name was read last
    std::string problem_;
};

// The value of \uXXXX at the place, or -1.
int unit_at(std::string_view text, std::size_t at) {
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
    int value = 0;
    for (char c : text.substr(at + 2, 4)) {
        if (!ascii::is_hex_digit(c)) return -1;
        value = value * 16 + ascii::hex_value(c);
    }
    return value;
}

bool is_high(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

std::string without_lone_surrogates(std::string_view text) {
    std::string repaired;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = text[i] == '\\' ? 2 : 1;
        if (int const unit = unit_at(text, i); unit >= 0) {
            bool const pair = is_high(unit) && is_low(unit_at(text, i + 6));
            length = pair ? 12 : 6;
            if (!pair && (is_high(unit) || is_low(unit))) {
                repaired += "\\ufffd";
                i += length;
                continue;
            }
        }
        repaired += text.substr(i, length);
        i += length;
    }
    return repaired;
}

}  // namespace

Result<Json, std::string> parse_json(std::string_view text) {
    Builder first;
    if (Json::sax_parse(text.begin(), text.end(), &first)) return first.take();
    if (text.find("\\u") == std::string_view::npos) return Failure{first.problem()};
    Builder second;
    std::string const repaired = without_lone_surrogates(text);
    if (Json::sax_parse(repaired.begin(), repaired.end(), &second)) return second.take();
    return Failure{first.problem()};
}

}  // namespace parapet::range
