#include "core/auth/jose_json.h"

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
    for (JoseMember const& member : members) {
        if (same_name(member.name, name)) return &member.value;
    }
    return nullptr;
}

}  // namespace parapet::auth
