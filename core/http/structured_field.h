// Writes Structured Field Values (RFC 9651 section 4.1): what newer headers are made of.
// serialize() refuses what the grammar cannot hold instead of bending it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace parapet::http {

struct SfToken {
    std::string text;
};
enum class SfBoolean { False, True };
using SfValue = std::variant<std::int64_t, std::string, SfToken, Bytes, SfBoolean>;

struct SfParameter {
    std::string key;
    SfValue value;
};

struct SfItem {
    SfValue value;
    std::vector<SfParameter> parameters = {};
};

struct SfMember {
    std::string key;
    std::vector<SfItem> inner_list;
};

enum class SfError {
    IntegerTooLarge,  // more than 15 digits
    BadString,        // a character outside printable ASCII
    BadToken,
    BadKey,  // not lower-case letters, digits, "_", "-", ".", "*", letter or "*" first
};
std::string_view explain(SfError);

Result<std::string, SfError> serialize(std::vector<SfItem> const& list);
// A dictionary whose members are inner lists.
Result<std::string, SfError> serialize(std::vector<SfMember> const& dictionary);

}  // namespace parapet::http
