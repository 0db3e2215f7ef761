#include "core/auth/session_store.h"

#include <optional>

namespace parapet::auth {
namespace {

std::optional<SessionError> find_end(Session const& session, SessionRules const& rules, Time now) {
    if (now >= session.started + rules.absolute) return SessionError::AbsoluteExpired;
    if (now >= session.last_seen + rules.idle) return SessionError::IdleExpired;
    return std::nullopt;
}

}  // namespace

std::string_view explain(SessionError error) {
    switch (error) {
        case SessionError::Unknown: return "There is no session of this id.";
        case SessionError::IdleExpired: return "The session was not used for too long.";
        case SessionError::AbsoluteExpired: return "The login is too long ago.";
    }
    return "Unknown session error.";
}

std::string SessionStore::keep(Session session) {
    std::string id = mint_opaque_token(random_);
    session.csrf_token = mint_opaque_token(random_);
    sessions_.emplace(*hash_opaque_token(id), std::move(session));
    return id;
}

std::string SessionStore::open() {
    Time const now = clock_.now();
    return keep({.started = now, .last_seen = now});
}

std::string SessionStore::log_in(std::string_view visitor_id, std::string_view user) {
    revoke(visitor_id);
    Time const now = clock_.now();
    return keep({.user = std::string(user), .started = now, .last_seen = now});
}

Result<std::string, SessionError> SessionStore::rotate(std::string_view id) {
    auto const found = find_alive(id);
    if (!found) return Failure{found.error()};
    Session session = std::move(found.value()->second);
    sessions_.erase(found.value());
    session.last_seen = clock_.now();
    return keep(std::move(session));
}

Result<Session, SessionError> SessionStore::find(std::string_view id) {
    auto const found = find_alive(id);
    if (!found) return Failure{found.error()};
    Session& session = found.value()->second;
    session.last_seen = clock_.now();
    return session;
}

// A session that has expired is gone once this has said so.
auto SessionStore::find_alive(std::string_view id) -> Result<Sessions::iterator, SessionError> {
    auto const hash = hash_opaque_token(id);
    auto const found = hash ? sessions_.find(*hash) : sessions_.end();
    if (found == sessions_.end()) return Failure{SessionError::Unknown};
    if (auto end = find_end(found->second, rules_, clock_.now())) {
        sessions_.erase(found);
        return Failure{*end};
    }
    return found;
}

std::size_t SessionStore::revoke(std::string_view id) {
    auto const hash = hash_opaque_token(id);
    return hash ? sessions_.erase(*hash) : 0;
}

std::size_t SessionStore::revoke_all(std::string_view user) {
    if (user.empty()) return 0;  // visitors are not one user
    return std::erase_if(sessions_,
                         [user](auto const& entry) { return entry.second.user == user; });
}

std::size_t SessionStore::revoke_others(std::string_view id) {
    auto const found = find_alive(id);
    if (!found || found.value()->second.user.empty()) return 0;
    TokenHash const own = found.value()->first;
    std::string const user = found.value()->second.user;
    return std::erase_if(sessions_, [&](auto const& entry) {
        return entry.second.user == user && !(entry.first == own);
    });
}

void SessionStore::sweep() {
    std::erase_if(sessions_, [this](auto const& entry) {
        return find_end(entry.second, rules_, clock_.now()).has_value();
    });
}

}  // namespace parapet::auth
