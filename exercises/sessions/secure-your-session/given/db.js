// The database of the take-home version: better-sqlite3, used as the playground's ./db.js is.
//
//   await db.query(sql, params)   rows
//   await db.run(sql, params)     { changes, lastInsertRowid }
//   await db.transaction(async (tx) => { … })   all of it or nothing; use tx inside
//   db.prepare(sql)               { query(params), run(params) }
//   connect(role)                 the same, as another database role
//
// With params (an array for ?, an object for :name) sql is one prepared statement. Without
// them it is run as it stands, however many statements it holds.
import Database from 'better-sqlite3';

const sqlite = new Database(process.env.SHOP_DATABASE ?? 'diary.sqlite');

// One connection serves everyone, so a transaction keeps the others waiting.
let lastTurn = Promise.resolve();
function inTurn(work) {
  const turn = lastTurn.then(work);
  lastTurn = turn.catch(() => {});
  return turn;
}

function connection(perform) {
  return {
    query: (sql, params) => perform(() => execute(sql, params).rows),
    run: (sql, params) =>
      perform(() => {
        const { changes, lastInsertRowid } = execute(sql, params);
        return { changes, lastInsertRowid };
      }),
    prepare: (sql) => ({
      query: (params = []) => perform(() => execute(sql, params).rows),
      run: (params = []) => perform(() => execute(sql, params)),
    }),
    transaction: (work) => perform(() => transact(work)),
  };
}

export const db = connection(inTurn);

// SQLite knows no roles: roles take effect in the playground, and in databases that
// have roles, such as PostgreSQL.
export function connect() {
  return db;
}

async function transact(work) {
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const result = await work(connection(async (step) => step()));
    sqlite.exec('COMMIT');
    return result;
  } catch (error) {
    sqlite.exec('ROLLBACK');
    throw error;
  }
}

// The rows are those of the first statement that returns columns.
function execute(sql, params) {
  let rows;
  const statements = params == null ? statementsOf(sql) : [sqlite.prepare(sql)];
  for (const statement of statements) {
    const values = params == null ? [] : [params];
    if (statement.reader) {
      const found = statement.all(...values);
      rows ??= found;
    } else {
      statement.run(...values);
    }
  }
  return { rows: rows ?? [], ...sqlite.prepare(LAST_CHANGE).get() };
}

const LAST_CHANGE = 'SELECT changes() AS changes, last_insert_rowid() AS lastInsertRowid';

const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?(?:\*\/|$)|[^]/g;

// Prepares the statements of a script one after the other, each after the one before has run.
function* statementsOf(script) {
  let start = 0;
  for (const { 0: token, index } of script.matchAll(TOKEN)) {
    const end = index + token.length;
    if (token !== ';' && end < script.length) continue;
    const statement = prepareUnlessIncomplete(script.slice(start, end), end === script.length);
    if (statement === 'incomplete') continue;
    start = end;
    if (statement !== 'empty') yield statement;
  }
}

// A ; inside CREATE TRIGGER … BEGIN … END ends no statement.
function prepareUnlessIncomplete(sql, isLast) {
  try {
    return sqlite.prepare(sql);
  } catch (error) {
    if (error.message === 'The supplied SQL string contains no statements') return 'empty';
    if (error.message === 'incomplete input' && !isLast) return 'incomplete';
    throw error;
  }
}
