#include "core/range/request_values.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/http/percent.h"
#include "core/http/query.h"
#include "core/range/jar.h"
#include "core/range/json_text.h"

namespace parapet::range {
namespace {

constexpr std::size_t kValuesKept = 100;  // of one request

using RequestValues = std::vector<sql::RequestValue>;

void add(RequestValues& values, std::string name, std::string value) {
    if (!value.empty() && values.size() < kValuesKept)
        values.push_back({.name = std::move(name), .value = std::move(value)});
}

// A key is a name of the app's own unless it is spelled as no name is.
void add_odd_key(RequestValues& values, std::string const& where, std::string const& key) {
    if (key.find_first_of("'\"; ") != std::string::npos) add(values, where + " (key)", key);
}

void add_json(RequestValues& values, std::string const& name, Json const& json) {
    if (json.is_object()) {
        for (auto const& [key, member] : json.members()) {
            add_json(values, name + '.' + key, member);
            add_odd_key(values, name, key);
        }
    } else if (json.is_array()) {
        for (std::size_t i = 0; i < json.size(); ++i)
            add_json(values, name + '[' + std::to_string(i) + ']', json[i]);
    } else if (!json.is_null()) {
        add(values, name, in_words(json));
    }
}

void add_pairs(RequestValues& values, std::string_view place, std::string_view text) {
    for (http::QueryPair const& pair : http::parse_query(text)) {
        add(values, std::string(place) + '.' + pair.name, pair.value);
        add_odd_key(values, std::string(place), pair.name);
    }
}

// A cookie as a handler sees it, which is without the signature.
std::string cookie_text(std::string_view value) {
    std::string text = http::percent_decode(value);
    if (text.starts_with("s:")) text = text.substr(2, text.rfind('.') - 2);
    return text;
}

// Those that hold a quote: the others are what every client sends, or say nothing by themselves.
void add_headers(RequestValues& values, http::HeaderList const& headers) {
    auto const add_odd = [&](std::string const& name, std::string const& value) {
        if (value.find('\'') != std::string::npos) add(values, name, value);
    };
    for (http::Header const& header : headers.entries()) {
        if (!ascii::equal_ignoring_case(header.name, "cookie")) {
            add_odd("header." + ascii::lower(header.name), header.value);
            continue;
        }
        for (std::string_view rest = header.value; !rest.empty();) {
            std::string_view const pair = ascii::trim(rest.substr(0, rest.find(';')));
            rest.remove_prefix(std::min(rest.find(';'), rest.size() - 1) + 1);
            std::size_t const equals = std::min(pair.find('='), pair.size());
            add_odd("cookie." + std::string(pair.substr(0, equals)),
                    cookie_text(pair.substr(std::min(equals + 1, pair.size()))));
        }
    }
}

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at < path.size();) {
        std::size_t const end = std::min(path.find('/', at + 1), path.size());
        parts.push_back(path.substr(at + 1, end - at - 1));
        at = end;
    }
    return parts;
}

// Adds the values when path is of the pattern "/api/products/:id".
void add_path(RequestValues& values, std::string_view pattern, std::string_view path) {
    auto const names = segments(pattern), parts = segments(path);
    if (names.size() != parts.size()) return;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!names[i].starts_with(':') && !ascii::equal_ignoring_case(names[i], parts[i])) return;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].starts_with(':'))
            add(values, "path." + std::string(names[i].substr(1)), http::percent_decode(parts[i]));
}

}  // namespace

RequestValues request_values(http::Request const& request, attack::Surface const& surface) {
    RequestValues values;
    std::string_view const target = request.target;
    std::size_t const question = target.find('?');
    for (attack::Endpoint const& endpoint : surface.endpoints) {
        if (endpoint.path.find(':') == std::string::npos) continue;
        std::size_t const before = values.size();
        add_path(values, endpoint.path, path_of(target));
        if (values.size() > before) break;
    }
    if (question != std::string_view::npos) add_pairs(values, "query", target.substr(question + 1));
    add_headers(values, request.headers);
    if (request.body.empty()) return values;
    if (auto const json = parse_json(request.body))
        add_json(values, "body", json.value());
    else
        add_pairs(values, "body", request.body);
    return values;
}

}  // namespace parapet::range
