// Counts what a call costs and stops it at its Budget.
#pragma once

#include <sqlite3.h>

#include <optional>

#include "core/sql/database.h"

namespace parapet::sql {

class Meter {
public:
    // Watches the connection until it is destroyed.
    Meter(sqlite3* connection, Budget const&);
    ~Meter();
    Meter(Meter const&) = delete;
    Meter& operator=(Meter const&) = delete;

    // Call when a statement has stopped, for whatever reason: its steps count exactly.
    void finish(sqlite3_stmt*);
    // Counts a row of the result; an error when it is one too many.
    std::optional<SqlError> add(Row const&);

    std::uint64_t steps() const { return steps_; }
    SqlError step_error() const;

private:
    static int on_progress(void* meter);

    sqlite3* connection_;
    Budget budget_;
    std::uint64_t steps_ = 0;    // of finished statements
    std::uint64_t running_ = 0;  // of the current one, to within kPeriod
    std::uint64_t rows_ = 0;
    std::uint64_t bytes_ = 0;
};

}  // namespace parapet::sql
