// What lets the bearer in, and its use: cookies, tokens of scripts, and whatever an app gives for
// them when they are renewed. The attacker knows from his own sign-in where they belong.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/options.h"
#include "core/http/query.h"

namespace parapet::attack {

struct Credential {
    enum class Kind { Cookie, Token } kind = Kind::Cookie;
    std::string name;  // of the cookie; of a token the JSON member or key of storage
    std::string value;
    std::string path = "/";  // of a cookie

    bool operator==(Credential const&) const = default;
};
using Credentials = std::vector<Credential>;

/// Of an answer: its Set-Cookie lines, and members of a JSON body that look like tokens.
Credentials credentials_in(http::Response const&);
/// Of a Cookie header, or of document.cookie.
Credentials cookies_in(std::string_view line);
/// What the attacker gets by signing in himself; he has no cookies before.
Credentials own_credentials(Target&);
/// Cookies and storage that have leaked from the victim's browser.
Credentials leaked_credentials(Target&);
/// What a browser holds for the app.
Credentials credentials_of(Target const&, std::vector<LeakedValue> const&);

/// By its name, path or claims it is for renewing others.
bool is_for_refresh(Credential const&);

/// Asks for the private endpoints with all of them: cookies as cookies, each token as a bearer's
/// and in the address, by its name.
void use(Target&, Credentials const&);
/// The same with these endpoints.
void show(Target&, Credentials const&, std::vector<Endpoint const*> const&);
/// What was gained takes the place of what has its name.
void replace(Credentials& held, Credentials gained);
/// Asks where nothing is private, as one who keeps a session busy, and holds what the answers give
/// anew. False: nobody is signed in by them any more.
bool keep_busy(Target&, Credentials& held);
/// The value in each place where a session goes: the cookies that are his own, Authorization, and
/// the address by the names of his own tokens.
void use_everywhere(Target&, Credentials const& own, std::string const& value);
/// Shows them to the refresh endpoint; what comes of it, empty when it was refused.
Credentials refresh(Target&, Credentials const&);
/// Shows each of these Cookie headers, has it renewed, and shows what the app gave for it.
void use_cookie_headers(Target&, std::vector<std::string> const& headers);
/// The request that would.
std::vector<http::Request> refresh_requests(Target const&, Credentials const&);

/// Runs of letters, digits and -_.~ that are long and mixed enough to be tokens, each once.
std::vector<std::string> tokens_in(std::string_view text, std::size_t most);

/// Signs in as himself and looks at his private endpoints, for what others have left there.
void look_into_own_account(Target&);

}  // namespace parapet::attack
