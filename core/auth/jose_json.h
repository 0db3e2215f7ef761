// Reads the JSON objects of tokens: strictly (one value, no duplicate member at any depth), and
// only the top level's texts, numbers and lists of texts, which is all that registered names have.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"

namespace parapet::auth {

// A value of another type than these three: null, true, false, an object, a mixed list.
struct OtherJson {};
using JoseValue = std::variant<OtherJson, double, std::string, std::vector<std::string>>;

struct JoseMember {
    std::string name;
    JoseValue value;
};
using JoseMembers = std::vector<JoseMember>;

enum class JoseJsonError {
    NotAnObject,  // or no JSON, more than one value, nested over kMaxJoseDepth
    DuplicateMember,
};

inline constexpr std::size_t kMaxJoseDepth = 32;

Result<JoseMembers, JoseJsonError> read_jose_object(std::string_view json);

// The value of a name, null when it is not there.
JoseValue const* find_member(JoseMembers const&, std::string_view name);

}  // namespace parapet::auth
