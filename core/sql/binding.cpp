#include "core/sql/binding.h"

#include <algorithm>
#include <string_view>

namespace parapet::sql {
namespace {

constexpr std::size_t kNumberSize = 8;

struct Binder {
    sqlite3_stmt* statement;
    int index;

    int operator()(Null) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, index, value); }
    int operator()(double value) const { return sqlite3_bind_double(statement, index, value); }
    int operator()(std::string const& value) const {
        return sqlite3_bind_text64(statement, index, value.data(), value.size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    }
    int operator()(Bytes const& value) const {
        if (value.empty()) return sqlite3_bind_zeroblob(statement, index, 0);
        return sqlite3_bind_blob64(statement, index, value.data(), value.size(), SQLITE_STATIC);
    }
};

std::optional<SqlError> bind_value(sqlite3_stmt* statement, int index, Value const& value) {
    int const code = std::visit(Binder{statement, index}, value);
    if (code == SQLITE_OK) return std::nullopt;
    if (code == SQLITE_TOOBIG)
        return parameters_error("The bound string, buffer, or bigint is too big");
    return describe_failure(sqlite3_db_handle(statement), Stage::Step);
}

Value const* find(Parameters const& parameters, std::string_view name) {
    auto const found = std::find_if(parameters.named.begin(), parameters.named.end(),
                                    [&](auto const& entry) { return entry.first == name; });
    return found == parameters.named.end() ? nullptr : &found->second;
}

SqlError missing(Parameters const& parameters, std::string_view name) {
    if (parameters.named.empty() && !parameters.positional.empty())
        return parameters_error("Missing named parameters");
    return parameters_error("Missing named parameter \"" + std::string(name) + "\"");
}

}  // namespace

std::optional<SqlError> bind(sqlite3_stmt* statement, Parameters const& parameters) {
    int const count = sqlite3_bind_parameter_count(statement);
    std::size_t used = 0;
    for (int index = 1; index <= count; ++index) {
        char const* const prefixed = sqlite3_bind_parameter_name(statement, index);
        Value const* value = nullptr;
        if (prefixed != nullptr) {
            std::string_view const name(prefixed + 1);  // :name @name $name, and ?12
            value = find(parameters, name);
            if (value == nullptr) return missing(parameters, name);
        } else {
            if (used == parameters.positional.size())
                return parameters_error("Too few parameter values were provided");
            value = &parameters.positional[used++];
        }
        if (auto error = bind_value(statement, index, *value)) return error;
    }
    if (used < parameters.positional.size())
        return parameters_error("Too many parameter values were provided");
    return std::nullopt;
}

Value column_value(sqlite3_stmt* statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER: return sqlite3_column_int64(statement, column);
        case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
        case SQLITE_TEXT: {
            auto const* text =
                reinterpret_cast<char const*>(sqlite3_column_text(statement, column));
            return std::string(text,
                               static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
        }
        case SQLITE_BLOB: {
            auto const* data =
                static_cast<std::uint8_t const*>(sqlite3_column_blob(statement, column));
            return Bytes(data, data + sqlite3_column_bytes(statement, column));
        }
        default: return Null{};
    }
}

std::size_t size_of(Value const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) return text->size();
    if (auto const* bytes = std::get_if<Bytes>(&value)) return bytes->size();
    return std::holds_alternative<Null>(value) ? 0 : kNumberSize;
}

}  // namespace parapet::sql
