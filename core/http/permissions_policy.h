// Writes Permissions-Policy (https://www.w3.org/TR/permissions-policy-1/ section 5): which
// features a page and its frames may use.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/http/structured_field.h"

namespace parapet::http {

enum class FeatureUse { Nowhere, SelfOnly };

struct PermissionsPolicyEntry {
    std::string feature;  // "camera", "geolocation" …
    FeatureUse use = FeatureUse::Nowhere;
    std::vector<std::string> origins = {};  // serialized origins allowed besides
};

// Features that an application which does not use them should give up.
std::vector<PermissionsPolicyEntry> powerless_features();

Result<std::string, SfError> serialize(std::vector<PermissionsPolicyEntry> const&);

}  // namespace parapet::http
