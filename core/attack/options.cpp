#include "core/attack/options.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

bool looks_numeric(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return ascii::is_digit(c) || c == '.'; });
}

bool contains(std::vector<std::string> const& list, std::string_view item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        std::size_t const end = std::min(text.find(separator), text.size());
        std::string_view const part = ascii::trim(text.substr(0, end));
        if (!part.empty()) parts.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::vector<KnownPassword> known_passwords(Target const& target) {
    std::vector<KnownPassword> known;
    std::string_view text = target.option(option::kKnown);
    while (!text.empty()) {
        std::string_view const line = text.substr(0, text.find('\n'));
        if (std::size_t const tab = line.find('\t'); tab != std::string_view::npos)
            known.push_back({std::string(line.substr(0, tab)), std::string(line.substr(tab + 1))});
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return known;
}

std::string option_or(Target const& target, std::string_view name, std::string_view fallback) {
    std::string_view const given = target.option(name);
    return std::string(given.empty() ? fallback : given);
}

Endpoint const* endpoint_option(Target const& target, std::string_view name,
                                std::string_view fallback) {
    return target.surface().find(option_or(target, name, fallback));
}

std::vector<Endpoint const*> endpoints_option(Target const& target, std::string_view name,
                                              std::string_view fallback) {
    std::vector<Endpoint const*> endpoints;
    for (std::string const& id : split(option_or(target, name, fallback), ',')) {
        if (Endpoint const* endpoint = target.surface().find(id)) endpoints.push_back(endpoint);
    }
    return endpoints;
}

std::vector<Endpoint const*> endpoints_to_try(Target const& target) {
    std::vector<std::string> const listed = split(target.option(option::kEndpoints), ',');
    std::vector<Endpoint const*> endpoints;
    for (Endpoint const& endpoint : target.surface().endpoints) {
        if (listed.empty() || contains(listed, endpoint.id)) endpoints.push_back(&endpoint);
    }
    return endpoints;
}

std::vector<Endpoint const*> report_endpoints(Target const& target) {
    if (!target.option(option::kReport).empty())
        return endpoints_option(target, option::kReport, "");
    std::vector<Endpoint const*> endpoints;
    for (Endpoint const* each : endpoints_to_try(target)) {
        if (each->method == "GET" && each->signed_in && each->parameters.empty())
            endpoints.push_back(each);
    }
    return endpoints;
}

std::vector<Endpoint const*> private_endpoints(Target const& target) {
    if (!target.option(option::kPrivate).empty())
        return endpoints_option(target, option::kPrivate, "");
    std::vector<Endpoint const*> endpoints;
    for (Endpoint const& each : target.surface().endpoints)
        if (each.method == "GET" && each.signed_in && each.parameters.empty())
            endpoints.push_back(&each);
    return endpoints;
}

std::vector<Endpoint const*> unsafe_endpoints(Target const& target) {
    std::vector<Endpoint const*> endpoints = endpoints_to_try(target);
    bool const is_listed = !target.option(option::kEndpoints).empty();
    std::erase_if(endpoints, [&](Endpoint const* each) {
        bool const is_session = each->id == option_or(target, option::kLogin, "login") ||
                                each->id == option_or(target, option::kSignup, "signup") ||
                                each->id == option_or(target, option::kRefresh, "refresh") ||
                                each->id == "logout";
        return each->method == "GET" || (is_session && !is_listed);
    });
    return endpoints;
}

Duration wait_option(Target const& target, Duration fallback) {
    std::string_view const text = target.option(option::kWait);
    std::size_t const digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0) return fallback;
    long const count = std::atol(std::string(text.substr(0, digits)).c_str());
    std::string_view const unit = ascii::trim(text.substr(digits));
    if (unit.starts_with("minute")) return std::chrono::minutes(count);
    if (unit.starts_with("hour")) return std::chrono::hours(count);
    if (unit.starts_with("day")) return std::chrono::hours(24 * count);
    return std::chrono::seconds(count);
}

bool is_list(Parameter const& parameter) { return parameter.list; }
bool is_number(Parameter const& parameter) {
    return !parameter.list && looks_numeric(parameter.sample);
}
bool is_text(Parameter const& parameter) { return !parameter.list && !is_number(parameter); }
bool is_order(Parameter const& parameter) {
    std::string const name = ascii::lower(parameter.name);
    for (std::string_view hint : {"sort", "order", "dir", "column"}) {
        if (name.find(hint) != std::string::npos) return true;
    }
    return false;
}

bool is_free_text(Parameter const& parameter) { return is_text(parameter) && !is_order(parameter); }
bool is_any(Parameter const&) { return true; }

std::vector<Spot> spots_named(Target const& target, std::string_view list) {
    std::vector<Spot> spots;
    for (std::string const& item : split(list, ',')) {
        std::size_t const dot = item.find('.');
        Endpoint const* endpoint = target.surface().find(item.substr(0, dot));
        if (endpoint == nullptr) continue;
        for (std::size_t i = 0; i < endpoint->parameters.size(); ++i) {
            Parameter const& parameter = endpoint->parameters[i];
            bool const named = dot == std::string::npos ? is_text(parameter)
                                                        : parameter.name == item.substr(dot + 1);
            if (named) spots.push_back({endpoint, i});
        }
    }
    return spots;
}

std::vector<Spot> spots_to_try(Target const& target, SuitsAgent suits) {
    std::string_view const listed = target.option(option::kParameters);
    if (!listed.empty()) return spots_named(target, listed);
    std::vector<Spot> spots;
    for (Endpoint const* endpoint : endpoints_to_try(target)) {
        for (std::size_t i = 0; i < endpoint->parameters.size(); ++i) {
            if (suits(endpoint->parameters[i])) spots.push_back({endpoint, i});
        }
    }
    return spots;
}

std::vector<Column> wanted_columns(Surface const& surface) {
    std::vector<Column> columns;
    for (std::string const& name : surface.wanted) {
        std::size_t const dot = name.find('.');
        if (dot != std::string::npos)
            columns.push_back({name.substr(0, dot), name.substr(dot + 1)});
    }
    return columns;
}

}  // namespace parapet::attack
