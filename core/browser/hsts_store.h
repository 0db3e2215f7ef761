// The hosts that a browser asks over https only: RFC 6797 section 8. note_answer() learns from
// answers, upgrade() applies what was learnt to a URL before anything is sent. Both tell why.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/browser/hsts_reader.h"
#include "core/browser/verdict.h"
#include "core/http/header_list.h"
#include "core/http/url.h"

namespace parapet::browser {

struct KnownHstsHost {
    Time expiry;
    HstsScope scope;
};

struct HstsUpgrade {
    http::Url url;    // with https:, when the verdict allows
    Verdict verdict;  // allowed: the URL is sent as given or upgraded; it is never an error
    bool upgraded = false;
};

class HstsStore {
public:
    /// What the answer to url tells. Blocked: the header, if any, changes nothing.
    Verdict note_answer(http::Url const& url, http::HeaderList const& headers, Time now);

    /// RFC 6797 section 8.3. A port that is given and is not 80 stays.
    HstsUpgrade upgrade(http::Url const& url, Time now) const;

    struct Match {
        std::string host;  // the known one: the asked host or one above it
        KnownHstsHost entry;
    };
    /// host without a dot at the end, in lower case. The nearest known host that covers it.
    std::optional<Match> find(std::string_view host, Time now) const;

    /// As if built in: a preloaded host (or, in a test, one learnt elsewhere).
    void preload(std::string host, KnownHstsHost entry) { hosts_[std::move(host)] = entry; }

private:
    std::map<std::string, KnownHstsHost, std::less<>> hosts_;
};

}  // namespace parapet::browser
