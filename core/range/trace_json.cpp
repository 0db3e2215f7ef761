#include "core/range/trace_json.h"

#include <algorithm>
#include <map>

#include "core/range/reading.h"
#include "core/range/request_values.h"

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

// Request values of each exchange, with what its actor had stored by then.
std::vector<std::vector<sql::RequestValue>> values_of(World const& world) {
    attack::Surface const& surface = world.fixture().surface;
    std::map<std::string, StoredValues> stored;
    std::vector<std::vector<sql::RequestValue>> all;
    for (Exchange const& exchange : world.trace().exchanges()) {
        auto& values = all.emplace_back(request_values(exchange.request, surface));
        StoredValues& earlier = stored[exchange.actor];
        values.insert(values.end(), earlier.values().begin(), earlier.values().end());
        earlier.remember(exchange.request, surface);
    }
    return all;
}

Json exchange_json(Exchange const& exchange, World const& world, bool deciding,
                   std::vector<sql::RequestValue> const& values, TraceLimits const& limits) {
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

std::vector<std::size_t> telling_exchanges(World const& world, std::set<int> const& deciding,
                                           TraceLimits const& limits) {
    auto const& exchanges = world.trace().exchanges();
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

Json trace_json(World const& world, std::set<int> const& deciding, TraceLimits const& limits) {
    auto const values = values_of(world);
    Json trace = Json::array();
    for (std::size_t place : telling_exchanges(world, deciding, limits)) {
        Exchange const& exchange = world.trace().exchanges()[place];
        trace.push_back(exchange_json(exchange, world, deciding.contains(exchange.number),
                                      values[place], limits));
    }
    return trace;
}

Json lines_json(World const& world, std::vector<std::size_t> const& exchanges) {
    auto const values = values_of(world);
    std::vector<std::string> const& editable = world.fixture().editable;
    Json telling = Json::array(), others = Json::array();
    for (std::size_t place : exchanges)
        for (Event const& event : world.trace().exchanges()[place].events) {
            Json line = place_json(event.frames, editable);
            if (std::find(editable.begin(), editable.end(), text_of(line, "file")) ==
                editable.end())
                continue;
            Reading const reading =
                event.sql() != nullptr ? read_statement(*event.sql(), values[place]) : Reading{};
            (reading.code || (event.sql() != nullptr && event.sql()->error) ? telling : others)
                .push_back(line);
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
