#include "core/range/matcher.h"

#include <algorithm>
#include <array>

#include "core/range/json_text.h"

namespace parapet::range {
namespace {

using FirstMismatch = std::optional<Mismatch>;

constexpr std::size_t kLongestWords = 300;

std::string shortened(Json const& value) {
    std::string text = to_canonical(value);
    return text.size() > kLongestWords ? text.substr(0, kLongestWords) + "…" : text;
}

FirstMismatch differs(std::string const& where, std::string const& expected, std::string got) {
    return Mismatch{.expected = where + ": " + expected, .got = std::move(got)};
}

FirstMismatch match_length(Json const& length, Json const& got, std::string const& where) {
    if (got.is_array() && Json(got.size()) == length) return std::nullopt;
    std::string const is = got.is_array() ? std::to_string(got.size()) + " items" : shortened(got);
    return differs(where, to_canonical(length) + " items", is);
}

// What may be one value or a list of them, as a list.
Json list_of(Json const& value) { return value.is_array() ? value : Json::array({value}); }

FirstMismatch match_contains(Json const& wanted, Json const& got, std::string const& where) {
    for (Json const& one : list_of(wanted)) {
        bool found = false;
        if (got.is_array())
            for (Json const& item : got) found = found || !find_mismatch(one, item);
        if (!found) return differs(where, "a list with " + shortened(one), shortened(got));
    }
    return std::nullopt;
}

FirstMismatch match_lacks(Json const& text, Json const& got, std::string const& where) {
    if (to_canonical(got).find(in_words(text)) == std::string::npos) return std::nullopt;
    return differs(where, "nothing with " + shortened(text), shortened(got));
}

FirstMismatch match_only(Json const& each, Json const& got, std::string const& where) {
    if (!got.is_array()) return differs(where, "a list", shortened(got));
    for (std::size_t i = 0; i < got.size(); ++i)
        if (auto found = find_mismatch(each, got[i], where + '[' + std::to_string(i) + ']'))
            return found;
    return std::nullopt;
}

bool comes_before(Json const& a, Json const& b) {
    if (a.kind() != b.kind()) return a.kind() < b.kind();
    if (a.is_number()) return a.as_number() < b.as_number();
    return a.is_string() && a.as_string() < b.as_string();
}

// "price asc", "name desc": text by bytes, numbers by value, what is missing before both.
FirstMismatch match_sorted(Json const& by, Json const& got, std::string const& where) {
    std::string const text = in_words(by);
    std::size_t const space = text.find(' ');
    std::string const field = text.substr(0, space);
    bool const falling = space != std::string::npos && text.substr(space + 1) == "desc";
    if (!got.is_array()) return differs(where, "a list sorted by " + text, shortened(got));
    for (std::size_t i = 1; i < got.size(); ++i) {
        Json const& before = member_of(got[i - 1], field);
        Json const& after = member_of(got[i], field);
        if (falling ? comes_before(before, after) : comes_before(after, before))
            return differs(where, "sorted by " + text,
                           shortened(before) + " before " + shortened(after));
    }
    return std::nullopt;
}

FirstMismatch match_one_of(Json const& choices, Json const& got, std::string const& where) {
    for (Json const& choice : list_of(choices))
        if (!find_mismatch(choice, got, where)) return std::nullopt;
    return differs(where, "one of " + shortened(choices), shortened(got));
}

FirstMismatch match_type(Json const& type, Json const& got, std::string const& where) {
    if (type == got.type_name()) return std::nullopt;
    return differs(where, "a " + in_words(type), shortened(got));
}

FirstMismatch match_any(Json const&, Json const&, std::string const&) { return std::nullopt; }

// Only a member of an object can be missing; match_object sees to it before it comes here.
FirstMismatch match_missing(Json const&, Json const& got, std::string const& where) {
    return differs(where, "nothing", shortened(got));
}

struct Operator {
    std::string_view name;
    FirstMismatch (*match)(Json const& argument, Json const& got, std::string const& where);
};
constexpr std::array<Operator, 9> kOperators{{{"$any", match_any},
                                              {"$contains", match_contains},
                                              {"$lacks", match_lacks},
                                              {"$length", match_length},
                                              {"$missing", match_missing},
                                              {"$oneOf", match_one_of},
                                              {"$only", match_only},
                                              {"$sorted", match_sorted},
                                              {"$type", match_type}}};

Operator const* operator_named(std::string_view name) {
    auto const found = std::find_if(kOperators.begin(), kOperators.end(),
                                    [&](Operator const& one) { return one.name == name; });
    return found == kOperators.end() ? nullptr : found;
}

// Several operators in one object must all hold: {"$length": 2, "$sorted": "price asc"}.
bool holds_operators(Json const& expected) {
    if (!expected.is_object() || expected.empty()) return false;
    for (auto const& [name, argument] : expected.members())
        if (operator_named(name) == nullptr) return false;
    return true;
}

FirstMismatch match_object(Json const& expected, Json const& got, std::string const& where) {
    if (!got.is_object()) return differs(where, shortened(expected), shortened(got));
    for (auto const& [name, value] : expected.members()) {
        std::string const place = where + '.' + name;
        Json const* const member = got.find(name);
        bool const may_miss = member_of(value, "$missing") == Json(true);
        if (member == nullptr && may_miss) continue;
        if (member == nullptr) return differs(place, shortened(value), "nothing there");
        if (auto found = find_mismatch(value, *member, place)) return found;
    }
    return std::nullopt;
}

bool status_fits(Json const& expected, int status) {
    if (expected.is_number()) return expected == Json(status);
    std::string const text = in_words(expected);
    if (text.starts_with("not ")) return !status_fits(Json(text.substr(4)), status);
    return text.size() == 3 && text.ends_with("xx") && text[0] - '0' == status / 100;
}

}  // namespace

FirstMismatch find_mismatch(Json const& expected, Json const& got, std::string const& where) {
    if (holds_operators(expected)) {
        for (auto const& [name, argument] : expected.members())
            if (auto found = operator_named(name)->match(argument, got, where)) return found;
        return std::nullopt;
    }
    if (expected.is_object()) return match_object(expected, got, where);
    if (expected.is_array()) {
        if (!got.is_array() || got.size() != expected.size())
            return differs(where, shortened(expected), shortened(got));
        for (std::size_t i = 0; i < expected.size(); ++i)
            if (auto found =
                    find_mismatch(expected[i], got[i], where + '[' + std::to_string(i) + ']'))
                return found;
        return std::nullopt;
    }
    if (expected == got) return std::nullopt;
    return differs(where, shortened(expected), shortened(got));
}

FirstMismatch status_mismatch(Json const& expected, int status) {
    bool fits = expected.is_null();
    for (Json const& one : list_of(expected)) fits = fits || status_fits(one, status);
    if (fits) return std::nullopt;
    return Mismatch{.expected = "status " + in_words(expected),
                    .got = status == 0 ? "no answer" : "status " + std::to_string(status)};
}

std::optional<Json> value_at(Json const& root, std::string_view path) {
    if (!path.starts_with('$')) return std::nullopt;
    Json const* value = &root;
    for (std::size_t at = 1; at < path.size();) {
        std::size_t const end = std::min(path.find_first_of(".[", at + 1), path.size());
        std::string_view step = path.substr(at + 1, end - at - 1);
        if (path[at] == '.') {
            if (!value->is_object() || !value->contains(step)) return std::nullopt;
            value = &member_of(*value, step);
        } else {
            if (path[at] != '[' || !step.ends_with(']')) return std::nullopt;
            std::size_t index = 0;
            for (char c : step.substr(0, step.size() - 1)) {
                if (c < '0' || c > '9') return std::nullopt;
                index = index * 10 + static_cast<std::size_t>(c - '0');
            }
            if (!value->is_array() || index >= value->size()) return std::nullopt;
            value = &(*value)[index];
        }
        at = end;
    }
    return *value;
}

}  // namespace parapet::range
