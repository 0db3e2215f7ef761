// Every role against every action: who may is written in the table, and everybody else must
// be told "permission denied". The owner and the deputy (granted the owner) may do all of it.
#include <string>
#include <string_view>

#include "core/sql/database.h"
#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

constexpr char kMatrixTables[] = R"(
    CREATE TABLE accounts (id INTEGER PRIMARY KEY, username TEXT UNIQUE, password_hash TEXT,
                           active INTEGER DEFAULT 1);
    CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, price INTEGER, stock INTEGER);
    CREATE TABLE orders (id INTEGER PRIMARY KEY,
                         account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
                         product_id INTEGER REFERENCES products (id), note TEXT UNIQUE);
    CREATE TABLE audit (what TEXT);
    CREATE TABLE secrets (name TEXT, value TEXT);
    CREATE TABLE vault (name TEXT, value TEXT);
    CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT, word TEXT);
    CREATE UNIQUE INDEX product_names ON products (name) WHERE price > 0;
    CREATE VIEW names AS SELECT id, username FROM accounts WHERE active;
    CREATE VIEW roster AS WITH n AS (SELECT username FROM names) SELECT username FROM n;
    CREATE VIEW wide AS SELECT accounts.username FROM accounts, secrets;
    CREATE TRIGGER order_audit AFTER INSERT ON orders
        BEGIN INSERT INTO audit SELECT value FROM secrets; END;
    CREATE TRIGGER name_insert INSTEAD OF INSERT ON names
        BEGIN INSERT INTO accounts (username) VALUES (new.username); END;
    CREATE TRIGGER name_update INSTEAD OF UPDATE ON names
        BEGIN UPDATE accounts SET username = new.username || old.id WHERE id = old.id; END;
    CREATE TRIGGER name_delete INSTEAD OF DELETE ON names
        BEGIN DELETE FROM accounts WHERE id = old.id; END;
    INSERT INTO accounts (username, password_hash) VALUES ('ada', 'h1'), ('bob', 'h2');
    INSERT INTO products VALUES (1, 'a', 10, 5), (2, 'b', 20, 5), (3, 'c', 30, 5);
    INSERT INTO orders VALUES (1, 1, 1, 'first');
    INSERT INTO secrets VALUES ('key', 'canary');
)";

constexpr char kGrants[] = R"(
    CREATE ROLE nobody;
    CREATE ROLE reader;
    GRANT SELECT (id, username) ON accounts TO reader;
    GRANT SELECT ON products, orders TO reader;
    CREATE ROLE writer;
    GRANT INSERT (account_id, product_id, note) ON orders TO writer;
    GRANT SELECT (id, stock), UPDATE (stock) ON products TO writer;
    GRANT INSERT ON counted TO writer;
    CREATE ROLE editor;
    GRANT ALL ON products TO editor;
    GRANT SELECT, INSERT ON vault TO editor;
    CREATE ROLE viewer;
    GRANT SELECT, INSERT, UPDATE (username), DELETE ON names TO viewer;
    GRANT SELECT ON roster, wide TO viewer;
    CREATE ROLE member;
    GRANT reader, writer TO member;
    CREATE ROLE deputy;
    GRANT shop_owner TO deputy;
)";

struct NamedRole {
    char letter;
    std::string_view name;
};
constexpr NamedRole kRoles[] = {{'N', "nobody"}, {'R', "reader"},    {'W', "writer"},
                                {'E', "editor"}, {'V', "viewer"},    {'M', "member"},
                                {'D', "deputy"}, {'O', "shop_owner"}};
constexpr std::string_view kAll = "NRWEVM";
constexpr std::string_view kMayAnything = "DO";

struct Action {
    std::string_view allowed;  // letters of kRoles
    std::string_view sql;
};

