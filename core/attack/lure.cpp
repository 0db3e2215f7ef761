#include "core/attack/lure.h"

#include <algorithm>

#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

// The last two labels: the worlds' hosts have no longer public suffixes.
std::string site_of(std::string const& host) {
    std::size_t const last = host.rfind('.');
    if (last == std::string::npos || last == 0) return host;
    std::size_t const before = host.rfind('.', last - 1);
    return before == std::string::npos ? host : host.substr(before + 1);
}

bool is_same_site(Target const& target, OwnHost const& host) {
    return site_of(host.name()) == site_of(target.surface().host);
}

template <class Suits>
std::vector<OwnHost*> hosts_that(Target& target, Suits const& suits) {
    std::vector<OwnHost*> found;
    for (OwnHost* host : target.hosts())
        if (suits(*host)) found.push_back(host);
    return found;
}

OwnHost* first_of(std::vector<OwnHost*> const& hosts) {
    return hosts.empty() ? nullptr : hosts.front();
}

bool is_about_sessions(std::string_view routine) {
    for (std::string_view word : {"sign", "log in", "log out", "logs in", "logs out", "password"})
        if (routine.find(word) != std::string_view::npos) return true;
    return false;
}

std::string json_scalar(std::string const& text) {
    bool const is_number = !text.empty() && std::all_of(text.begin(), text.end(), ascii::is_digit);
    return is_number ? text : json_string(text);
}

// Without the brace that ends it.
std::string open_object(std::vector<http::QueryPair> const& fields) {
    std::string json = "{";
    for (http::QueryPair const& each : fields)
        json +=
            (json.size() > 1 ? "," : "") + json_string(each.name) + ":" + json_scalar(each.value);
    return json;
}

}  // namespace

std::vector<OwnHost*> foreign_hosts(Target& target) {
    return hosts_that(target, [&](OwnHost const& host) {
        return host.folder() == "/" && !is_same_site(target, host);
    });
}

OwnHost* foreign_host(Target& target) { return first_of(foreign_hosts(target)); }

OwnHost* sibling_host(Target& target) {
    return first_of(hosts_that(target, [&](OwnHost const& host) {
        return host.folder() == "/" && is_same_site(target, host);
    }));
}

OwnHost* any_host(Target& target) {
    OwnHost* const foreign = foreign_host(target);
    return foreign != nullptr ? foreign : sibling_host(target);
}

std::string address_on(OwnHost const& host, std::string_view path) {
    return "https://" + host.name() + host.folder() + std::string(path);
}

std::string collecting_address(OwnHost& host) {
    host.answer(host.folder() + "c", {.status = 204});
    return address_on(host, "c");
}

std::vector<std::string> serve_everywhere(Target& target, std::string const& name,
                                          http::Response const& response) {
    std::vector<std::string> addresses;
    for (OwnHost* host : target.hosts()) {
        host->answer(host->folder() + name, response);
        addresses.push_back(address_on(*host, name));
    }
    return addresses;
}

bool victim_signs_in(Target& target) {
    Victim* victim = target.victim();
    if (victim == nullptr) return false;
    std::string const signs_in = option_or(target, option::kSignsIn, "signs in");
    if (victim->does(signs_in) == Outcome::Done) return true;
    // Some apps show no sign-in to who is signed in.
    (void)victim->does(option_or(target, option::kSignsOut, "signs out"));
    return victim->does(signs_in) == Outcome::Done;
}

std::vector<std::string> routines_option(Target& target, std::string_view name) {
    if (std::string_view const listed = target.option(name); !listed.empty())
        return split(listed, ',');
    std::vector<std::string> routines;
    if (target.victim() != nullptr) routines = target.victim()->routines();
    std::erase_if(routines, [](std::string const& each) { return is_about_sessions(each); });
    return routines;
}

void victim_does(Target& target, std::vector<std::string> const& routines) {
    if (target.victim() == nullptr) return;
    for (std::string const& each : routines) (void)target.victim()->does(each);
}

std::string Lure::place(std::string html, http::HeaderList headers) {
    std::string const path = random_word(target_, 8);
    host_.answer(host_.folder() + path, page(std::move(html), std::move(headers)));
    return address_on(host_, path);
}

void Lure::show(std::string html, http::HeaderList headers) {
    if (target_.victim() == nullptr) return;
    target_.victim()->opens(place(std::move(html), std::move(headers)));
    target_.victim()->turns_away();
}

void Lure::show_to_click(ForgedForm const& form) {
    if (target_.victim() == nullptr) return;
    std::string html = form_html(form);
    html.insert(html.rfind("</form>"), "<button>More kittens</button>");
    target_.victim()->opens(place(std::move(html)));
    (void)target_.victim()->clicks("More kittens");
    target_.victim()->turns_away();
}

void Lure::show_at(std::string_view path, std::string html, http::HeaderList headers) {
    if (target_.victim() == nullptr) return;
    std::string const own(path.substr(0, path.find('?')));
    host_.answer(host_.folder() + own, page(std::move(html), std::move(headers)));
    target_.victim()->opens(address_on(host_, path));
    target_.victim()->turns_away();
}

std::string in_quotes(std::string_view text) {
    std::string escaped = "\"";
    for (char c : text) {
        if (c == '"')
            escaped += "&quot;";
        else if (c == '&')
            escaped += "&amp;";
        else
            escaped += c;
    }
    return escaped + '"';
}

std::string script_string(std::string_view text) {
    std::string script = json_string(text);
    for (std::size_t at = script.find("</"); at != std::string::npos; at = script.find("</", at))
        script.replace(at, 2, "<\\/");
    return script;
}

std::string form_html(ForgedForm const& form) {
    std::string html = "<form id=\"f\" method=\"" + form.method +
                       "\" action=" + in_quotes(form.action) + " enctype=\"" + form.enctype + "\">";
    for (http::QueryPair const& each : form.fields)
        html += "<input type=\"hidden\" name=" + in_quotes(each.name) +
                " value=" + in_quotes(each.value) + ">";
    return html + "</form>";
}

std::string submitting(ForgedForm const& form) {
    return form_html(form) + "<script>document.getElementById(\"f\").submit()</script>";
}

std::string json_object(std::vector<http::QueryPair> const& fields) {
    return open_object(fields) + '}';
}

ForgedForm json_as_text(std::string action, std::vector<http::QueryPair> const& fields) {
    std::string const start = open_object(fields) + (fields.empty() ? "" : ",") + "\"x\":\"";
    return {.action = std::move(action),
            .enctype = std::string(kTextPlain),
            .fields = {{start, "\"}"}}};
}

}  // namespace parapet::attack
