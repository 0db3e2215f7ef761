#include "core/sql/call.h"

#include <utility>

#include "core/sql/binding.h"
#include "core/sql/lens.h"

namespace parapet::sql {
namespace {

bool leaves_schema_alone(StatementVerb verb) {
    return verb != StatementVerb::Administer && verb != StatementVerb::Rollback;
}

}  // namespace

Call::Call(sqlite3* connection, Budget const& budget, Caller caller, Kept kept)
    : connection_(connection),
      caller_(caller),
      restricted_(!caller.roles.is_owner(caller.role)),
      kept_(kept),
      meter_(connection, budget) {}

Result<SqlResult, SqlFailure> Call::run_all(std::string_view text) {
    text_ = text;
    rest_ = text_.c_str();
    for (;;) {
        Compiled compiled;
        if (auto error = compile(compiled)) return finished(std::move(error));
        if (!compiled.statement) return finished(std::nullopt);
        if (auto error = step(compiled)) return finished(std::move(error));
    }
}

Result<SqlResult, SqlFailure> Call::run_one(std::string_view text, Parameters const& parameters) {
    text_ = text;
    rest_ = text_.c_str();
    return finished(run(text, parameters));
}

std::optional<SqlError> Call::run(std::string_view text, Parameters const& parameters) {
    Compiled compiled;
    if (auto known = kept_.statements.take(text)) {
        if (auto refused = rehearse()) return refused;
        compiled = std::move(*known);
        kept_.log.note_again(compiled.writes);
    } else {
        if (auto error = compile(compiled)) return error;
        if (!compiled.statement)
            return parameters_error("The supplied SQL string contains no statements");
        if (!only_space_left())
            return parameters_error("The supplied SQL string contains more than one statement");
    }
    auto error = bind(compiled.statement.get(), parameters);
    if (!error) error = step(compiled);
    if (!error && leaves_schema_alone(compiled.verb))
        kept_.statements.keep(text, std::move(compiled));
    return error;
}

std::optional<SqlError> Call::compile(Compiled& compiled) {
    while (!compiled.statement && *rest_ != '\0') {
        if (auto refused = rehearse()) return refused;
        char const* const begin = rest_;
        sqlite3_stmt* statement = nullptr;
        kept_.log.begin_statement();
        int const code = sqlite3_prepare_v2(connection_, rest_, length_left(), &statement, &rest_);
        compiled.statement.reset(statement);
        if (code == SQLITE_INTERRUPT) return meter_.step_error();
        if (code != SQLITE_OK) return describe_failure(connection_, Stage::Compile);
        compiled.verb = shape_of({begin, static_cast<std::size_t>(rest_ - begin)}).verb;
        compiled.writes = kept_.log.writes();
    }
    return std::nullopt;
}

// With the NUL.
int Call::length_left() const { return static_cast<int>(text_.data() + text_.size() + 1 - rest_); }

std::optional<SqlError> Call::rehearse() {
    if (!restricted_) return std::nullopt;
    if (kept_.rehearsal == nullptr) kept_.rehearsal = std::make_shared<Rehearsal>(connection_);
    return kept_.rehearsal->check(caller_.roles, caller_.role, rest_, length_left());
}

std::optional<SqlError> Call::step(Compiled const& compiled) {
    sqlite3_stmt* const statement = compiled.statement.get();
    auto const changes_before = sqlite3_total_changes64(connection_);
    bool const in_transaction = sqlite3_get_autocommit(connection_) == 0;
    auto error = step_to_end(statement);
    meter_.finish(statement);

    // Some failures roll the whole transaction back, tables it created included.
    bool const rolled_back = error && in_transaction && sqlite3_get_autocommit(connection_) != 0;
    if (rolled_back || !leaves_schema_alone(compiled.verb)) {
        kept_.rehearsal = nullptr;
        kept_.statements.clear();
    }
    if (error) return error;

    ++result_.statements;
    if (!sqlite3_stmt_readonly(statement))
        result_.changes = sqlite3_total_changes64(connection_) == changes_before
                              ? 0
                              : sqlite3_changes64(connection_);
    return std::nullopt;
}

std::optional<SqlError> Call::step_to_end(sqlite3_stmt* statement) {
    int const count = sqlite3_column_count(statement);
    bool const wanted = result_.first.columns.empty() && count > 0;
    if (wanted)
        for (int column = 0; column < count; ++column)
            result_.first.columns.emplace_back(sqlite3_column_name(statement, column));
    for (;;) {
        int const code = sqlite3_step(statement);
        if (code == SQLITE_DONE) return std::nullopt;
        if (code == SQLITE_INTERRUPT) return meter_.step_error();
        if (code != SQLITE_ROW) return describe_failure(connection_, Stage::Step);
        Row row;
        for (int column = 0; column < count; ++column)
            row.push_back(column_value(statement, column));
        if (auto error = meter_.add(row)) return error;
        if (wanted) result_.first.rows.push_back(std::move(row));
    }
}

bool Call::only_space_left() const {
    for (Token const& token : tokenize(rest_)) {
        bool const separator = rest_[token.begin] == ';';
        if (token.kind != TokenKind::Space && token.kind != TokenKind::Comment && !separator)
            return false;
    }
    return true;
}

Result<SqlResult, SqlFailure> Call::finished(std::optional<SqlError> error) {
    if (error) return Failure{SqlFailure{std::move(*error), meter_.steps(), result_.statements}};
    result_.steps = meter_.steps();
    result_.last_insert_rowid = sqlite3_last_insert_rowid(connection_);
    return std::move(result_);
}

}  // namespace parapet::sql
