#include "core/sql/did_you_mean.h"

#include <algorithm>
#include <numeric>

#include "core/base/ascii.h"

namespace parapet::sql {
namespace {

constexpr std::size_t kMostEdits = 2;

// Levenshtein's, a row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const change = ascii::lower(a[i - 1]) == ascii::lower(b[j - 1]) ? 0 : 1;
            std::size_t const best = std::min({row[j] + 1, row[j - 1] + 1, diagonal + change});
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view written, std::vector<std::string> const& names) {
    std::string_view best;
    // Two edits of a short name make any other.
    std::size_t least = std::min(kMostEdits, written.size() / 2) + 1;
    for (std::string const& name : names) {
        // The length alone tells that a name is too far.
        std::size_t const longer = std::max(name.size(), written.size());
        if (longer - std::min(name.size(), written.size()) >= least) continue;
        std::size_t const edits = distance(written, name);
        if (edits >= least) continue;
        least = edits;
        best = name;
    }
    return best.empty() ? "" : "; did you mean \"" + std::string(best) + "\"?";
}

}  // namespace parapet::sql
