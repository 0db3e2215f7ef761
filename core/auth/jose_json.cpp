#include "core/auth/jose_json.h"

#include <algorithm>

#include "core/auth/jose_scanner.h"

namespace parapet::auth {

Result<JoseMembers, JoseJsonError> read_jose_object(std::string_view text) {
    return JoseScanner(text).read();
}

Result<JoseMembers, JoseJsonError> read_jose_object(std::string_view text,
                                                    std::span<std::string_view const> wanted) {
    return JoseScanner(text, wanted).read();
}

JoseValue const* find_member(JoseMembers const& members, std::string_view name) {
    auto const found = std::find_if(members.begin(), members.end(),
                                    [name](auto const& member) { return member.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

}  // namespace parapet::auth
