#include "core/range/foothold.h"

namespace parapet::range {
namespace {

constexpr std::size_t kBodyRows = 50;

std::string table_text(attack::SqlAnswer const& answer, std::size_t most_rows) {
    std::string text;
    for (std::size_t i = 0; i < answer.rows.size() && i < most_rows; ++i) {
        for (std::string const& value : answer.rows[i]) text += value + " | ";
        text += '\n';
    }
    return answer.ok ? text : answer.error;
}

}  // namespace

attack::SqlAnswer Foothold::run(std::string_view role, std::string_view sql) {
    Trace& trace = world_.trace();
    Time const at = world_.now();
    std::size_t const place = trace.exchanges().size();
    trace.open("foothold",
               {.method = "SQL", .target = "as " + std::string(role), .body = std::string(sql)},
               at);
    auto const result = world_.query({.role = std::string(role), .sql = std::string(sql)});
    trace.close_batch();

    attack::SqlAnswer answer{.ok = result.ok(), .error = {}, .rows = {}};
    if (result) {
        for (sql::Row const& row : result.value().first.rows) {
            auto& line = answer.rows.emplace_back();
            for (sql::Value const& value : row) line.push_back(in_words(value));
        }
    } else {
        answer.error = result.error().error.message;
    }
    Exchange& exchange = trace.exchanges()[place];
    exchange.took = world_.now() - at;
    exchange.response = {.status = result ? 200 : 403, .body = table_text(answer, kBodyRows)};
    judge_.watch_foothold(std::string(role), table_text(answer, answer.rows.size()), exchange);
    return answer;
}

}  // namespace parapet::range
