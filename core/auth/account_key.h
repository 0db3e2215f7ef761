// One key for all spellings of an account's name, so that no variant gets a budget of its own.
#pragma once

#include <string>
#include <string_view>

namespace parapet::auth {

enum class AccountName {
    Username,
    Email,  // "+tag" before the "@" is dropped: many mailboxes ignore it
};

// Folded: letter case of Latin, Greek and Cyrillic, full-width forms, white space at the ends and
// runs of it, invisible characters, bytes that are not UTF-8. Not folded: composed against
// decomposed accents and look-alikes of other scripts; an application that accepts such names
// has to normalise them (NFKC, RFC 8265) where it stores them.
std::string account_key(std::string_view name, AccountName = AccountName::Username);

}  // namespace parapet::auth
