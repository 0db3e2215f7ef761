#include "core/attack/forged_forms.h"

#include "core/attack/own_form.h"

namespace parapet::attack {
namespace {

void add_forgeries(std::vector<ForgedForm>& to, Target const& target, Endpoint const& endpoint,
                   OwnForm const& own) {
    std::string action = address_of(target, endpoint);
    std::string otherwise = address_otherwise(target, endpoint);
    auto fields = wanted_fields(endpoint);
    if (endpoint.method != "POST") {
        // Frameworks read the method from a field or from the query.
        std::string const method = "?_method=" + endpoint.method;
        action += method;
        otherwise += method;
        fields.push_back({"_method", endpoint.method});
    }
    to.push_back({.action = action, .fields = fields});
    to.push_back({.action = otherwise, .fields = fields});
    to.push_back({.action = action, .enctype = std::string(kMultipart), .fields = fields});
    to.push_back(json_as_text(action, fields));
    for (ForgedForm& each : moved_forms(target, endpoint, own)) to.push_back(std::move(each));
    auto with_empty = fields;
    for (http::QueryPair const& token : own.tokens) with_empty.push_back({token.name, ""});
    if (own.tokens.empty()) return;
    to.push_back({.action = action, .fields = with_empty});
    to.push_back(json_as_text(action, with_empty));
}

}  // namespace

std::vector<ForgedForm> forged_forms(Target& target) {
    std::vector<ForgedForm> forgeries;
    for (Endpoint const* each : unsafe_endpoints(target))
        add_forgeries(forgeries, target, *each, look_at_form(target, *each, As::Attacker));
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
