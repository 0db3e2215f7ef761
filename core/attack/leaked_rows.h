// What the columns of one row of a dump come to together: halves of a token, each in the clear, or
// a key and what is signed with it.
#pragma once

#include <string>
#include <vector>

#include "core/attack/stolen.h"

namespace parapet::attack {

/// Put together of two columns as his own tokens are of two halves; where an app may not look at
/// the second half, of one column and his own half. The newest first, few of them.
std::vector<std::string> joined_in_rows(std::string const& dump, Credentials const& own);
/// If the key of his own token lies in his own row: the tokens of the other rows.
std::vector<std::string> minted_in_rows(std::string const& dump, Credentials const& own);

}  // namespace parapet::attack
