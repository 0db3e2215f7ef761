#include "core/range/json.h"

#include <cmath>

#include "core/base/check.h"
#include "core/base/decimal.h"

namespace parapet::range {
namespace {

template <class Held, class Value>
auto& held_by(Value& value) {
    auto* const held = std::get_if<Held>(&value);
    PARAPET_CHECK(held != nullptr);
    return *held;
}

}  // namespace

Json::Json() = default;
Json::Json(std::nullptr_t) {}
Json::Json(Boolean boolean) : value_(boolean.value) {}
Json::Json(Signed whole) : value_(whole.value) {}
Json::Json(Unsigned whole) {
    if (whole.value <= INT64_MAX)
        value_ = static_cast<std::int64_t>(whole.value);
    else
        value_ = whole.value;
}
Json::Json(double value) {
    if (std::isfinite(value)) value_ = value;
}
Json::Json(char const* text) : Json(std::string(text)) {}
Json::Json(std::string_view text) : Json(std::string(text)) {}
Json::Json(std::string text) : value_(std::move(text)) {}
Json::Json(std::vector<std::string> const& texts) : value_(Items(texts.begin(), texts.end())) {}

Json::Json(Json const&) = default;
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(Json const&) = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

Json Json::array(std::initializer_list<Json> items) {
    Json made;
    made.value_ = Items(items);
    return made;
}

Json Json::written(std::string canonical) {
    Json made;
    made.value_ = Written{std::move(canonical)};
    return made;
}

Json Json::object() {
    Json made;
    made.value_ = Members();
    return made;
}

Json::Kind Json::kind() const {
    constexpr Kind kKindOf[] = {Kind::Null,   Kind::Boolean, Kind::Number,
                                Kind::Number, Kind::Number,  Kind::String,
                                Kind::Array,  Kind::Object,  Kind::Written};
    return kKindOf[value_.index()];
}

std::string_view Json::type_name() const {
    constexpr std::string_view kNames[] = {"null",  "boolean", "number", "object",
                                           "array", "string",  "text"};
    return kNames[static_cast<std::size_t>(kind())];
}

bool Json::is_integer() const { return std::holds_alternative<std::int64_t>(value_); }

bool Json::as_boolean() const { return held_by<bool>(value_); }
std::int64_t Json::as_integer() const { return held_by<std::int64_t>(value_); }
std::string const& Json::as_string() const { return held_by<std::string>(value_); }

double Json::as_number() const {
    if (is_integer()) return static_cast<double>(as_integer());
    if (auto const* whole = std::get_if<std::uint64_t>(&value_)) return static_cast<double>(*whole);
    return held_by<double>(value_);
}

std::string Json::number_text() const {
    if (is_integer()) return std::to_string(as_integer());
    if (auto const* whole = std::get_if<std::uint64_t>(&value_)) return std::to_string(*whole);
    return write_decimal(as_number());
}

std::string const& Json::written_text() const { return held_by<Written>(value_).text; }

std::size_t Json::size() const {
    return is_object() ? members().size() : static_cast<std::size_t>(end() - begin());
}

Json const* Json::begin() const { return is_null() ? nullptr : held_by<Items>(value_).data(); }

Json const* Json::end() const {
    return is_null() ? nullptr : begin() + held_by<Items>(value_).size();
}

Json const& Json::operator[](std::size_t place) const {
    Items const& items = held_by<Items>(value_);
    PARAPET_CHECK(place < items.size());
    return items[place];
}

Json& Json::push_back(Json item) { return held_by<Items>(value_).emplace_back(std::move(item)); }

Json::Members const& Json::members() const {
    static Members const none;
    return is_null() ? none : held_by<Members>(value_);
}

Json const* Json::find(std::string_view name) const {
    auto const found = members().find(name);
    return found == members().end() ? nullptr : &found->second;
}

Json const& Json::operator[](std::string_view name) const {
    Json const* const found = find(name);
    PARAPET_CHECK(found != nullptr);
    return *found;
}

Json& Json::operator[](std::string_view name) {
    if (is_null()) value_ = Members();
    return held_by<Members>(value_)[std::string(name)];
}

void Json::erase(std::string_view name) { held_by<Members>(value_).erase(std::string(name)); }

bool operator==(Json const& a, Json const& b) {
    if (a.value_.index() == b.value_.index()) return a.value_ == b.value_;
    bool const is_exact =
        !std::holds_alternative<double>(a.value_) && !std::holds_alternative<double>(b.value_);
    return !is_exact && a.is_number() && b.is_number() && a.as_number() == b.as_number();
}

Json object(std::initializer_list<Member> members) {
    Json made = Json::object();
    for (Member const& member : members) made[member.name] = std::move(member.value);
    return made;
}

Json const& member_of(Json const& value, std::string_view name) {
    static Json const none;
    Json const* const found = value.is_object() ? value.find(name) : nullptr;
    return found == nullptr ? none : *found;
}

std::string text_of(Json const& value, std::string_view name, std::string_view otherwise) {
    Json const& member = member_of(value, name);
    return member.is_string() ? member.as_string() : std::string(otherwise);
}

double number_of(Json const& value, std::string_view name, double otherwise) {
    Json const& member = member_of(value, name);
    return member.is_number() ? member.as_number() : otherwise;
}

}  // namespace parapet::range
