// What exercise.json may tell an agent (Target::option), and the questions agents ask of it.
// Lists have commas between; an endpoint goes by its id, a parameter as "endpoint.parameter".
//
//   endpoints   the endpoints to try; empty: all of the surface        (filled in by the range)
//   parameters  the parameters to try; empty: those that suit the agent
//   statements  sql-stacked, foothold-write: SQL to run, one a line     (filled in by the range);
//               to sql-stacked a line may be several with semicolons, each line goes first once
//   login       the endpoint that signs in; empty: "login"
//   signup      the endpoint that makes an account; empty: "signup"
//   whoAmI      sql-tautology: the endpoint that says who is signed in; empty: "me"
//   readBack    sql-error: endpoints that show what was written, besides whoAmI; empty: "orders"
//   store       sql-second-order: parameters that are stored; empty: the strings of POST endpoints
//   report      sql-second-order, sql-stacked: endpoints that use what was stored; empty:
//               signed-in GETs without parameters
//   page        sql-wildcard: name of the parameter that turns pages; empty: "page"
//   change      change-without-current: the endpoint that changes a password; empty: "password"
//   refused     log-read: a password that nobody may choose
//   known       near-password: accounts whose password the attacker saw over a shoulder, a line
//               each: name, tab, password; to stolen-after-password-change the first of them; to
//               dump-login what an older copy of the table held of them; to forgotten-setting the
//               first joins, and the others are members
//   browser     change-without-current: the person whose browser was left open
//   without     forgotten-setting: names in world.settings of what the operator has forgotten
//
// Of agents that guess at sign-in:
//
//   victim      the name of whom they are after
//   right       that person's password, which is on the attacker's list
//   wrong       how many wrong ones come before it, or other names; empty: 22
//   others      guess-spray and its like: names to try first
//
// Of agents that meet people in browsers; routines are names of world.routines:
//
//   form        endpoints whose pages hold the app's own form, or give its token; empty: signed-in
//               GETs
//   private     endpoints whose answers hold what is their owner's alone; empty: signed-in GETs
//   signsIn     the routine that signs in; empty: "signs in"
//   signsOut    the routine that signs out; empty: "signs out". To stolen-after-logout it may be
//               several
//   changesPassword   the routine that does so; empty: "changes the password"
//   losesRole   kept-role: the routine in which the role is taken away; empty: "loses the role"
//   does        routines that the victim does meanwhile, to kept-role the attacker himself; empty:
//   all
//               that are not about sessions
//   later       wire-cookie, sibling-cookie, script-takeover, leaked-log, csrf-form: what the
//               victim does then, with another look after each, or one form or look after all
//   again       xss-*: the same at a second visit; empty: as does
//   first       routines of an earlier visit, before the attack begins; to csrf-form and
//               login-csrf what the victim does before he is sent to their pages; to xss-nonce
//               what he does with the attacker's text there and not signed in; to
//               session-fixation what is done at the computer before she comes to it
//   wait        how long to wait where an agent waits: "20 minutes", "15 days"; wire-cookie: after
//               the sign-in
//   goesOn      open-redirect: routines without a visit, done in the tab that a link opened; empty:
//               "signs in here"
//   refresh     the endpoint that renews a session or token; empty: "refresh"
//   shows       routines in which his own browser shows what the app's pages send; none: only the
//               sign-in
//   script      script-takeover: the path of the script on the attacker's host
//   store       xss-*: parameters whose text is shown to others; empty: as for sql-second-order
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/target.h"

