// What all tabs of a browser share: its line to the world, its clock, and everything it remembers.
#pragma once

#include <string>

#include "core/browser/browser_event.h"
#include "core/browser/cookie_jar.h"
#include "core/browser/cors_preflight.h"
#include "core/browser/hsts_store.h"
#include "core/browser/http_cache.h"
#include "core/browser/profile.h"
#include "core/browser/storage.h"
#include "core/browser/wire.h"

namespace parapet::browser {

struct Session {
    Session(Wire& line, Clock const& time, BrowserProfile browser, http::PublicSuffixes names,
            std::string address)
        : wire(line),
          clock(time),
          profile(std::move(browser)),
          suffixes(std::move(names)),
          client_address(std::move(address)),
          jar(profile.cookies, suffixes),
          log(time) {}

    Wire& wire;
    Clock const& clock;
    BrowserProfile profile;
    http::PublicSuffixes suffixes;
    std::string client_address;

    CookieJar jar;
    HstsStore hsts;
    HttpCache cache;
    PreflightCache preflights;
    WebStorage storage;
    BrowserLog log;
    int requests_left = 0;  // of the action the user takes; see UserAgent::kRequestsPerAction
};

}  // namespace parapet::browser
