#include "core/browser/network.h"

namespace parapet::browser {
namespace {

bool speaks(Schemes schemes, std::string_view scheme) {
    if (scheme == "https") return schemes != Schemes::HttpOnly;
    return scheme == "http" && schemes != Schemes::HttpsOnly;
}

}  // namespace

void Network::add(std::string host, Server& server, Schemes schemes) {
    hosts_.insert_or_assign(std::move(host), Entry{&server, schemes});
}

http::Response Network::exchange(http::Request const& request) {
    auto const found = hosts_.find(request.host);
    if (found == hosts_.end() || !speaks(found->second.schemes, request.scheme))
        return {.status = 0};
    return found->second.server->answer(request);
}

}  // namespace parapet::browser
