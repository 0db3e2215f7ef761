// What a request is for: https://fetch.spec.whatwg.org/#concept-request-destination, as far as the
// simulated browser loads such things.
#pragma once

#include <string_view>

namespace parapet::browser {

enum class Destination {
    None,  // fetch(), XMLHttpRequest, beacons
    Audio,
    Document,
    Font,
    Frame,
    Iframe,
    Image,
    Manifest,
    Object,
    Script,
    ServiceWorker,
    SharedWorker,
    Style,
    Video,
    Worker,
};

/// As in Sec-Fetch-Dest: "empty" for None.
std::string_view text_of(Destination);

/// https://fetch.spec.whatwg.org/#request-destination-script-like
bool is_script_like(Destination);

}  // namespace parapet::browser
