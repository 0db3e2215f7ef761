// Whatever looks like a token in a text that has leaked, shown to the app as a session. A store
// keeps digests of tokens, a log nothing of them.
#pragma once

#include <string>
#include <vector>

#include "core/attack/stolen.h"

namespace parapet::attack {

/// At most two dozen of them: those first that are as long as the attacker's own, and of those the
/// newest, which stand last in the text. Each is tried in every place where a session goes, and
/// where one is renewed. What is only written otherwise, in base64 or hex, is read, too, and of a
/// dump what the columns of one row come to together (leaked_rows.h).
void try_leaked_tokens(Target&, Credentials const& own, std::string const& text);
/// The same with each of these, and no others.
void try_tokens(Target&, Credentials const& own, std::vector<std::string> const& tokens);

}  // namespace parapet::attack
