#include "core/range/trace_json.h"

#include <algorithm>

#include "core/range/reading.h"

namespace parapet::range {
namespace {

constexpr std::size_t kLinesShown = 5;
constexpr std::size_t kHeaderText = 1000;  // bytes of a header's value

// Whole numbers are written as such, so that the text is what JavaScript would write.
Json milliseconds(Duration duration) {
    auto const count = duration.count();
    if (count % 1000 == 0) return count / 1000;
    return static_cast<double>(count) / 1000;
}

Json headers_json(http::HeaderList const& headers) {
    Json list = Json::array();
    for (http::Header const& header : headers.entries())
        list.push_back(Json::array({cut(header.name, 100), cut(header.value, kHeaderText)}));
    return list;
}

bool has_error(Exchange const& exchange) {
    if (exchange.response.status >= 500 || exchange.response.status == 0) return true;
    return std::any_of(exchange.events.begin(), exchange.events.end(), [](Event const& event) {
        return event.sql() != nullptr && event.sql()->error;
    });
}

Json exchange_json(Evidence const& evidence, std::size_t place, bool deciding,
                   TraceLimits const& limits) {
    World const& world = evidence.world();
    Exchange const& exchange = evidence.exchanges()[place];
    Values const values = exchange.events.empty() ? Values() : evidence.all(place);
    http::Request const& request = exchange.request;
    http::Response const& response = exchange.response;
    Json events = Json::array();
    for (Event const& event : exchange.events)
        if (events.size() < limits.events)
            events.push_back(event_json(event, values, world.fixture().editable, limits));
    return {{"number", exchange.number},
            {"actor", exchange.actor},
            {"at", milliseconds(exchange.at - world.start())},
            {"took", milliseconds(exchange.took)},
            {"request",
             {{"method", request.method},
              {"target", cut(request.target, limits.body)},
              {"headers", headers_json(request.headers)},
              {"body", cut(request.body, limits.body)}}},
            {"response",
             {{"status", response.status},
              {"headers", headers_json(response.headers)},
              {"body", cut(response.body, limits.body)},
              {"truncated", response.body.size() > limits.body}}},
            {"deciding", deciding},
            {"events", std::move(events)}};
}

}  // namespace

std::vector<std::size_t> telling_exchanges(Evidence const& evidence, std::set<int> const& deciding,
                                           TraceLimits const& limits) {
    auto const& exchanges = evidence.exchanges();
    std::set<std::size_t> chosen;
    auto const choose = [&](std::size_t place) {
        if (chosen.size() < limits.exchanges) chosen.insert(place);
    };
    for (std::size_t i = 0; i < exchanges.size(); ++i)
        if (deciding.contains(exchanges[i].number)) choose(i);
    if (!exchanges.empty()) choose(0);
    if (!exchanges.empty()) choose(exchanges.size() - 1);
    // Errors may take half of what is left, so that ordinary answers are seen too.
    std::size_t const room = (limits.exchanges - chosen.size()) / 2;
    for (std::size_t i = 0, errors = 0; i < exchanges.size() && errors < room; ++i)
        if (has_error(exchanges[i]) && !chosen.contains(i)) {
            choose(i);
            ++errors;
        }
    for (std::size_t i = 0; i < exchanges.size(); ++i) choose(i);
    return {chosen.begin(), chosen.end()};
}

Json trace_json(Evidence const& evidence, std::set<int> const& deciding,
                TraceLimits const& limits) {
    Json trace = Json::array();
    for (std::size_t place : telling_exchanges(evidence, deciding, limits))
        trace.push_back(exchange_json(
            evidence, place, deciding.contains(evidence.exchanges()[place].number), limits));
    return trace;
}

Json lines_json(Evidence const& evidence, std::vector<std::size_t> const& exchanges) {
    std::vector<std::string> const& editable = evidence.world().fixture().editable;
    Json telling = Json::array(), others = Json::array();
    for (std::size_t place : exchanges)
        for (Event const& event : evidence.exchanges()[place].events) {
            Json line = place_json(event.frames, editable);
            std::string const file = text_of(line, "file");
            if (std::find(editable.begin(), editable.end(), file) == editable.end()) continue;
            SqlEvent const* sql = event.sql();
            bool const tells =
                sql != nullptr && (sql->error || read_statement(*sql, evidence.all(place)).code);
            (tells ? telling : others).push_back(std::move(line));
        }
    Json lines = Json::array();
    for (Json const* list : {&telling, &others})
        for (Json const& line : *list)
            if (lines.size() < kLinesShown &&
                std::find(lines.begin(), lines.end(), line) == lines.end())
                lines.push_back(line);
    return lines;
}

}  // namespace parapet::range
