// What the app's own form sends, learned by looking at it with an ordinary account: the fields the
// surface names, and whatever token the app adds to them (OWASP CSRF Prevention Cheat Sheet).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/lure.h"
#include "core/attack/options.h"
#include "core/http/query.h"

namespace parapet::attack {

// A form or a link of the app's that leads to none of the surface's addresses.
struct UnknownForm {
    std::string action;
    std::string method;  // POST or GET
    std::vector<http::QueryPair> fields;
};

struct OwnForm {
    std::vector<http::QueryPair> tokens;   // hidden fields, <meta>, JSON members: name and value
    std::vector<http::QueryPair> headers;  // that the app's own script adds
    std::vector<http::QueryPair> cookies;  // what the app has set meanwhile
    // Of the tokens, or else of the headers, the longest: what is most like a secret.
    std::string token;
    // The text around it in what told it: its address, and whether that is a script.
    std::string before_token, after_token;
    std::string page;
    enum class Told { InPage, InScript } told = Told::InPage;
    // A script that tells it, to him: its address and text. Any page may load it.
    std::string script_path, script;
    std::vector<std::string> scripts;  // addresses of those that the pages load from the app
    std::vector<UnknownForm> others;
};

enum class As { Attacker, Visitor };
/// Signed in anew, or without a session: looks at the endpoints of option "form" (empty: signed-in
/// GETs).
OwnForm look_at_form(Target&, Endpoint const& action, As);
/// The same of each, at one visit.
std::vector<OwnForm> look_at_forms(Target&, std::vector<Endpoint const*> const& actions, As);

/// Looks into the scripts of the pages for the token; script is what tells it.
void look_for_telling_script(Target&, OwnForm&);

/// As the app's own page would send it, tokens and all.
http::Response send_honestly(Target&, Endpoint const&, std::vector<std::string> const& values,
                             OwnForm const&);

/// Hidden fields and <meta> of a page that may be tokens.
std::vector<http::QueryPair> tokens_of_page(Endpoint const& action, std::string const& html);

/// By its name: csrf, xsrf, token, authenticity …
bool is_token_name(std::string_view name);

/// Name and value of the endpoint's parameters at their samples, but for tokens and path segments.
std::vector<http::QueryPair> wanted_fields(Endpoint const&);
/// Its path with segments filled in, as a URL on the app's host, over https.
std::string address_of(Target const&, Endpoint const&);
/// The same address to a router that minds neither case nor a slash at the end, and decodes what
/// stands for a parameter, as Express's; with the app's other paths behind a "?". A list of paths
/// that is compared letter by letter does not know it, and one of exceptions may find its own.
std::string address_otherwise(Target const&, Endpoint const&);
/// What stood at an address that has a number in it may have moved to one that only the pages tell.
/// Theirs are the attacker's own; the number wanted is put in the place of theirs.
std::vector<ForgedForm> moved_forms(Target const&, Endpoint const&, OwnForm const&);
std::string app_origin(Target const&);

}  // namespace parapet::attack
