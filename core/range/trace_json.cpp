#include "core/range/trace_json.h"

#include <algorithm>
#include <map>

#include "core/range/json_text.h"
#include "core/range/reading.h"

namespace parapet::range {
namespace {

constexpr std::size_t kExchangesShown = 12;
constexpr std::size_t kElsewhere = 4;
constexpr TraceLimits kAtLength{.events = 12, .body = 4096, .sql = 2000};
constexpr TraceLimits kCutShort{.events = 4, .body = 300, .sql = 400};
constexpr std::size_t kLinesShown = 5;
constexpr std::size_t kHeaderText = 1000;  // bytes of a header's value

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

Values values_for(Event const& event, Values const& own, Values const& stored) {
    Values values = own;
    if (event.sql() == nullptr) return values;
    for (sql::RequestValue& value : values_near(*event.sql(), stored)) {
        bool const known = std::any_of(own.begin(), own.end(),
                                       [&](auto const& one) { return one.value == value.value; });
        if (!known) values.push_back(std::move(value));
    }
    return values;
}

Json request_json(http::Request const& request, std::string_view host, TraceLimits const& limits) {
    Json json = object({{"method", request.method},
                        {"target", cut(request.target, limits.body)},
                        {"headers", headers_json(request.headers)},
                        {"body", cut(request.body, limits.body)}});
    if (request.scheme != "https") json["scheme"] = request.scheme;
    bool const is_foothold = request.method == "SQL";
    if (request.host != host && !is_foothold) json["host"] = request.host;
    return json;
}

Json exchange_json(Evidence const& evidence, std::size_t place, bool deciding,
                   TraceLimits const& limits) {
    World const& world = evidence.world();
    Exchange const& exchange = evidence.exchanges()[place];
    Values const own = evidence.own(place);
    Values const stored = exchange.events.empty() ? Values() : evidence.stored(place);
    http::Request const& request = exchange.request;
    http::Response const& response = exchange.response;
    Json events = Json::array();
    for (Event const& event : exchange.events)
        if (events.size() < limits.events)
            events.push_back(event_json(event, values_for(event, own, stored),
                                        world.fixture().editable, limits));
    return object({{"number", exchange.number},
                   {"actor", exchange.actor},
                   {"at", milliseconds(exchange.at - world.start())},
                   {"took", milliseconds(exchange.took)},
                   {"request", request_json(request, world.fixture().spec->host, limits)},
                   {"response", object({{"status", response.status},
                                        {"headers", headers_json(response.headers)},
                                        {"body", cut(response.body, limits.body)},
                                        {"truncated", response.body.size() > limits.body}})},
                   {"deciding", deciding},
                   {"events", std::move(events)}});
}

// Indices, the most telling first.
std::vector<std::size_t> by_importance(std::vector<Exchange> const& exchanges,
                                       std::vector<int> const& deciding, std::string_view host) {
    std::vector<std::size_t> chosen;
    auto const choose = [&](std::size_t place) {
        bool const known = std::find(chosen.begin(), chosen.end(), place) != chosen.end();
        if (!known && chosen.size() < kExchangesShown) chosen.push_back(place);
    };
    for (int number : deciding) choose(static_cast<std::size_t>(number - 1));
    if (exchanges.empty()) return chosen;
    choose(0);
    choose(exchanges.size() - 1);
    // What a browser told other hosts, the latest first: what was stolen went there.
    std::size_t const elsewhere = chosen.size() + kElsewhere;
    for (std::size_t i = exchanges.size(); i-- > 0 && chosen.size() < elsewhere;)
        if (exchanges[i].request.host != host && exchanges[i].request.method != "SQL") choose(i);
    // Errors may take half of what is left, so that ordinary answers are seen too.
    std::size_t const room = chosen.size() + (kExchangesShown - chosen.size()) / 2;
    for (std::size_t i = 0; i < exchanges.size() && chosen.size() < room; ++i)
        if (has_error(exchanges[i])) choose(i);
    for (std::size_t i = 0; i < exchanges.size() && chosen.size() < kExchangesShown; ++i) choose(i);
    return chosen;
}

bool took_in_code(Evidence const& evidence, std::size_t place, SqlEvent const* sql) {
    return sql != nullptr && arrivals_in(*sql, values_near(*sql, evidence.all(place))).code;
}

}  // namespace

bool ran_code(Evidence const& evidence, std::size_t exchange) {
    auto const& events = evidence.exchanges()[exchange].events;
    return std::any_of(events.begin(), events.end(), [&](Event const& event) {
        return took_in_code(evidence, exchange, event.sql());
    });
}

Json trace_json(Evidence const& evidence, std::vector<int> const& deciding, std::size_t bytes) {
    std::map<std::size_t, std::string> shown;
    std::size_t used = 0;
    for (std::size_t place :
         by_importance(evidence.exchanges(), deciding, evidence.world().fixture().spec->host)) {
        int const number = evidence.exchanges()[place].number;
        bool const decides = std::find(deciding.begin(), deciding.end(), number) != deciding.end();
        for (TraceLimits const* limits : {&kAtLength, &kCutShort}) {
            std::string text = to_canonical(exchange_json(evidence, place, decides, *limits));
            // Something is always shown.
            if (used + text.size() > bytes && !(shown.empty() && limits == &kCutShort)) continue;
            used += text.size();
            shown.emplace(place, std::move(text));
            break;
        }
    }
    Json trace = Json::array();
    for (auto& [place, text] : shown) trace.push_back(Json::written(std::move(text)));
    return trace;
}

Json lines_json(Evidence const& evidence, std::vector<std::size_t> const& exchanges) {
    std::vector<std::string> const& editable = evidence.world().fixture().editable;
    Json code = Json::array(), errors = Json::array(), others = Json::array(), logs = Json::array();
    for (std::size_t place : exchanges)
        for (Event const& event : evidence.exchanges()[place].events) {
            Json line = place_json(event.frames, editable);
            std::string const file = text_of(line, "file");
            if (std::find(editable.begin(), editable.end(), file) == editable.end()) continue;
            SqlEvent const* sql = event.sql();
            bool const failed = sql != nullptr && sql->error;
            (took_in_code(evidence, place, sql) ? code
             : failed                           ? errors
             : event.is_log()                   ? logs
                                                : others)
                .push_back(std::move(line));
        }
    Json lines = Json::array();
    for (Json const* list : {&code, &errors, &others, &logs})
        for (Json const& line : *list)
            if (lines.size() < kLinesShown &&
                std::find(lines.begin(), lines.end(), line) == lines.end())
                lines.push_back(line);
    return lines;
}

}  // namespace parapet::range