constexpr Action kReading[] = {
    {kAll, "SELECT 1"},
    {kAll, "VALUES (1), (2)"},
    {kAll, "SELECT upper('a'), random() IS NOT NULL, datetime('now')"},
    {kAll, "SELECT value FROM json_each('[1, 2]')"},
    {kAll, "SELECT count(*) FROM json_tree('[1, 2]')"},
    {kAll,
     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3) SELECT i FROM n"},
    {kAll, "WITH n AS (SELECT 1) SELECT count(*) FROM n"},
    {"RM", "SELECT username FROM accounts"},
    {"RM", "SELECT id, username FROM accounts WHERE id = 1"},
    {"RM", "SELECT count(*) FROM accounts"},
    {"RM", "SELECT 1 FROM accounts"},
    {"RM", "SELECT rowid, oid, _rowid_ FROM accounts"},
    {"RM", "SELECT a.username FROM main.accounts AS a"},
    {"RM", "SELECT row_number() OVER (PARTITION BY username ORDER BY id) FROM accounts"},
    {"RM", "SELECT name FROM products WHERE id IN (SELECT id FROM accounts)"},
    {"RM", "SELECT name FROM products UNION ALL SELECT username FROM accounts"},
    {"RM", "WITH n AS MATERIALIZED (SELECT username FROM accounts) SELECT * FROM n"},
    {"RM", "SELECT username FROM (SELECT * FROM (SELECT username FROM accounts))"},
    {"", "SELECT * FROM accounts"},
    {"", "SELECT accounts.* FROM accounts"},
    {"", "SELECT password_hash FROM accounts"},
    {"", "SELECT \"PASSWORD_HASH\" FROM Accounts"},
    {"", "SELECT username FROM accounts WHERE password_hash LIKE 'a%'"},
    {"", "SELECT username FROM accounts ORDER BY password_hash"},
    {"", "SELECT username FROM accounts ORDER BY CASE WHEN password_hash > 'a' THEN 1 END"},
    {"", "SELECT username FROM accounts LIMIT (SELECT length(password_hash) FROM accounts)"},
    {"", "SELECT count(*) FROM accounts GROUP BY password_hash"},
    {"", "SELECT count(*) FROM accounts HAVING max(password_hash) > ''"},
    {"", "SELECT a.username FROM accounts AS a JOIN accounts AS b USING (password_hash)"},
    {"", "SELECT a.username FROM accounts AS a NATURAL JOIN accounts AS b"},
    {"",
     "SELECT id FROM (SELECT 1 AS id, 'h1' AS password_hash) JOIN accounts USING (id, "
     "password_hash)"},
    {"", "SELECT 1 FROM (SELECT 'canary' AS value) JOIN secrets USING (value)"},
    {"", "SELECT value FROM (SELECT 1 AS value) FULL JOIN secrets USING (value)"},
    {"", "SELECT 1 FROM (SELECT 'canary' AS value) NATURAL JOIN 'secrets'"},
    {"", "SELECT 1 FROM (SELECT 'canary' AS value) NATURAL LEFT JOIN [secrets]"},
    {"RM", "SELECT a.username FROM accounts AS a JOIN accounts AS b USING (id)"},
    {"REM", "SELECT name FROM products NATURAL JOIN (SELECT 1 AS id)"},
    {"", "SELECT j.value FROM secrets, json_each(secrets.value) AS j"},
    {"", "SELECT sum(id) OVER (ORDER BY password_hash) FROM accounts"},
    {"", "SELECT count(*) FILTER (WHERE password_hash > 'a') FROM accounts"},
    {"", "SELECT group_concat(username, password_hash) FROM accounts"},
    {"", "SELECT rowid FROM audit"},
    {"", "SELECT count(*) FROM secrets"},
    {"", "SELECT 1 FROM secrets"},
    {"", "SELECT (SELECT value FROM secrets)"},
    {"", "SELECT EXISTS (SELECT 1 FROM secrets)"},
    {"", "SELECT EXISTS (SELECT * FROM secrets WHERE value LIKE 'c%')"},
    {"", "SELECT CASE WHEN (SELECT count(*) FROM secrets) THEN 1 END"},
    {"", "SELECT name FROM products WHERE name IN audit"},
    {"", "SELECT name FROM products UNION SELECT value FROM secrets"},
    {"", "SELECT name FROM products EXCEPT SELECT value FROM secrets"},
    {"", "SELECT products.name FROM products LEFT JOIN secrets ON secrets.name = products.name"},
    {"", "SELECT products.name FROM products, secrets"},
    {"", "SELECT 1 FROM (SELECT 1 FROM (SELECT 1 FROM secrets))"},
    {"", "WITH x AS (SELECT value FROM secrets) SELECT * FROM x"},
    {"", "WITH x AS (SELECT value FROM secrets) SELECT count(*) FROM x"},
    {"", "WITH names AS (SELECT value FROM secrets) SELECT * FROM names"},
    {"", "WITH order_audit AS (SELECT value FROM secrets) SELECT * FROM order_audit"},
    {"", "WITH n AS (SELECT value FROM secrets) SELECT n.* FROM n, roster"},
    {"",
     "WITH RECURSIVE n (v) AS (SELECT value FROM secrets UNION SELECT v FROM n) SELECT v FROM n"},
    {"", "SELECT * FROM json_each((SELECT json_group_array(value) FROM secrets))"},
    {"E", "SELECT rowid FROM vault"},
    {"RWEM", "SELECT stock FROM products"},
    {"RWEM", "SELECT count(*) FROM products"},
    {"REM", "SELECT price FROM products"},
    {"REM", "SELECT * FROM products"},
    {"REM", "EXPLAIN QUERY PLAN SELECT name FROM products"},
    {"", "EXPLAIN SELECT value FROM secrets"},
    {"V", "SELECT * FROM names"},
    {"V", "SELECT count(*) FROM names"},
    {"V", "SELECT 1 FROM names"},
    {"V", "SELECT username FROM roster"},
    {"V", "SELECT username FROM wide"},
    {"V", "SELECT 1 FROM wide"},
    {"V", "SELECT n.username FROM names AS n JOIN roster AS r USING (username)"},
    {"", "SELECT names.username FROM names, secrets"},
    {"", "SELECT * FROM names WHERE id IN (SELECT id FROM accounts WHERE password_hash > '')"},
};

