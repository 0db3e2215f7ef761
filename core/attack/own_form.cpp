#include "core/attack/own_form.h"

#include <algorithm>
#include <optional>

#include "core/attack/page_habits.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/tags.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMarkBefore = 24;
constexpr std::size_t kLongestChoice = 15;  // a hidden field that is longer is a token
constexpr std::string_view kDigits = "0123456789";

bool knows(std::vector<http::QueryPair> const& list, std::string_view name) {
    return std::any_of(list.begin(), list.end(),
                       [&](http::QueryPair const& each) { return each.name == name; });
}

bool names(Endpoint const& endpoint, std::string_view parameter) {
    return std::any_of(endpoint.parameters.begin(), endpoint.parameters.end(),
                       [&](Parameter const& each) { return each.name == parameter; });
}

void add_tags(OwnForm& form, Endpoint const& action, std::string const& html) {
    bool is_elsewhere = false;  // in a form that leads to another address
    for (Tag const& tag : tags_in(html)) {
        if (tag.name == "form" || tag.name == "/form") {
            std::string const to = tag.attribute("action").value_or(action.path);
            is_elsewhere =
                tag.name == "form" && !fits_path(action.path, to.substr(0, to.find('?')));
        }
        bool const is_meta = tag.name == "meta";
        if (tag.name != "input" && !is_meta) continue;
        std::string const name = tag.attribute("name").value_or("");
        std::string const value = tag.attribute(is_meta ? "content" : "value").value_or("");
        bool const hidden =
            tag.attribute("type") == "hidden" && !is_elsewhere && !names(action, name);
        if (name.empty() || name == "_method" || value.empty()) continue;
        if (!hidden && !is_token_name(name)) continue;
        // Each form may have its own: this one's goes before another's.
        if (hidden) std::erase_if(form.tokens, [&](auto const& each) { return each.name == name; });
        if (!knows(form.tokens, name)) form.tokens.push_back({name, value});
    }
}

void add_unknown_forms(OwnForm& form, Target const& target, std::string const& html) {
    UnknownForm* open = nullptr;
    for (Tag const& tag : tags_in(html)) {
        if (tag.name == "/form") open = nullptr;
        if (tag.name == "input" && open != nullptr)
            open->fields.push_back(
                {tag.attribute("name").value_or(""), tag.attribute("value").value_or("")});
        bool const is_link = tag.name == "a";
        if (tag.name != "form" && !is_link) continue;
        std::string const action = tag.attribute(is_link ? "href" : "action").value_or("");
        std::string const method = ascii::lower(tag.attribute("method").value_or(""));
        auto const& endpoints = target.surface().endpoints;
        bool const is_known =
            std::any_of(endpoints.begin(), endpoints.end(), [&](Endpoint const& each) {
                return fits_path(each.path, action.substr(0, action.find('?')));
            });
        bool const names_a_thing = action.find_first_of(kDigits) != std::string::npos;
        if (is_known || !action.starts_with('/') || (is_link && !names_a_thing)) continue;
        form.others.push_back({action, method == "post" ? "POST" : "GET", {}});
        if (!is_link) open = &form.others.back();
    }
}

void add_scripts(OwnForm& form, std::string const& html) {
    for (Tag const& tag : tags_in(html)) {
        std::string source = tag.name == "script" ? tag.attribute("src").value_or("") : "";
        bool const is_known =
            std::find(form.scripts.begin(), form.scripts.end(), source) != form.scripts.end();
        if (source.starts_with('/') && !source.starts_with("//") && !is_known)
            form.scripts.push_back(std::move(source));
    }
}

std::string first_number(Endpoint const& endpoint) {
    for (Parameter const& each : endpoint.parameters)
        if (is_number(each)) return each.sample;
    return "1";
}

