// JSON at the border of the range: everything that crosses to JavaScript is JSON text.
//
// Objects are std::map, so every text this writes has its members in one order. A type that is
// asked wrongly of nlohmann::json aborts (JSON_NOEXCEPTION): use the *_of helpers below for
// input that has not been checked.
#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace parapet::range {

using Json = nlohmann::json;

inline constexpr std::size_t kMaxJsonDepth = 100;

// The error is one sentence with the byte it happened at. Lone surrogate escapes, which
// JavaScript writes for ill-formed strings, are read as U+FFFD.
Result<Json, std::string> parse_json(std::string_view text);

// Pure ASCII, so that it crosses any string conversion unharmed.
std::string to_ascii(Json const&);
// UTF-8, members sorted, no white space: what a report is hashed as. JSON.stringify of the same
// value with sorted members gives the same text.
std::string to_canonical(Json const&);

// Bytes that travel as a string of characters U+0000 to U+00FF.
std::string characters_of(std::string_view bytes);
// And back; a character above U+00FF becomes its UTF-8 bytes.
std::string bytes_of(std::string_view characters);

// An object from its members. The initialiser lists of nlohmann::json do the same, at ten times the
// code.
struct Member {
    std::string_view name;
    mutable Json value;  // moved out: an initialiser list hands its items out as const
};
Json object(std::initializer_list<Member> members);

// The member, or null JSON when value is no object or has none of the name.
Json const& member_of(Json const& value, std::string_view name);
std::string text_of(Json const& value, std::string_view name, std::string_view otherwise = {});
double number_of(Json const& value, std::string_view name, double otherwise = 0);

// As a person would write it on one line: strings without their quotes, the rest as JSON.
std::string in_words(Json const& value);

}  // namespace parapet::range
