#include "core/auth/jose_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace parapet::auth {
namespace {

using nlohmann::json;

// The events of a parser, in the shape nlohmann/json calls them. Returning false stops it.
class ObjectReader {
public:
    JoseMembers take() { return std::move(members_); }
    bool saw_duplicate() const { return saw_duplicate_; }

    bool null() { return other(); }
    bool boolean(bool) { return other(); }
    bool number_integer(json::number_integer_t number) {
        return scalar(static_cast<double>(number));
    }
    bool number_unsigned(json::number_unsigned_t number) {
        return scalar(static_cast<double>(number));
    }
    bool number_float(json::number_float_t number, std::string const&) { return scalar(number); }
    bool binary(json::binary_t&) { return false; }
    bool parse_error(std::size_t, std::string const&, json::exception const&) { return false; }

    bool string(std::string& text) {
        if (depth() == 2 && list_ != nullptr) {
            list_->push_back(std::move(text));
            return true;
        }
        return scalar(std::move(text));
    }

    bool key(std::string& name) {
        names_.back().push_back(name);
        if (depth() == 1) members_.push_back({std::move(name), OtherJson{}});
        return true;
    }

    bool start_object(std::size_t) {
        list_is_mixed();
        names_.emplace_back();
        return depth() <= kMaxJoseDepth;
    }

    bool end_object() {
        std::vector<std::string>& names = names_.back();
        std::sort(names.begin(), names.end());
        saw_duplicate_ |= std::adjacent_find(names.begin(), names.end()) != names.end();
        names_.pop_back();
        return !saw_duplicate_;
    }

    bool start_array(std::size_t) {
        if (depth() == 0) return false;
        list_is_mixed();
        if (depth() == 1) {
            members_.back().value = std::vector<std::string>();
            list_ = std::get_if<std::vector<std::string>>(&members_.back().value);
        }
        names_.emplace_back();
        return depth() <= kMaxJoseDepth;
    }

    bool end_array() {
        names_.pop_back();
        if (depth() == 1) list_ = nullptr;
        return true;
    }

private:
    std::size_t depth() const { return names_.size(); }

    bool scalar(JoseValue value) {
        if (depth() == 0) return false;
        list_is_mixed();
        if (depth() == 1) members_.back().value = std::move(value);
        return true;
    }

    bool other() { return scalar(OtherJson{}); }

    // Something else than a text stands in a list of the top level.
    void list_is_mixed() {
        if (list_ == nullptr) return;
        list_ = nullptr;
        members_.back().value = OtherJson{};
    }

    JoseMembers members_;
    std::vector<std::string>* list_ = nullptr;  // the list of the top level that is open, if pure
    std::vector<std::vector<std::string>> names_;  // one level for each open object or array
    bool saw_duplicate_ = false;
};

// The parser would skip it, and another reader would not.
bool starts_with_byte_order_mark(std::string_view text) { return text.starts_with("\xef\xbb\xbf"); }

}  // namespace

Result<JoseMembers, JoseJsonError> read_jose_object(std::string_view text) {
    if (starts_with_byte_order_mark(text)) return Failure{JoseJsonError::NotAnObject};
    ObjectReader reader;
    bool const whole = json::sax_parse(text.begin(), text.end(), &reader);
    if (reader.saw_duplicate()) return Failure{JoseJsonError::DuplicateMember};
    if (!whole) return Failure{JoseJsonError::NotAnObject};
    return reader.take();
}

JoseValue const* find_member(JoseMembers const& members, std::string_view name) {
    auto const found = std::find_if(members.begin(), members.end(),
                                    [name](auto const& member) { return member.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

std::string quote_json(std::string_view text) {
    return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace parapet::auth
