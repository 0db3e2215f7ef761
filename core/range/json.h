// JSON at the border of the range: everything that crosses to JavaScript is JSON text.
//
// A value of our own, for a module that crosses the network: nothing of it is written out where it
// is used, so a use costs a call. Reading and writing are in json_text.h.
//
// Asking a value for what it has not got is our own bug and aborts; for input that has not been
// checked there are the *_of functions below and JsonNode.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace parapet::range {

class Json {
public:
    using Items = std::vector<Json>;
    using Members =
        std::map<std::string, Json, std::less<>>;  // so every text has them in one order
    enum class Kind { Null, Boolean, Number, Object, Array, String, Written };

    Json();
    Json(std::nullptr_t);
    Json(std::same_as<bool> auto value) : Json(Boolean{value}) {}
    Json(std::signed_integral auto value) : Json(Signed{value}) {}
    Json(std::unsigned_integral auto value) requires(!std::same_as<decltype(value), bool>)
        : Json(Unsigned{value}) {}
    Json(double value);  // infinities and NaN are null, as in JSON.stringify
    Json(char const* text);
    Json(std::string_view text);
    Json(std::string text);
    Json(std::vector<std::string> const& texts);
    static Json array(std::initializer_list<Json> items = {});
    static Json object();
    // A value of which nothing is asked any more but its text, which is canonical (json_text.h).
    static Json written(std::string canonical);

    Json(Json const&);
    Json(Json&&) noexcept;
    Json& operator=(Json const&);
    Json& operator=(Json&&) noexcept;
    ~Json();

    Kind kind() const;
    std::string_view type_name() const;  // as JSON calls it: "object"
    bool is_null() const { return kind() == Kind::Null; }
    bool is_boolean() const { return kind() == Kind::Boolean; }
    bool is_number() const { return kind() == Kind::Number; }
    bool is_integer() const;  // written as one, and in the range of std::int64_t
    bool is_string() const { return kind() == Kind::String; }
    bool is_array() const { return kind() == Kind::Array; }
    bool is_object() const { return kind() == Kind::Object; }

    bool as_boolean() const;
    double as_number() const;
    std::int64_t as_integer() const;
    std::string const& as_string() const;
    std::string number_text() const;  // as JSON.stringify writes it
    std::string const& written_text() const;

    // Of an array or object; of null 0.
    std::size_t size() const;
    bool empty() const { return size() == 0; }

    // An array's items; null has none.
    Json const* begin() const;
    Json const* end() const;
    Json const& operator[](std::size_t place) const;
    Json& push_back(Json item);

    // An object's members; null has none.
    Members const& members() const;
    Json const* find(std::string_view name) const;  // null: there is none
    bool contains(std::string_view name) const { return find(name) != nullptr; }
    Json const& operator[](std::string_view name) const;
    Json& operator[](std::string_view name);  // made when there is none; null becomes an object
    void erase(std::string_view name);

    // Numbers are equal by value: 1 and 1.0 are.
    friend bool operator==(Json const&, Json const&);

private:
    struct Boolean {
        bool value;
    };
    struct Signed {
        std::int64_t value;
    };
    struct Unsigned {
        std::uint64_t value;
    };
    struct Written {
        std::string text;
        bool operator==(Written const&) const = default;
    };
    Json(Boolean);
    Json(Signed);
    Json(Unsigned);

    // A whole number is an std::uint64_t only beyond the other.
    std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string, Items,
                 Members, Written>
        value_;
};

// An object from its members.
struct Member {
    std::string_view name;
    mutable Json value;  // moved out: an initialiser list hands its items out as const
};
Json object(std::initializer_list<Member> members);

// The member, or null JSON when value is no object or has none of the name.
Json const& member_of(Json const& value, std::string_view name);
std::string text_of(Json const& value, std::string_view name, std::string_view otherwise = {});
double number_of(Json const& value, std::string_view name, double otherwise = 0);

}  // namespace parapet::range
