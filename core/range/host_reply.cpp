#include "core/range/host_reply.h"

#include <algorithm>
#include <charconv>

#include "core/base/base64.h"
#include "core/range/json_text.h"

namespace parapet::range {
namespace {

constexpr std::size_t kFramesKept = 12;

struct AsJson {
    Json operator()(sql::Null) const { return nullptr; }
    Json operator()(std::int64_t value) const { return value; }
    Json operator()(double value) const { return value; }
    Json operator()(std::string const& value) const { return value; }
    Json operator()(Bytes const& value) const { return object({{"$blob", encode_base64(value)}}); }
};

std::string rows_of(sql::StatementResult const& result) {
    std::vector<std::string> names;
    for (std::string const& column : result.columns) names.push_back(to_canonical(column) + ':');
    std::string text = "[";
    for (sql::Row const& row : result.rows) {
        text += text.size() > 1 ? ",{" : "{";
        for (std::size_t i = 0; i < row.size() && i < names.size(); ++i)
            text += (i > 0 ? "," : "") + names[i] + to_canonical(std::visit(AsJson{}, row[i]));
        text += '}';
    }
    return text + ']';
}

std::optional<sql::Value> sql_value_of(Json const& json) {
    if (json.is_null()) return sql::Null{};
    if (json.is_number()) return json.as_number();
    if (json.is_string()) return json.as_string();
    if (Json const& digits = member_of(json, "$int"); digits.is_string()) {
        std::string const text = digits.as_string();
        std::int64_t value = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc() && end == text.data() + text.size()) return value;
    }
    if (Json const& blob = member_of(json, "$blob"); blob.is_string())
        if (auto bytes = decode_base64(blob.as_string())) return bytes.take();
    return std::nullopt;
}

constexpr std::string_view kCannotBind =
    "SQLite3 can only bind numbers, strings, bigints, buffers, and null";

}  // namespace

std::string ok_reply(Json const& value) { return "{\"ok\":" + to_canonical(value) + '}'; }

std::string fail_reply(std::string_view name, std::string_view code, std::string_view message) {
    Json fail = object({{"name", name}, {"message", message}});
    if (!code.empty()) fail["code"] = code;
    return to_canonical(object({{"fail", std::move(fail)}}));
}

std::string sql_reply(Result<sql::SqlResult, sql::SqlFailure> const& answer) {
    if (!answer) {
        sql::SqlError const& error = answer.error().error;
        bool const misuse = error.kind == sql::SqlErrorKind::Parameters;
        return misuse ? fail_reply("RangeError", "", error.message)
                      : fail_reply("SqliteError", error.code, error.message);
    }
    sql::SqlResult const& result = answer.value();
    return "{\"ok\":{\"rows\":" + rows_of(result.first) +
           ",\"changes\":" + std::to_string(result.changes) +
           ",\"lastInsertRowid\":" + std::to_string(result.last_insert_rowid) + "}}";
}

Cause cause_of(Json const& operation) {
    Cause cause;
    if (Json const& request = member_of(operation, "request");
        request.is_integer() && request.as_integer() >= 0)
        cause.request = static_cast<std::size_t>(request.as_integer());
    Json const& frames = member_of(operation, "at");
    if (!frames.is_array()) return cause;
    for (Json const& frame : frames) {
        if (cause.frames.size() == kFramesKept) break;
        cause.frames.push_back(
            {.file = text_of(frame, "file").substr(0, 200),
             .line = static_cast<int>(std::clamp(number_of(frame, "line"), 0.0, 1e6)),
             .column = static_cast<int>(std::clamp(number_of(frame, "column"), 0.0, 1e6))});
    }
    return cause;
}

Result<std::optional<sql::Parameters>, std::string> parameters_of(Json const& operation) {
    Json const& given = member_of(operation, "params");
    if (given.is_null()) return std::optional<sql::Parameters>();
    if (!given.is_array() && !given.is_object()) return Failure{std::string(kCannotBind)};
    sql::Parameters parameters;
    if (given.is_array()) {
        for (Json const& json : given) {
            auto value = sql_value_of(json);
            if (!value) return Failure{std::string(kCannotBind)};
            parameters.positional.push_back(std::move(*value));
        }
        return std::optional(std::move(parameters));
    }
    for (auto const& [name, json] : given.members()) {
        auto value = sql_value_of(json);
        if (!value) return Failure{std::string(kCannotBind)};
        parameters.named.emplace_back(name, std::move(*value));
    }
    return std::optional(std::move(parameters));
}

}  // namespace parapet::range
