// Potentially trustworthy URLs and origins: https://w3c.github.io/webappsec-secure-contexts/, the
// question behind referrers, mixed content and fetch metadata.
#pragma once

#include "core/http/origin.h"
#include "core/http/url.h"

namespace parapet::browser {

/// https, wss, and what does not leave the machine: localhost and loopback addresses.
bool is_potentially_trustworthy(http::Origin const&);

/// The same for the URL's origin; about:blank, about:srcdoc, data: and file: count too.
bool is_potentially_trustworthy(http::Url const&);

}  // namespace parapet::browser
