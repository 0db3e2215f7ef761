// Measurements only: SQLite as core/sql compiles it, behind SQLite's own calls, for the race of
// sqlite.bench.ts. Text crosses by one flat buffer, as in wasm/security/exports.cpp.
#include <emscripten.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "core/sql/world_vfs.h"

namespace {

std::array<char, 4096> buffer;
sqlite3* database = nullptr;

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* race_buffer() { return buffer.data(); }

EMSCRIPTEN_KEEPALIVE int race_open() {
    return sqlite3_open_v2(":memory:", &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                           nullptr);
}

EMSCRIPTEN_KEEPALIVE int race_exec(int length) {
    buffer.at(static_cast<std::size_t>(length)) = '\0';
    parapet::sql::WorldScope const scope(nullptr, 1);
    return sqlite3_exec(database, buffer.data(), nullptr, nullptr, nullptr);
}

// Null when it is no statement.
EMSCRIPTEN_KEEPALIVE sqlite3_stmt* race_prepare(int length) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database, buffer.data(), length, &statement, nullptr);
    return statement;
}

EMSCRIPTEN_KEEPALIVE int race_bind_number(sqlite3_stmt* statement, int place, int number) {
    return sqlite3_bind_int(statement, place, number);
}
EMSCRIPTEN_KEEPALIVE int race_bind_text(sqlite3_stmt* statement, int place, int length) {
    return sqlite3_bind_text(statement, place, buffer.data(), length, SQLITE_TRANSIENT);
}
EMSCRIPTEN_KEEPALIVE int race_step(sqlite3_stmt* statement) { return sqlite3_step(statement); }
EMSCRIPTEN_KEEPALIVE int race_reset(sqlite3_stmt* statement) { return sqlite3_reset(statement); }

// The length of the text, which is in the buffer.
EMSCRIPTEN_KEEPALIVE int race_column_text(sqlite3_stmt* statement, int column) {
    auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(statement, column));
    int const length = sqlite3_column_bytes(statement, column);
    std::copy_n(text, length, buffer.data());
    return length;
}
}
