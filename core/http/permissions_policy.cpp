#include "core/http/permissions_policy.h"

namespace parapet::http {

std::vector<PermissionsPolicyEntry> powerless_features() {
    std::vector<PermissionsPolicyEntry> entries;
    for (std::string_view feature : {"accelerometer", "camera", "display-capture", "geolocation",
                                     "gyroscope", "microphone", "midi", "payment", "usb"}) {
        entries.push_back({.feature = std::string(feature)});
    }
    return entries;
}

Result<std::string, SfError> serialize(std::vector<PermissionsPolicyEntry> const& entries) {
    std::vector<SfMember> dictionary;
    for (PermissionsPolicyEntry const& entry : entries) {
        SfMember member{entry.feature, {}};
        if (entry.use == FeatureUse::SelfOnly) member.inner_list.push_back({SfToken{"self"}});
        for (std::string const& origin : entry.origins) member.inner_list.push_back({origin});
        dictionary.push_back(std::move(member));
    }
    return serialize(dictionary);
}

}  // namespace parapet::http
