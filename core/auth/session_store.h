// Sessions on the server's side (OWASP Session Management Cheat Sheet): a new id at login and at
// every change of privilege, idle and absolute timeouts on the server's clock, and an end that
// does not depend on the browser. The store holds hashes of ids only.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/auth/opaque_token.h"
#include "core/base/clock.h"
#include "core/base/result.h"

namespace parapet::auth {

struct SessionRules {
    Duration idle = std::chrono::minutes(30);
    Duration absolute = std::chrono::hours(12);  // since the login
};

enum class SessionError {
    Unknown,  // never given out, replaced, or revoked
    IdleExpired,
    AbsoluteExpired,
};
std::string_view explain(SessionError);

struct Session {
    std::string user = {};  // empty: nobody has logged in yet
    std::string csrf_token = {};
    Time started = {};
    Time last_seen = {};
};

class SessionStore {
public:
    SessionStore(SessionRules const& rules, Clock const& clock, Random& random)
        : rules_(rules), clock_(clock), random_(random) {}

    // Each returns the id for the cookie. An id that a client brings is never taken over.
    std::string open();  // for a visitor
    // Ends the visitor's session, if its id is given, and starts the user's.
    std::string log_in(std::string_view visitor_id, std::string_view user);
    // At a change of privilege: the same session under a new id, with a new CSRF token. The old id
    // is dead, and the absolute timeout goes on.
    Result<std::string, SessionError> rotate(std::string_view id);

    // Counts as activity.
    Result<Session, SessionError> find(std::string_view id);

    // Each returns how many sessions it ended.
    std::size_t revoke(std::string_view id);
    std::size_t revoke_all(std::string_view user);
    std::size_t revoke_others(std::string_view id);  // of the same user, after a password change

    void sweep();  // forgets what has expired
    std::size_t size() const { return sessions_.size(); }

private:
    using Sessions = std::unordered_map<TokenHash, Session, TokenHashHasher>;

    std::string keep(Session);
    Result<Sessions::iterator, SessionError> find_alive(std::string_view id);

    SessionRules rules_;
    Clock const& clock_;
    Random& random_;
    Sessions sessions_;
};

}  // namespace parapet::auth