// {"csrfToken":"…"}
void add_members(OwnForm& form, std::string const& json) {
    for (std::size_t at = json.find('"'); at != std::string::npos;) {
        std::size_t const end = json.find('"', at + 1);
        if (end == std::string::npos) return;
        std::string const name = json.substr(at + 1, end - at - 1);
        std::size_t const value = json.find_first_not_of(": ", end + 1);
        if (is_token_name(name) && value != std::string::npos && json[value] == '"') {
            std::size_t const stop = json.find('"', value + 1);
            if (stop == std::string::npos) return;
            if (!knows(form.tokens, name))
                form.tokens.push_back({name, json.substr(value + 1, stop - value - 1)});
            at = json.find('"', stop + 1);
        } else {
            at = json.find('"', end + 1);
        }
    }
}

void add_cookies(OwnForm& form, http::Response const& answer) {
    for (std::string_view line : answer.headers.all("set-cookie")) {
        std::string_view const pair = line.substr(0, line.find(';'));
        std::size_t const equals = pair.find('=');
        if (equals == std::string_view::npos) continue;
        std::string const name(ascii::trim(pair.substr(0, equals)));
        std::erase_if(form.cookies, [&](auto const& each) { return each.name == name; });
        form.cookies.push_back({name, std::string(pair.substr(equals + 1))});
    }
}

void read_page(OwnForm& form, Endpoint const& action, http::Response const& answer) {
    if (answer.headers.get("content-type").value_or("").find("json") != std::string::npos)
        add_members(form, answer.body);
    else
        add_tags(form, action, answer.body);
}

void remember_mark(OwnForm& form, std::string const& value, std::string const& body) {
    if (!form.before_token.empty()) return;
    std::size_t const at = body.find(value);
    if (at == std::string::npos) return;
    std::size_t const start = at > kMarkBefore ? at - kMarkBefore : 0;
    form.before_token = body.substr(start, at - start);
    form.after_token = body.substr(at + value.size(), 1);
}

std::string longest_of(std::vector<http::QueryPair> const& pairs) {
    std::string longest;
    for (http::QueryPair const& each : pairs)
        if (each.value.size() > longest.size()) longest = each.value;
    return longest;
}

void read_pages(OwnForm& form, Endpoint const& action, std::vector<Endpoint const*> const& pages,
                std::vector<http::Response> const& answers) {
    for (http::Response const& each : answers) read_page(form, action, each);
    form.token = longest_of(form.tokens);
    if (form.token.empty()) return;
    for (std::size_t i = 0; i < answers.size() && form.before_token.empty(); ++i) {
        remember_mark(form, form.token, answers[i].body);
        form.page = pages[i]->path;
    }
}

// Where the pages' source tells no token, a script gets one from elsewhere.
void watch_own_browser(OwnForm& form, std::vector<Sent> const& sent, Endpoint const& action) {
    PageHabits habits = habits_in(sent, action);
    form.tokens = std::move(habits.fields);
    form.headers = std::move(habits.headers);
    for (http::QueryPair& each : habits.cookies) {
        std::erase_if(form.cookies, [&](auto const& known) { return known.name == each.name; });
        form.cookies.push_back(std::move(each));
    }
    form.token = longest_of(form.tokens.empty() ? form.headers : form.tokens);
    if (form.token.empty()) return;
    for (Sent const& each : sent) {
        remember_mark(form, form.token, each.answer.body);
        if (form.before_token.empty()) continue;
        form.page = each.request.target;
        if (each.answer.headers.get("content-type").value_or("").find("javascript") !=
            std::string::npos) {
            form.told = OwnForm::Told::InScript;
            form.script_path = form.page;
            form.script = each.answer.body;
        }
        return;
    }
}

}  // namespace

bool is_token_name(std::string_view name) {
    std::string const small = ascii::lower(name);
    for (std::string_view hint : {"csrf", "xsrf", "token", "authenticity", "nonce"})
        if (small.find(hint) != std::string::npos) return true;
    return false;
}

OwnForm look_at_form(Target& target, Endpoint const& action, As as) {
    return std::move(look_at_forms(target, {&action}, as).front());
}

