// What all tabs of a browser share: its line to the world, its clock, and everything it remembers.
#pragma once

#include <string>
#include <vector>

#include "core/browser/browser_event.h"
#include "core/browser/cookie_jar.h"
#include "core/browser/cors_preflight.h"
#include "core/browser/hsts_store.h"
#include "core/browser/http_cache.h"
#include "core/browser/profile.h"
#include "core/browser/storage.h"
#include "core/browser/wire.h"

namespace parapet::browser {

// Cookies of an answer to a script that has not waited for it yet.
struct LateCookies {
    Place place;
    CookieContext context;
    std::vector<std::string> lines;  // of Set-Cookie
    std::size_t exchange;
};

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
    std::vector<LateCookies> late_cookies;  // in the order of their answers
    HstsStore hsts;
    HttpCache cache;
    PreflightCache preflights;
    WebStorage storage;
    BrowserLog log;
    int requests_left = 0;  // of the action the user takes; see UserAgent::kRequestsPerAction
};

}  // namespace parapet::browser