constexpr Action kInserting[] = {
    {"WM", "INSERT INTO orders (account_id, product_id, note) VALUES (1, 1, 'x')"},
    {"WM", "INSERT INTO orders (account_id) VALUES (1)"},
    {"WM", "INSERT INTO orders (\"Note\") VALUES ('x')"},
    {"WM", "INSERT INTO main.orders AS o ([note], `account_id`) VALUES ('x', 1)"},
    {"WM", "INSERT /* (id) */ INTO orders -- (id)\n (note) VALUES ('x')"},
    {"WM", "INSERT OR IGNORE INTO orders (note) VALUES ('x')"},
    {"WM", "INSERT INTO orders DEFAULT VALUES"},
    {"WM", "INSERT INTO orders (note) VALUES ('x') ON CONFLICT DO NOTHING"},
    {"WM", "WITH x AS (SELECT 'x' AS n) INSERT INTO orders (note) SELECT n FROM x"},
    {"WM", "INSERT INTO counted (word) VALUES ('x')"},
    {"WM", "INSERT INTO counted VALUES (9, 'x')"},
    {"M", "INSERT INTO orders (note) VALUES ('x') ON CONFLICT (id) DO NOTHING"},
    {"M", "INSERT INTO orders (note) VALUES ('x') RETURNING note"},
    {"M", "INSERT INTO orders (note) SELECT name FROM products"},
    {"", "INSERT INTO orders (note) VALUES ('x') RETURNING (SELECT value FROM secrets)"},
    {"", "INSERT INTO orders (id, account_id) VALUES (7, 1)"},
    {"", "INSERT INTO orders (rowid, account_id) VALUES (7, 1)"},
    {"", "INSERT INTO orders VALUES (7, 1, 1, 'x')"},
    {"", "INSERT INTO orders (note) SELECT value FROM secrets"},
    {"", "INSERT INTO orders (note) VALUES ((SELECT value FROM secrets))"},
    {"", "INSERT INTO orders (note) VALUES ('x') ON CONFLICT (note) DO UPDATE SET note = 'y'"},
    {"", "INSERT OR REPLACE INTO orders (note) VALUES ('x')"},
    {"", "REPLACE INTO orders (note) VALUES ('x')"},
    {"",
     "WITH a (x) AS (SELECT 1), b AS NOT MATERIALIZED (SELECT 2) INSERT INTO orders (id) SELECT 9"},
    {"", "WITH replace AS (SELECT 1) INSERT INTO orders (id) VALUES (9)"},
    {"", "INSERT INTO audit VALUES ('forged')"},
    {"", "INSERT INTO secrets VALUES ('a', 'b')"},
    {"", "INSERT INTO vault SELECT * FROM secrets"},
    {"E", "INSERT INTO vault SELECT name, name FROM products"},
    {"E", "REPLACE INTO products VALUES (3, 'c', 1, 1)"},
    {"E", "INSERT INTO products VALUES (1, 'a', 1, 1) ON CONFLICT (id) DO UPDATE SET stock = 9"},
    {"E",
     "INSERT INTO products VALUES (1, 'a', 1, 1)"
     " ON CONFLICT (id) DO UPDATE SET stock = excluded.stock WHERE price > 1"},
    {"",
     "INSERT INTO products VALUES (1, 'a', 1, 1)"
     " ON CONFLICT (id) DO UPDATE SET stock = (SELECT count(*) FROM secrets)"},
    {"V", "INSERT INTO names (username) VALUES ('zed')"},
    {"V", "INSERT INTO names (id, username) VALUES (9, 'zed')"},
};

