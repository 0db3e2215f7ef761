// ./db.js in the sandbox. The given file of the same name is its take-home version over
// better-sqlite3; both have the same interface and throw the same errors.
import { addErrorType, call, stackHere, start } from '../host.js';
import { Buffer } from '../globals/buffer.js';
import { Gate } from './db-gate.js';
import { toWire } from './db-values.js';

export class SqliteError extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}
Object.defineProperty(SqliteError.prototype, 'name', {
  value: 'SqliteError',
  configurable: true,
  writable: true,
});
addErrorType('SqliteError', SqliteError);

const gate = new Gate();

// Rows come as JSON; only blobs need to be made into what better-sqlite3 gives.
function rowsOf(ok, text) {
  if (text.includes('{"$blob":')) {
    for (const row of ok.rows) {
      for (const name of Object.keys(row)) {
        const blob = row[name]?.$blob;
        if (blob !== undefined) row[name] = Buffer.from(blob, 'base64');
      }
    }
  }
  return ok.rows;
}

function changesOf(ok) {
  return { changes: ok.changes, lastInsertRowid: ok.lastInsertRowid };
}

function checked(sql) {
  if (typeof sql !== 'string') throw new TypeError('Expected first argument to be a string');
  return sql;
}

function operation(role, mode, sql, params) {
  const op = { __proto__: null, op: 'sql', role, sql: checked(sql), mode };
  if (params !== undefined && params !== null) op.params = toWire(params);
  return op;
}

// `lane` decides when it may start: at once, or when a transaction has ended.
function execute(lane, role, mode, sql, params) {
  const stack = stackHere();
  const finish = mode === 'query' ? rowsOf : changesOf;
  let op;
  try {
    op = operation(role, mode, sql, params);
  } catch (error) {
    return Promise.reject(error);
  }
  return lane.run((done) => start(op, finish, stack, done));
}

class Statement {
  #lane;
  #role;
  #sql;
  constructor(lane, role, sql) {
    this.#lane = lane;
    this.#role = role;
    this.#sql = checked(sql);
  }
  query(params = []) {
    return execute(this.#lane, this.#role, 'query', this.#sql, params);
  }
  run(params = []) {
    return execute(this.#lane, this.#role, 'run', this.#sql, params);
  }
}

// Inside transaction(): the same calls, but not queued behind the transaction itself.
function connectionOn(lane, role) {
  return {
    query: (sql, params) => execute(lane, role, 'query', sql, params),
    run: (sql, params) => execute(lane, role, 'run', sql, params),
    prepare: (sql) => new Statement(lane, role, sql),
    transaction: (work) => lane.exclusively((inside) => transact(connectionOn(inside, role), work)),
  };
}

async function transact(inside, work) {
  await inside.run('BEGIN IMMEDIATE');
  try {
    const result = await work(inside);
    await inside.run('COMMIT');
    return result;
  } catch (error) {
    await inside.run('ROLLBACK');
    throw error;
  }
}

// A connection as another database role.
export function connect(role) {
  call({ __proto__: null, op: 'connect', role: String(role) });
  return connectionOn(gate, String(role));
}

// Without a role the host uses the one of the exercise.
export const db = connectionOn(gate, undefined);
export const dbModule = { db, connect };
