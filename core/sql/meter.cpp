#include "core/sql/meter.h"

#include <string>

#include "core/sql/binding.h"

namespace parapet::sql {
namespace {

constexpr int kPeriod = 500;  // instructions between two looks at the budget

SqlError over_budget(SqlErrorKind kind, std::string message) {
    return {kind, "SQLITE_INTERRUPT", std::move(message)};
}

}  // namespace

Meter::Meter(sqlite3* connection, Budget const& budget) : connection_(connection), budget_(budget) {
    sqlite3_progress_handler(connection, kPeriod, &Meter::on_progress, this);
}

Meter::~Meter() { sqlite3_progress_handler(connection_, 0, nullptr, nullptr); }

void Meter::finish(sqlite3_stmt* statement) {
    steps_ +=
        static_cast<std::uint64_t>(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1));
    running_ = 0;
}

std::optional<SqlError> Meter::add(Row const& row) {
    if (++rows_ > budget_.rows)
        return over_budget(SqlErrorKind::RowBudget,
                           "the query returned more than " + std::to_string(budget_.rows) +
                               " rows and was stopped: add a WHERE or a LIMIT");
    for (Value const& value : row) bytes_ += size_of(value);
    if (bytes_ > budget_.bytes)
        return over_budget(SqlErrorKind::ByteBudget,
                           "the query returned more than " + std::to_string(budget_.bytes) +
                               " bytes and was stopped: select fewer columns or add a LIMIT");
    return std::nullopt;
}

SqlError Meter::step_error() const {
    return over_budget(SqlErrorKind::StepBudget,
                       "the query ran for more than " + std::to_string(budget_.steps) +
                           " steps of SQLite's virtual machine and was stopped: add a WHERE, a "
                           "LIMIT or an index, or end the recursion");
}

int Meter::on_progress(void* self) {
    auto& meter = *static_cast<Meter*>(self);
    meter.running_ += kPeriod;
    return meter.steps_ + meter.running_ > meter.budget_.steps ? 1 : 0;
}

}  // namespace parapet::sql
