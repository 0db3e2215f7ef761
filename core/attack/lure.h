// Pages of the attacker's that a signed-in person is sent to by a link, one after the other, and
// which of the attacker's hosts they are on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/target.h"
#include "core/http/query.h"

namespace parapet::attack {

/// Hosts that are all his and belong to another site than the app.
std::vector<OwnHost*> foreign_hosts(Target&);
/// The first of them, or null.
OwnHost* foreign_host(Target&);
/// The first that is all his: on another site if there is one, or else the sibling; or null.
OwnHost* any_host(Target&);
/// A host of his on the app's own site, such as blog.shop.example; or null.
OwnHost* sibling_host(Target&);
/// "https://evil.example/" + path, in his folder.
std::string address_on(OwnHost const&, std::string_view path);
/// An address in his folder at which he takes whatever is sent there, without a word; from now on.
std::string collecting_address(OwnHost&);
/// On every host and in every folder of his, by one name: a policy may trust a sibling, or a CDN as
/// a whole. The addresses.
std::vector<std::string> serve_everywhere(Target&, std::string const& name, http::Response const&);

/// Option "signsIn" (empty: "signs in"). False: there is no victim, or he was hindered.
bool victim_signs_in(Target&);
/// The routines that the option names, in its order; empty: all but those that sign in or out or
/// change a password.
std::vector<std::string> routines_option(Target&, std::string_view name);
/// Does all of them; hindered ones do not stop him.
void victim_does(Target&, std::vector<std::string> const& routines);

struct ForgedForm {
    std::string action;
    std::string method = "POST";
    std::string enctype = "application/x-www-form-urlencoded";
    std::vector<http::QueryPair> fields = {};
};

class Lure {
public:
    Lure(Target& target, OwnHost& host) : target_(target), host_(host) {}

    /// The victim opens a page with this body at a new path, and turns away.
    void show(std::string html, http::HeaderList headers = {});
    /// The same at an address that ends in this: "/shop.example/account?shop.example".
    void show_at(std::string_view path, std::string html, http::HeaderList headers = {});
    /// The victim opens a page with this form and presses its button.
    void show_to_click(ForgedForm const&);
    /// The address of a page with this body, which nobody opens yet.
    std::string place(std::string html, http::HeaderList headers = {});

    Target& target() { return target_; }
    OwnHost& host() { return host_; }

private:
    Target& target_;
    OwnHost& host_;
};

inline constexpr std::string_view kMultipart = "multipart/form-data";
inline constexpr std::string_view kTextPlain = "text/plain";

std::string form_html(ForgedForm const&);
/// With a script that submits it.
std::string submitting(ForgedForm const&);
/// A form of type text/plain whose body is this JSON object and a blank member: the trick of the
/// "=" that stands between a field's name and its value.
ForgedForm json_as_text(std::string action, std::vector<http::QueryPair> const& fields);
std::string json_object(std::vector<http::QueryPair> const& fields);
/// As a value in a page.
std::string in_quotes(std::string_view text);
/// As a string in a script.
std::string script_string(std::string_view text);

}  // namespace parapet::attack
