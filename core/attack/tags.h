// The tags of a page as an attacker's script picks them out of its text: no tree, no repair.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/query.h"

namespace parapet::attack {

struct Tag {
    std::string name;                         // in small letters; "/form" closes
    std::vector<http::QueryPair> attributes;  // names in small letters, values decoded
    std::size_t at = 0;                       // of its "<"

    std::optional<std::string> attribute(std::string_view name) const;
};

std::vector<Tag> tags_in(std::string_view html);

// The five named character references and numeric ones up to U+007F.
std::string decode_references(std::string_view text);

}  // namespace parapet::attack
