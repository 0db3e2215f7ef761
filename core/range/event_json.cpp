#include "core/range/event_json.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/range/reading.h"

namespace parapet::range {
namespace {

constexpr std::size_t kBoundShown = 20;
constexpr std::size_t kValueText = 300;  // bytes of a bound value or an error

std::string_view kind_text(sql::TokenKind kind) {
    switch (kind) {
        case sql::TokenKind::Space: return "space";
        case sql::TokenKind::Comment: return "comment";
        case sql::TokenKind::Keyword: return "keyword";
        case sql::TokenKind::Identifier: return "identifier";
        case sql::TokenKind::String: return "string";
        case sql::TokenKind::Blob: return "blob";
        case sql::TokenKind::Number: return "number";
        case sql::TokenKind::Placeholder: return "placeholder";
        case sql::TokenKind::Operator: return "operator";
        case sql::TokenKind::Illegal: return "illegal";
    }
    return "illegal";
}

Json sql_json(SqlEvent const& event, std::vector<sql::RequestValue> const& values,
              TraceLimits const& limits) {
    Json bound = Json::array(), tokens = Json::array(), sample = Json::array();
    for (std::vector<std::string> const& row : event.sample) sample.push_back(row);
    for (std::string const& value : event.bound)
        if (bound.size() < kBoundShown) bound.push_back(cut(value, kValueText));
    std::size_t shown = 0;
    for (ReadToken const& token : read_statement(event, values)) {
        if (shown >= limits.sql) break;
        shown += token.text.size();
        Json one = object({{"text", cut(token.text, limits.sql)},
                           {"kind", kind_text(token.kind)},
                           {"from", nullptr}});
        if (token.from) {
            one["from"] = *token.from == sql::Landing::Code ? "code" : "data";
            one["value"] = token.value;
            one["via"] = token.via;
        }
        tokens.push_back(std::move(one));
    }
    return object({{"kind", "sql"},
                   {"role", event.role},
                   {"sql", cut(event.sql, limits.sql)},
                   {"bound", std::move(bound)},
                   {"error", event.error ? Json(cut(event.error->message, kValueText)) : Json()},
                   {"rows", event.rows},
                   {"changes", event.changes},
                   {"steps", event.steps},
                   {"columns", event.columns},
                   {"sample", std::move(sample)},
                   {"tokens", std::move(tokens)}});
}

}  // namespace

Json milliseconds(Duration duration) {
    auto const count = duration.count();
    if (count % 1000 == 0) return count / 1000;
    return static_cast<double>(count) / 1000;
}

std::string cut(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return to_valid_utf8(text);
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    return to_valid_utf8(text.substr(0, limit)) + "…";
}

Json place_json(std::vector<Frame> const& frames, std::vector<std::string> const& editable) {
    if (frames.empty()) return nullptr;
    auto own = std::find_if(frames.begin(), frames.end(), [&](Frame const& frame) {
        return std::find(editable.begin(), editable.end(), frame.file) != editable.end();
    });
    Frame const& frame = own == frames.end() ? frames.front() : *own;
    return object({{"file", frame.file}, {"line", frame.line}});
}

Json event_json(Event const& event, std::vector<sql::RequestValue> const& values,
                std::vector<std::string> const& editable, TraceLimits const& limits) {
    Json json;
    if (auto const* sql = event.sql())
        json = sql_json(*sql, values, limits);
    else if (auto const* log = std::get_if<LogEvent>(&event.what))
        json =
            object({{"kind", "log"}, {"level", log->level}, {"text", cut(log->text, limits.body)}});
    else
        return object({{"kind", "note"}, {"text", std::get<NoteEvent>(event.what).text}});
    json["at"] = place_json(event.frames, editable);
    return json;
}

}  // namespace parapet::range