constexpr Action kUpdating[] = {
    {"WEM", "UPDATE products SET stock = 5"},
    {"WEM", "UPDATE products SET stock = stock - 1 WHERE id = 1"},
    {"WEM", "UPDATE products SET stock = 2 RETURNING stock"},
    {"EM", "UPDATE products SET stock = 2 RETURNING name"},
    {"EM", "UPDATE products SET stock = price"},
    {"EM", "UPDATE products SET stock = 1 WHERE name = 'a'"},
    {"E", "UPDATE products SET price = 1 WHERE id = 1"},
    {"E", "UPDATE products SET (stock, price) = (1, 2) WHERE id = 1"},
    {"E", "UPDATE products SET rowid = 9 WHERE 0"},
    {"E", "UPDATE OR REPLACE products SET stock = 1"},
    {"WEM", "UPDATE OR IGNORE products SET stock = 1"},
    {"", "UPDATE products SET stock = (SELECT count(*) FROM secrets)"},
    {"", "UPDATE products SET stock = 1 WHERE EXISTS (SELECT 1 FROM secrets)"},
    {"", "UPDATE products SET stock = secrets.rowid FROM secrets"},
    {"", "UPDATE products SET stock = 1 FROM secrets"},
    {"", "UPDATE accounts SET password_hash = 'x'"},
    {"", "UPDATE accounts SET username = 'x' WHERE id = 1"},
    {"", "WITH x AS (SELECT value FROM secrets) UPDATE products SET stock = (SELECT value FROM x)"},
    {"V", "UPDATE names SET username = 'x' WHERE id = 1"},
    {"V", "UPDATE names SET username = 'x' WHERE id = 1 RETURNING username"},
    {"V", "UPDATE names SET username = names.username || r.username FROM roster AS r"},
    {"", "UPDATE names SET id = 9 WHERE id = 1"},
    {"", "UPDATE names SET username = 'x' WHERE (SELECT value FROM secrets) > ''"},
    {"",
     "UPDATE names SET username = 'x' WHERE id IN (SELECT length(password_hash) FROM accounts)"},
    {"", "UPDATE names SET username = value FROM secrets"},
    {"", "UPDATE names SET username = 'x' RETURNING (SELECT value FROM secrets)"},
};

constexpr Action kDeleting[] = {
    {"E", "DELETE FROM products WHERE id = 3"},
    {"E", "DELETE FROM products WHERE 0"},
    {"E", "DELETE FROM products WHERE id = 3 RETURNING name"},
    {"", "DELETE FROM products WHERE name IN audit"},
    {"", "DELETE FROM products WHERE id = 3 AND (SELECT value FROM secrets) > ''"},
    {"", "DELETE FROM orders"},
    {"", "DELETE FROM accounts WHERE id = 2"},
    {"", "DELETE FROM secrets"},
    {"V", "DELETE FROM names WHERE id = 2"},
    {"V", "DELETE FROM names RETURNING username"},
    {"", "DELETE FROM names WHERE (SELECT value FROM secrets) LIKE 'c%'"},
    {"", "DELETE FROM names WHERE username IN audit"},
    {"", "DELETE FROM roster"},
};

