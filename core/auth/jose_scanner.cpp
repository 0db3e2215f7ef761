#include "core/auth/jose_scanner.h"

#include <algorithm>

#include "core/base/decimal.h"

namespace parapet::auth {
namespace {

constexpr std::size_t kFewNames = 16;  // so many are compared each with each

// name_of gives the name of an item.
template <class Item, class NameOf>
bool has_duplicate(std::vector<Item> const& items, NameOf name_of) {
    if (items.size() <= kFewNames) {
        for (std::size_t i = 1; i < items.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                if (same_name(name_of(items[i]), name_of(items[j]))) return true;
        }
        return false;
    }
    std::vector<std::string_view> names;
    for (Item const& item : items) names.push_back(name_of(item));
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

}  // namespace

Result<JoseMembers, JoseJsonError> JoseScanner::read() {
    scanner_.skip_space();
    bool const is_whole = top_level();
    scanner_.skip_space();
    if (saw_duplicate_) return Failure{JoseJsonError::DuplicateMember};
    if (!is_whole || !scanner_.is_at_end()) return Failure{JoseJsonError::NotAnObject};
    return std::move(members_);
}

bool JoseScanner::text(std::string_view& text) {
    if (auto const plain = scanner_.plain_string()) {
        text = *plain;
        return true;
    }
    std::string& unescaped = members_.unescaped.emplace_back();
    if (!scanner_.string(unescaped)) return false;
    text = unescaped;
    return true;
}

bool JoseScanner::name(std::string_view& name) { return text(name) && scanner_.colon(); }

bool JoseScanner::top_level() {
    std::vector<JoseMember>& list = members_.list;
    list.reserve(kFewNames);
    bool const whole = scanner_.separated('{', '}', [&] {
        JoseMember& member = list.emplace_back();
        if (!name(member.name)) return false;
        return is_wanted(member.name) ? top_value(member.value) : value(2);
    });
    if (!whole) return false;
    saw_duplicate_ = has_duplicate(list, [](JoseMember const& member) { return member.name; });
    return !saw_duplicate_;
}

bool JoseScanner::is_wanted(std::string_view name) const {
    return !wanted_ || std::any_of(wanted_->begin(), wanted_->end(),
                                   [name](auto each) { return same_name(each, name); });
}

bool JoseScanner::object(std::size_t depth) {
    if (depth > kMaxJoseDepth) return false;
    std::vector<std::string_view> names;
    bool const whole = scanner_.separated(
        '{', '}', [&] { return name(names.emplace_back()) && value(depth + 1); });
    if (!whole) return false;
    saw_duplicate_ = has_duplicate(names, [](std::string_view each) { return each; });
    return !saw_duplicate_;
}

bool JoseScanner::list(std::size_t depth) {
    return depth <= kMaxJoseDepth && scanner_.separated('[', ']', [&] { return value(depth + 1); });
}

// depth: that of an object or list that may begin here.
bool JoseScanner::value(std::size_t depth) {
    std::string_view ignored_text;
    double ignored_number = 0;
    switch (scanner_.peek()) {
        case '{': return object(depth);
        case '[': return list(depth);
        case '"': return text(ignored_text);
        case 't': return scanner_.word("true");
        case 'f': return scanner_.word("false");
        case 'n': return scanner_.word("null");
        default: return number(ignored_number);
    }
}

bool JoseScanner::top_value(JoseValue& member) {
    switch (scanner_.peek()) {
        case '"': return text(member.emplace<std::string_view>());
        case '[': {
            bool is_pure = true;
            if (!text_list(member.emplace<std::vector<std::string_view>>(), is_pure)) return false;
            if (!is_pure) member = OtherJson{};
            return true;
        }
        case '{':
        case 't':
        case 'f':
        case 'n': member = OtherJson{}; return value(2);
        default: return number(member.emplace<double>());
    }
}

bool JoseScanner::text_list(std::vector<std::string_view>& texts, bool& is_pure) {
    return scanner_.separated('[', ']', [&] {
        if (scanner_.peek() == '"') return text(texts.emplace_back());
        is_pure = false;
        return value(3);
    });
}

bool JoseScanner::number(double& number) {
    std::string_view written;
    if (!scanner_.number(written)) return false;
    auto const read = read_decimal(written);
    number = read.value_or(0);
    return read.has_value();
}

}  // namespace parapet::auth
