#include "core/attack/tossed_cookies.h"

namespace parapet::attack {
namespace {

// Without its prefix, too: an app may still take the name that the cookie had before.
std::vector<std::string> names_of(std::string const& name) {
    std::vector<std::string> names{name};
    for (std::string_view prefix : {"__Host-", "__Secure-"})
        if (name.starts_with(prefix)) names.push_back(name.substr(prefix.size()));
    return names;
}

}  // namespace

http::HeaderList tossed_cookies(Target const& target, Credentials const& own,
                                std::string_view attributes) {
    std::vector<std::string> paths{"/"};
    for (Endpoint const* each : unsafe_endpoints(target))
        paths.push_back(each->path.substr(0, each->path.find("/:")));
    http::HeaderList cookies;
    for (Credential const& each : own)
        if (each.kind == Credential::Kind::Cookie)
            for (std::string const& name : names_of(each.name))
                for (std::string const& path : paths)
                    cookies.append("set-cookie", name + "=" + each.value +
                                                     "; Domain=" + target.surface().host +
                                                     "; Path=" + path + std::string(attributes));
    return cookies;
}

}  // namespace parapet::attack
