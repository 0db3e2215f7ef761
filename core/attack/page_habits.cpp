#include "core/attack/page_habits.h"

#include <algorithm>

#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::string_view kOfBrowsers[] = {"accept",
                                            "accept-encoding",
                                            "accept-language",
                                            "authorization",
                                            "cache-control",
                                            "cookie",
                                            "connection",
                                            "content-length",
                                            "content-type",
                                            "host",
                                            "origin",
                                            "pragma",
                                            "referer",
                                            "sec-fetch-dest",
                                            "sec-fetch-mode",
                                            "te",
                                            "sec-fetch-site",
                                            "sec-fetch-user",
                                            "user-agent",
                                            "x-forwarded-for",
                                            "priority",
                                            "if-none-match",
                                            "upgrade-insecure-requests"};

bool is_of_browsers(std::string_view name) {
    std::string const small = ascii::lower(name);
    return std::find(std::begin(kOfBrowsers), std::end(kOfBrowsers), small) !=
           std::end(kOfBrowsers);
}

std::vector<http::QueryPair> fields_of(http::Request const& request) {
    if (request.body.starts_with('{')) return json_strings(request.body);
    bool const is_form =
        request.headers.get("content-type").value_or("").find("urlencoded") != std::string::npos;
    return is_form ? http::parse_query(request.body) : std::vector<http::QueryPair>();
}

// Frameworks read the method from a field or from the query.
bool fits(http::Request const& request, Endpoint const& endpoint) {
    std::size_t const query = request.target.find('?');
    if (!fits_path(endpoint.path, std::string_view(request.target).substr(0, query))) return false;
    if (request.method == endpoint.method) return true;
    if (request.method != "POST") return false;
    std::vector<http::QueryPair> all = fields_of(request);
    if (query != std::string::npos)
        for (http::QueryPair& each : http::parse_query(request.target.substr(query + 1)))
            all.push_back(std::move(each));
    return std::any_of(all.begin(), all.end(), [&](http::QueryPair const& each) {
        return each.name == "_method" && ascii::lower(each.value) == ascii::lower(endpoint.method);
    });
}

bool is_named(Endpoint const& endpoint, std::string_view parameter) {
    return std::any_of(endpoint.parameters.begin(), endpoint.parameters.end(),
                       [&](Parameter const& each) { return each.name == parameter; });
}

}  // namespace

bool fits_path(std::string_view pattern, std::string_view path) {
    std::vector<std::string> const wanted = split(pattern, '/');
    std::vector<std::string> const given = split(path, '/');
    return std::equal(
        wanted.begin(), wanted.end(), given.begin(), given.end(),
        [](std::string const& a, std::string const& b) { return a == b || a.starts_with(':'); });
}

std::vector<Sent> use_own_browser(Target& target) {
    OwnBrowser* browser = target.own_browser();
    if (browser == nullptr) return {};
    std::vector<Sent> sent = browser->does(option_or(target, option::kSignsIn, "signs in"));
    for (std::string const& routine : split(target.option(option::kShows), ','))
        for (Sent& each : browser->does(routine)) sent.push_back(std::move(each));
    return sent;
}

PageHabits habits_in(std::vector<Sent> const& sent, Endpoint const& endpoint) {
    PageHabits habits;
    for (auto each = sent.rbegin(); each != sent.rend(); ++each) {
        http::Request const& request = each->request;
        if (!fits(request, endpoint)) continue;
        for (http::QueryPair& field : fields_of(request))
            if (!field.value.empty() && field.name != "_method" && !is_named(endpoint, field.name))
                habits.fields.push_back(std::move(field));
        for (http::Header const& header : request.headers.entries())
            if (!is_of_browsers(header.name)) habits.headers.push_back({header.name, header.value});
        for (std::string const& pair : split(request.headers.get("cookie").value_or(""), ';'))
            if (std::size_t const equals = pair.find('='); equals != std::string::npos)
                habits.cookies.push_back(
                    {std::string(ascii::trim(pair.substr(0, equals))), pair.substr(equals + 1)});
        break;
    }
    return habits;
}

bool learn_page_headers(Target& target) {
    Endpoint const* login = endpoint_option(target, option::kLogin, "login");
    OwnBrowser* browser = target.own_browser();
    if (login == nullptr || browser == nullptr || target.knows_pages) return false;
    target.knows_pages = true;
    auto const sent = browser->does(option_or(target, option::kSignsIn, "signs in"));
    for (http::QueryPair& each : habits_in(sent, *login).headers)
        target.page_headers.append(std::move(each.name), std::move(each.value));
    return !target.page_headers.entries().empty();
}

}  // namespace parapet::attack
