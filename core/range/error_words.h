// Whether an answer carries the database's own words: what it said when it refused a statement of
// this world. Such text tells an attacker how its statement was read. Capitals do not matter, nor
// which of space, "_" and "-" stands between words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/range/needles.h"
#include "core/sql/database.h"

namespace parapet::range {

class ErrorWords {
public:
    static constexpr std::size_t kShortest = 12;  // bytes: shorter words are anyone's

    // The database has said this; from now on it counts wherever it turns up.
    void remember(sql::SqlError const&);

    // The longest words of the database in an answer, given in all its plain_forms(). The beginning
    // of a message ("UNIQUE constraint failed"), the column it names ("accounts.username") and its
    // code count only beside the error itself, so that an app may say "no such column" on its own
    // account: fresh are the errors of the answer's own exchange.
    std::optional<std::string> find(std::vector<std::string> const& forms,
                                    std::vector<sql::SqlError> const& fresh) const;

private:
    std::vector<std::string> messages_;
    Needles needles_;  // as folded; ids are indices into messages_
};

}  // namespace parapet::range