std::vector<OwnForm> look_at_forms(Target& target, std::vector<Endpoint const*> const& actions,
                                   As as) {
    OwnForm visit;
    target.forget_cookies();
    if (Endpoint const* login = endpoint_option(target, option::kLogin, "login"))
        add_cookies(visit, target.send({.target = login->path}));
    if (as == As::Attacker) add_cookies(visit, sign_in_answer(target, target.surface().attacker));
    std::vector<Endpoint const*> pages = endpoints_option(target, option::kForm, "");
    if (pages.empty())
        for (Endpoint const& each : target.surface().endpoints)
            if (each.method == "GET" && each.signed_in) pages.push_back(&each);
    std::vector<http::Response> answers;
    for (Endpoint const* page : pages) {
        answers.push_back(target.send(write_request(*page, samples(*page))));
        add_cookies(visit, answers.back());
        add_unknown_forms(visit, target, answers.back().body);
        add_scripts(visit, answers.back().body);
    }
    std::vector<OwnForm> forms(actions.size(), visit);
    std::optional<std::vector<Sent>> sent;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        read_pages(forms[i], *actions[i], pages, answers);
        if (!forms[i].tokens.empty()) continue;
        if (!sent) sent = use_own_browser(target);
        watch_own_browser(forms[i], *sent, *actions[i]);
    }
    return forms;
}

void look_for_telling_script(Target& target, OwnForm& form) {
    if (form.token.empty()) return;
    for (std::string const& path : form.scripts) {
        if (!form.script.empty()) return;
        std::string text = target.send({.target = path}).body;
        if (text.find(form.token) == std::string::npos) continue;
        form.script_path = path;
        form.script = std::move(text);
    }
}

std::vector<http::QueryPair> tokens_of_page(Endpoint const& action, std::string const& html) {
    OwnForm form;
    add_tags(form, action, html);
    return form.tokens;
}

http::Response send_honestly(Target& target, Endpoint const& endpoint,
                             std::vector<std::string> const& values, OwnForm const& own) {
    http::Request request = from_own_page(target, write_request(endpoint, values));
    auto tokens = own.tokens;
    std::erase_if(tokens, [&](http::QueryPair const& each) { return names(endpoint, each.name); });
    add_fields(request, tokens);
    return target.send(request);
}

std::vector<http::QueryPair> wanted_fields(Endpoint const& endpoint) {
    std::vector<http::QueryPair> fields;
    for (Parameter const& each : endpoint.parameters)
        if (each.place != Place::PathSegment && !is_token_name(each.name))
            fields.push_back({each.name, each.sample});
    return fields;
}

std::string app_origin(Target const& target) { return "https://" + target.surface().host; }

std::vector<ForgedForm> moved_forms(Target const& target, Endpoint const& endpoint,
                                    OwnForm const& own) {
    std::vector<ForgedForm> forms;
    if (endpoint.path.find(':') == std::string::npos) return forms;
    std::string const number = first_number(endpoint);
    for (UnknownForm const& each : own.others) {
        ForgedForm form{.action = app_origin(target) + each.action, .method = each.method};
        std::size_t const at = form.action.find_first_of(kDigits, app_origin(target).size());
        if (at != std::string::npos) {
            std::size_t const end = form.action.find_first_not_of(kDigits, at);
            form.action.replace(at, std::min(end, form.action.size()) - at, number);
        }
        for (http::QueryPair field : each.fields) {
            bool const is_number =
                !field.value.empty() && field.value.find_first_not_of(kDigits) == std::string::npos;
            if (is_number) field.value = number;
            if (is_number || field.value.size() <= kLongestChoice)
                form.fields.push_back(std::move(field));
        }
        forms.push_back(std::move(form));
    }
    return forms;
}

std::string address_otherwise(Target const& target, Endpoint const& endpoint) {
    std::string const origin = app_origin(target);
    std::string const plain = address_of(target, endpoint);
    std::string address = origin;
    for (char c : plain.substr(origin.size())) {
        // Express decodes a parameter, and compares the rest as it is.
        if (ascii::is_digit(c))
            address += std::string("%3") + c;
        else
            address += ascii::is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    }
    address += "/?";
    for (Endpoint const& each : target.surface().endpoints)
        if (&each != &endpoint) address += each.path;
    return address;
}

std::string address_of(Target const& target, Endpoint const& endpoint) {
    std::string const path = write_request(endpoint, samples(endpoint)).target;
    return app_origin(target) + path.substr(0, path.find('?'));
}

}  // namespace parapet::attack
