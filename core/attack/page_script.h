// Scripts of the attacker's as text: what they take, by which way it leaves, and what they do in
// the victim's name. They run in any browser.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/lure.h"
#include "core/attack/own_form.h"

namespace parapet::attack {

enum class Channel { Fetch, Image, Form, Navigation };
/// Sends the value of the expression to the address.
std::string send_script(Channel, std::string const& address, std::string const& expression);
/// An expression: cookies, storage and text of the page it runs in.
extern char const kAllInReach[];
/// Gets the pages of the app, with the victim's cookies and what his storage holds as a bearer's
/// token, and sends away what they show.
std::string fetch_and_send(std::string const& page, std::string const& address);

/// Of several copies in one page the first that runs does its work.
std::string once(std::string const& script);

/// Takes the private endpoints and all in reach, by every way but a form, and leaves the page at
/// last; once in a page.
std::string taking_script(Target const&, std::string const& address);

/// fetch() with credentials; body is an expression.
std::string fetch_script(std::string_view method, std::string const& address, std::string_view type,
                         std::string const& body, std::string const& more_headers = "");
/// Does what the endpoint does, as the app's own page would: with the token that the page shows.
std::string act_script(Target const&, Endpoint const&, OwnForm const&);

/// A comment's text for each way in which a script gets into a page.
std::vector<std::string> script_carriers(std::string const& script);

/// A file that an old browser's plug-in plays (core/browser/objects.cpp), and an element for it.
inline constexpr std::string_view kMovieType = "application/x-shockwave-flash";
std::string movie_html(std::string const& address);

}  // namespace parapet::attack
