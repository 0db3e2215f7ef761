#include "core/browser/hsts_store.h"

namespace parapet::browser {
namespace {

std::string_view name_of(http::Host const& host) {
    std::string_view name = host.text;
    if (name.ends_with('.')) name.remove_suffix(1);
    return name;
}

bool has_domain_name(http::Url const& url) {
    return url.host && url.host->kind == http::HostKind::Domain;
}

}  // namespace

Verdict HstsStore::note_answer(http::Url const& url, http::HeaderList const& headers, Time now) {
    Verdict verdict;
    auto const values = headers.all("Strict-Transport-Security");
    if (values.empty()) return verdict;
    if (url.scheme != "https")
        verdict.block("RFC 6797 8.1", "It came over " + url.scheme +
                                          ":, where anybody on the way could have written it.");
    if (!has_domain_name(url))
        verdict.block("RFC 6797 8.1.1", "The host is an IP address, which HSTS does not cover.");
    if (values.size() > 1)
        verdict.note("RFC 6797 8.1",
                     "Only the first of the " + std::to_string(values.size()) + " headers counts.");
    auto const policy = read_hsts(values.front());
    if (!policy) verdict.block("RFC 6797 6.1", std::string(explain(policy.error())));
    if (!verdict.allowed()) return verdict;

    std::string const host(name_of(*url.host));
    HstsPolicy const& read = policy.value();
    if (read.max_age.count() == 0) {
        hosts_.erase(host);
        verdict.permit("RFC 6797 6.1.1", "max-age=0: " + host + " is forgotten.");
        return verdict;
    }
    hosts_[host] = {now + read.max_age, read.scope};
    verdict.permit(
        "RFC 6797 8.1",
        host +
            (read.scope == HstsScope::IncludeSubDomains ? " and all hosts under it are" : " is") +
            " asked over https only for " + std::to_string(read.max_age.count()) + " seconds.");
    return verdict;
}

std::optional<HstsStore::Match> HstsStore::find(std::string_view host, Time now) const {
    for (std::string_view name = host;;) {
        auto const known = hosts_.find(name);
        bool const covers =
            known != hosts_.end() && known->second.expiry > now &&
            (name.size() == host.size() || known->second.scope == HstsScope::IncludeSubDomains);
        if (covers) return Match{known->first, known->second};
        std::size_t const dot = name.find('.');
        if (dot == std::string_view::npos) return std::nullopt;
        name.remove_prefix(dot + 1);
    }
}

HstsUpgrade HstsStore::upgrade(http::Url const& url, Time now) const {
    HstsUpgrade result{.url = url, .verdict = {}};
    if (url.scheme != "http" && url.scheme != "ws") return result;
    if (!has_domain_name(url)) {
        result.verdict.note("RFC 6797 8.3",
                            "The host is an IP address, which HSTS does not cover.");
        return result;
    }
    std::string const host(name_of(*url.host));
    auto const match = find(host, now);
    if (!match) {
        result.verdict.note("RFC 6797 8.3", host + " is not known to want https.");
        return result;
    }
    result.upgraded = true;
    result.url.scheme = url.scheme == "ws" ? "wss" : "https";
    // 80 is http's own port, which a Url leaves out, so what stands there stays, except https' own.
    if (result.url.port == http::default_port(result.url.scheme)) result.url.port = std::nullopt;
    result.verdict.permit("RFC 6797 8.3",
                          match->host + (match->host == host ? "" : ", with all hosts under it,") +
                              " is known to want https, so nothing goes out over http.");
    return result;
}

}  // namespace parapet::browser
