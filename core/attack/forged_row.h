// A row for a login to find: another's identity with the attacker's own password hash, so that the
// attacker's password is right for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/attack/frame.h"
#include "core/attack/spelling.h"
#include "core/attack/target.h"

namespace parapet::attack {

class ForgedRow {
public:
    // username_column: what the login calls the name, as the table most likely does too.
    ForgedRow(Target const&, std::string_view username_column, std::string_view victim);

    // Texts that add the row by UNION, for every likely order of columns.
    std::vector<std::string> texts(Break const&, Spelling const&) const;
    // One that gives the victim the attacker's hash by a second statement; nothing when the surface
    // has no column of hashes.
    std::optional<std::string> overwriting(Break const&, Spelling const&) const;

private:
    using Columns = std::vector<std::string>;
    static void extend(std::vector<Columns>& rows, Columns const& row, std::size_t count);
    std::vector<Columns> rows() const;

    std::string table_, hash_, username_, victim_, attacker_;
};

}  // namespace parapet::attack
