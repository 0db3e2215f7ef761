// What a role may not read cannot influence what it gets. Two databases differ only in what
// the role has no right to; whatever it runs, both must answer alike, down to the words of an
// error and the steps it took, and neither may change there.
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/check.h"
#include "core/base/hex.h"
#include "core/sql/database.h"

using namespace parapet;
using namespace parapet::sql;

namespace {

constexpr char kSchema[] = R"(
    CREATE TABLE a (id INTEGER PRIMARY KEY, n TEXT UNIQUE, h TEXT);
    CREATE TABLE p (id INTEGER PRIMARY KEY, n TEXT, v INTEGER, UNIQUE (n, v));
    CREATE TABLE o (id INTEGER PRIMARY KEY, a REFERENCES a (id) ON DELETE CASCADE, n TEXT);
    CREATE TABLE s (n TEXT, h TEXT);
    CREATE TABLE c (n TEXT, h TEXT);
    CREATE INDEX i ON p (v);
    CREATE VIEW w AS SELECT id, n FROM a;
    CREATE VIEW u AS WITH x AS (SELECT n FROM w) SELECT n FROM x;
    CREATE TRIGGER t AFTER INSERT ON o BEGIN UPDATE p SET v = v + 1 WHERE id = new.a; END;
    CREATE TRIGGER d INSTEAD OF DELETE ON w BEGIN DELETE FROM o WHERE a = old.id; END;
    CREATE TRIGGER e INSTEAD OF UPDATE ON w BEGIN UPDATE a SET n = new.n WHERE id = old.id; END;
    INSERT INTO a (n) VALUES ('x'), ('y'), ('z');
    INSERT INTO p VALUES (1, 'x', 1), (2, 'y', 2);
    INSERT INTO o VALUES (1, 1, 'x');
)";
constexpr char kGrants[] = R"(
    CREATE ROLE r;
    GRANT SELECT (id, n), UPDATE (n) ON a TO r;
    GRANT SELECT, INSERT, UPDATE, DELETE ON p, w TO r;
    GRANT SELECT, INSERT (a, n), DELETE ON o TO r;
    GRANT SELECT, INSERT ON c TO r;
    GRANT SELECT ON u TO r;
)";
constexpr char kHidden[] = "SELECT h FROM a UNION ALL SELECT n || h FROM s";

Database world_of(std::string const& canary, int secrets) {
    Database database("owner", {.steps = 20'000, .rows = 200, .bytes = 20'000});
    PARAPET_CHECK(database.run_unsafe("owner", kSchema).ok());
    PARAPET_CHECK(database.apply_grants(kGrants).ok());
    PARAPET_CHECK(database.run("owner", "UPDATE a SET h = ? || id", {.positional = {canary}}).ok());
    for (int i = 0; i < secrets; ++i)
        PARAPET_CHECK(
            database.run("owner", "INSERT INTO s VALUES (?, ?)", {.positional = {canary, canary}})
                .ok());
    return database;
}

std::string written(Value const& value) {
    if (auto const* text = std::get_if<std::string>(&value)) return "'" + *text + "'";
    if (auto const* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (auto const* real = std::get_if<double>(&value)) return std::to_string(*real);
    if (auto const* bytes = std::get_if<Bytes>(&value)) return "x" + encode_hex(*bytes);
    return "NULL";
}

std::string written(StatementResult const& result) {
    std::string text;
    for (std::string const& column : result.columns) text += column + "|";
    for (Row const& row : result.rows) {
        text += "\n";
        for (Value const& value : row) text += written(value) + "|";
    }
    return text;
}

constexpr std::string_view kNothingRan = " failed: 0 steps, 0 statements";

// All that the role gets to see.
std::string answer(Database& database, std::string_view sql) {
    auto const result = database.run_unsafe("r", sql);
    if (!result) {
        SqlFailure const& failure = result.error();
        return failure.error.code + " " + failure.error.message +
               " failed: " + std::to_string(failure.steps) + " steps, " +
               std::to_string(failure.statement) + " statements";
    }
    SqlResult const& value = result.value();
    return written(value.first) + "\n" + std::to_string(value.changes) + " " +
           std::to_string(value.last_insert_rowid) + " " + std::to_string(value.steps);
}

std::string hidden(Database& database) {
    (void)database.run_unsafe("owner", "ROLLBACK");
    return written(database.run("owner", kHidden).value().first);
}

// Each ends in a space.
constexpr std::string_view kWords =
    "SELECT FROM WHERE JOIN LEFT FULL RIGHT NATURAL USING ON AS WITH RECURSIVE UNION ALL "
    "EXCEPT INTERSECT VALUES INSERT REPLACE INTO OR UPDATE SET DELETE RETURNING CONFLICT "
    "DO NOTHING excluded DEFAULT IGNORE ORDER BY GROUP HAVING LIMIT OFFSET DISTINCT CASE "
    "WHEN THEN ELSE END EXISTS IN NOT NULL IS AND LIKE GLOB BETWEEN COLLATE NOCASE CAST "
    "OVER PARTITION ROWS FILTER WINDOW MATERIALIZED INDEXED BEGIN COMMIT ROLLBACK "
    "SAVEPOINT EXPLAIN CREATE TABLE TEMP VIEW DROP ALTER PRAGMA ATTACH VACUUM TRIGGER "
    "INDEX ANALYZE REINDEX a p o s c w u t x y id n h v rowid main temp sqlite_master "
    "pragma_table_info json_each json_group_array count(*) count max group_concat length "
    "substr hex total_changes() changes() * ( ) ( ) , , . ; = < > || + - 1 0 2 'x' '' "
    "NULLS CROSS INNER ";

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        std::size_t const end = text.find(' ') + 1;
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

// Text as it is, or a word for each byte: most texts are no SQL at all.
std::string statement_of(std::uint8_t const* data, std::size_t size) {
    if (size == 0 || data[0] % 4 == 0) return std::string(data, data + size);
    static std::vector<std::string_view> const words = words_of(kWords);
    std::string text;
    for (std::size_t i = 1; i < size; ++i) text += words[data[i] % words.size()];
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    static Database const one = world_of("canary-one", 1);
    static Database const other = world_of("kanarie_2", 3);
    static Database first = one.clone();
    static Database second = other.clone();
    static std::string const before = hidden(first);

    std::string const sql = statement_of(data, size);
    std::string const answered = answer(first, sql);
    if (answered != answer(second, sql)) {
        std::fprintf(stderr, "differs: %s\n", sql.c_str());
        PARAPET_CHECK(false);
    }
    bool const guessed = sql.find("canary-one") != std::string::npos;  // the fuzzer reads along
    PARAPET_CHECK(guessed || answered.find("canary-one") == std::string::npos);
    if (answered.ends_with(kNothingRan)) return 0;
    PARAPET_CHECK(hidden(first) == before);
    first = one.clone();
    second = other.clone();
    return 0;
}