namespace parapet::attack {

namespace option {
inline constexpr std::string_view kEndpoints = "endpoints";
inline constexpr std::string_view kParameters = "parameters";
inline constexpr std::string_view kStatements = "statements";
inline constexpr std::string_view kLogin = "login";
inline constexpr std::string_view kSignup = "signup";
inline constexpr std::string_view kWhoAmI = "whoAmI";
inline constexpr std::string_view kReadBack = "readBack";
inline constexpr std::string_view kStore = "store";
inline constexpr std::string_view kReport = "report";
inline constexpr std::string_view kPage = "page";
inline constexpr std::string_view kChange = "change";
inline constexpr std::string_view kKnown = "known";
inline constexpr std::string_view kBrowser = "browser";
inline constexpr std::string_view kWithout = "without";
inline constexpr std::string_view kVictim = "victim";
inline constexpr std::string_view kRight = "right";
inline constexpr std::string_view kWrong = "wrong";
inline constexpr std::string_view kOthers = "others";
inline constexpr std::string_view kForm = "form";
inline constexpr std::string_view kPrivate = "private";
inline constexpr std::string_view kSignsIn = "signsIn";
inline constexpr std::string_view kSignsOut = "signsOut";
inline constexpr std::string_view kChangesPassword = "changesPassword";
inline constexpr std::string_view kLosesRole = "losesRole";
inline constexpr std::string_view kDoes = "does";
inline constexpr std::string_view kLater = "later";
inline constexpr std::string_view kAgain = "again";
inline constexpr std::string_view kFirst = "first";
inline constexpr std::string_view kWait = "wait";
inline constexpr std::string_view kScript = "script";
inline constexpr std::string_view kShows = "shows";
inline constexpr std::string_view kRefresh = "refresh";
inline constexpr std::string_view kGoesOn = "goesOn";
}  // namespace option

// One parameter of one endpoint; both live as long as the target's surface.
struct Spot {
    Endpoint const* endpoint;
    std::size_t parameter;

    Parameter const& get() const { return endpoint->parameters[parameter]; }
};

std::vector<std::string> split(std::string_view text, char separator);

struct KnownPassword {
    std::string account;
    std::string password;
};
// The lines of "known", as they are: a space at an end is part of a password.
std::vector<KnownPassword> known_passwords(Target const&);

std::string option_or(Target const&, std::string_view name, std::string_view fallback);
// The endpoint of the option's name, or null.
Endpoint const* endpoint_option(Target const&, std::string_view name, std::string_view fallback);
// The endpoints the option lists, in that order; without it those of the fallback list.
std::vector<Endpoint const*> endpoints_option(Target const&, std::string_view name,
                                              std::string_view fallback);
// The endpoints that use what was stored: those of "report", or the signed-in GETs without
// parameters among endpoints_to_try().
std::vector<Endpoint const*> report_endpoints(Target const&);
// Of a person's own things: those of "private", or else all signed-in GETs without parameters.
std::vector<Endpoint const*> private_endpoints(Target const&);
// Those of endpoints_to_try() that change something and do not sign in, up or out.
std::vector<Endpoint const*> unsafe_endpoints(Target const&);
// "20 minutes", "15 days"; the fallback without the option.
Duration wait_option(Target const&, Duration fallback);
// What "endpoints" names, in the surface's order.
std::vector<Endpoint const*> endpoints_to_try(Target const&);

using SuitsAgent = bool (*)(Parameter const&);
bool is_text(Parameter const&);    // the sample is no number and no list
bool is_number(Parameter const&);  // the sample is a number
bool is_list(Parameter const&);
bool is_order(Parameter const&);      // a column or a direction to sort by
bool is_free_text(Parameter const&);  // a text, and no order
bool is_any(Parameter const&);
// What "parameters" names, or else those of endpoints_to_try() that suit the agent.
std::vector<Spot> spots_to_try(Target const&, SuitsAgent);
// The parameters that a list such as "profile.city,signup.city" names; an endpoint alone means all
// of its text parameters.
std::vector<Spot> spots_named(Target const&, std::string_view list);

// "accounts.password_hash" of Surface::wanted in two.
struct Column {
    std::string table;
    std::string column;
};
std::vector<Column> wanted_columns(Surface const&);

}  // namespace parapet::attack
