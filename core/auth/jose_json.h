// Reads the JSON objects of tokens: strictly (one value, no duplicate member at any depth), and
// only the top level's texts, numbers and lists of texts, which is all that registered names have.
#pragma once

#include <algorithm>
#include <list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"

namespace parapet::auth {

// A value of another type than these three: null, true, false, an object, a mixed list.
struct OtherJson {};
using JoseValue = std::variant<OtherJson, double, std::string_view, std::vector<std::string_view>>;

// Texts are parts of the JSON that was read, which must outlive them.
struct JoseMember {
    std::string_view name;
    JoseValue value;
};
struct JoseMembers {
    std::vector<JoseMember> list = {};
    std::list<std::string> unescaped = {};  // texts that are written otherwise there

    std::size_t size() const { return list.size(); }
    auto begin() const { return list.begin(); }
    auto end() const { return list.end(); }
};

enum class JoseJsonError {
    NotAnObject,  // or no JSON, more than one value, nested over kMaxJoseDepth
    DuplicateMember,
};

inline constexpr std::size_t kMaxJoseDepth = 32;

Result<JoseMembers, JoseJsonError> read_jose_object(std::string_view json);
// Keeps the values of these names; the others' are read as strictly, and are OtherJson.
Result<JoseMembers, JoseJsonError> read_jose_object(std::string_view json,
                                                    std::span<std::string_view const> wanted);

// Names are short and mostly differ early: comparing them here costs less than a call that does.
inline bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

// The value of a name, null when it is not there.
JoseValue const* find_member(JoseMembers const&, std::string_view name);

}  // namespace parapet::auth
