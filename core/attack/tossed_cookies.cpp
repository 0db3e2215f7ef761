#include "core/attack/tossed_cookies.h"

namespace parapet::attack {

http::HeaderList tossed_cookies(Target const& target, Credentials const& own,
                                std::string_view attributes) {
    std::vector<std::string> paths{"/"};
    for (Endpoint const* each : unsafe_endpoints(target))
        paths.push_back(each->path.substr(0, each->path.find("/:")));
    http::HeaderList cookies;
    for (Credential const& each : own)
        if (each.kind == Credential::Kind::Cookie)
            for (std::string const& path : paths)
                cookies.append("set-cookie", each.name + "=" + each.value +
                                                 "; Domain=" + target.surface().host +
                                                 "; Path=" + path + std::string(attributes));
    return cookies;
}

}  // namespace parapet::attack