constexpr Action kAdministering[] = {
    {kAll, "BEGIN; COMMIT"},
    {kAll, "BEGIN IMMEDIATE; SAVEPOINT s; ROLLBACK TO s; RELEASE s; ROLLBACK"},
    {"", "SELECT * FROM sqlite_schema"},
    {"", "SELECT count(*) FROM sqlite_master"},
    {"", "SELECT sql FROM sqlite_temp_schema"},
    {"", "SELECT 1 FROM main.sqlite_master"},
    {"", "SELECT seq FROM sqlite_sequence"},
    {"", "SELECT name FROM pragma_table_info('secrets')"},
    {"", "SELECT count(*) FROM pragma_table_list"},
    {"", "SELECT name FROM pragma_database_list"},
    {"", "PRAGMA table_info(secrets)"},
    {"", "PRAGMA foreign_keys = OFF"},
    {"", "PRAGMA user_version"},
    {"", "PRAGMA writable_schema = ON"},
    {"", "DELETE FROM sqlite_sequence"},
    {"", "CREATE TABLE t (a)"},
    {"", "CREATE TABLE IF NOT EXISTS accounts (a)"},
    {"", "CREATE TABLE t AS SELECT name FROM products"},
    {"", "CREATE TEMP TABLE t (a)"},
    {"", "CREATE TEMP TABLE t AS SELECT value FROM secrets"},
    {"", "CREATE VIEW v AS SELECT value FROM secrets"},
    {"", "CREATE TEMP VIEW v AS SELECT value FROM secrets"},
    {"", "CREATE INDEX i ON products (stock)"},
    {"", "CREATE TRIGGER t AFTER UPDATE ON products BEGIN SELECT 1; END"},
    {"", "CREATE TEMP TRIGGER t AFTER UPDATE ON products BEGIN SELECT 1; END"},
    {"", "CREATE VIRTUAL TABLE t USING pragma_table_info"},
    {"", "DROP TABLE audit"},
    {"", "DROP TABLE IF EXISTS no_such_table"},
    {"", "DROP VIEW roster"},
    {"", "DROP INDEX product_names"},
    {"", "DROP TRIGGER order_audit"},
    {"", "ALTER TABLE products ADD COLUMN c"},
    {"", "ALTER TABLE products RENAME TO p"},
    {"", "ALTER TABLE products RENAME COLUMN stock TO s"},
    {"", "ALTER TABLE products DROP COLUMN stock"},
    {"", "REINDEX"},
    {"", "REINDEX products"},
    {"", "ANALYZE"},
    {"", "VACUUM"},
    {"", "VACUUM INTO 'copy.db'"},
    {"", "EXPLAIN DROP TABLE audit"},
    {"", "ATTACH ':memory:' AS other"},
    {"", "DETACH main"},
    {"", "SELECT 1; SELECT value FROM secrets"},
    {"", "; /* */ SELECT 1; ; DROP TABLE audit"},
};

Database matrix_shop() {
    Database database("shop_owner");
    REQUIRE(database.run_unsafe("shop_owner", kMatrixTables).ok());
    REQUIRE(database.apply_grants(kGrants).ok());
    return database;
}

bool contains(std::string_view letters, char letter) {
    return letters.find(letter) != std::string_view::npos;
}

// A line for each role that was not answered as it should be.
std::string mismatch(Database const& original, Action const& action) {
    std::string report;
    for (auto const& [letter, role] : kRoles) {
        bool const superior = contains(kMayAnything, letter);
        Database database = original.clone();
        auto const result = database.run_unsafe(role, action.sql);
        bool const denied = !result && result.error().error.kind == SqlErrorKind::Permission;
        // What the owner asks for may fail, but for another reason.
        bool const right = superior                           ? !denied
                           : contains(action.allowed, letter) ? result.ok()
                                                              : denied;
        if (right) continue;
        report += std::string(role) + ": " + std::string(action.sql) + "\n    " +
                  (result ? "was done" : result.error().error.message) + "\n";
    }
    return report;
}

template <std::size_t Count>
std::string mismatches(Action const (&actions)[Count]) {
    Database const database = matrix_shop();
    std::string report;
    for (Action const& action : actions) report += mismatch(database, action);
    return report;
}

TEST_CASE("privileges: reading is for those who may, in every form of SELECT", "[sql]") {
    CHECK(mismatches(kReading) == "");
}
TEST_CASE("privileges: inserting is for those who may, column by column", "[sql]") {
    CHECK(mismatches(kInserting) == "");
}
TEST_CASE("privileges: updating is for those who may, and reading while at it", "[sql]") {
    CHECK(mismatches(kUpdating) == "");
}
TEST_CASE("privileges: deleting is for those who may", "[sql]") {
    CHECK(mismatches(kDeleting) == "");
}
TEST_CASE("privileges: the schema is the owner's, transactions are everybody's", "[sql]") {
    CHECK(mismatches(kAdministering) == "");
}

}  // namespace
}  // namespace parapet::sql
