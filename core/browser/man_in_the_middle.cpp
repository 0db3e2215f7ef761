#include "core/browser/man_in_the_middle.h"

#include <algorithm>

namespace parapet::browser {
namespace {

bool holds(http::HeaderList const& headers, std::string_view text) {
    auto const& all = headers.entries();
    return std::any_of(all.begin(), all.end(), [text](http::Header const& header) {
        return header.value.find(text) != std::string::npos;
    });
}

bool holds(Overheard const& passed, std::string_view text) {
    if (passed.host.find(text) != std::string::npos) return true;
    if (passed.request) {
        http::Request const& request = *passed.request;
        if (request.target.find(text) != std::string::npos || holds(request.headers, text) ||
            request.body.find(text) != std::string::npos)
            return true;
    }
    return passed.response && (holds(passed.response->headers, text) ||
                               passed.response->body.find(text) != std::string::npos);
}

}  // namespace

http::Response TappedLine::exchange(http::Request const& request) {
    if (request.scheme != "http") {
        overheard_.push_back({.at = clock_.now(), .host = request.host});
        if (man_.see_tls(request.host) == TlsFate::IsCut) return {.status = 0};
        return beyond_.exchange(request);
    }
    http::Response response = man_.handle(request, beyond_);
    overheard_.push_back({clock_.now(), request.host, request, response});
    return response;
}

bool TappedLine::overheard_text(std::string_view text) const {
    return std::any_of(overheard_.begin(), overheard_.end(),
                       [text](Overheard const& passed) { return holds(passed, text); });
}

}  // namespace parapet::browser
