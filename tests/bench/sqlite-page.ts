// In the laboratory's page: three builds of SQLite take turns at the same 100,000 statements.

const kRows = 100_000;
const kSchema = 'CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL, town TEXT)';
const kSelect = 'SELECT name FROM people WHERE id = ?';
const kInsert = 'INSERT INTO people VALUES (?, ?, ?)';
const nameOf = (id: number): string => `person-${id}`;

interface Racer {
  /** Into a new table, in one transaction. */
  readonly insert: () => void;
  /**
   * Each row once, in an order that is no order. In one transaction: the database of sql.js is a file, and
   * to begin and end a reading of it for each row would be most of what is measured.
   */
  readonly select: () => void;
}

// Of each build, what is called here.
interface Race {
  readonly HEAPU8: Uint8Array;
  _race_buffer(): number;
  _race_open(): number;
  _race_exec(length: number): number;
  _race_prepare(length: number): number;
  _race_bind_number(statement: number, place: number, number: number): number;
  _race_bind_text(statement: number, place: number, length: number): number;
  _race_step(statement: number): number;
  _race_reset(statement: number): number;
  _race_column_text(statement: number, column: number): number;
}
interface SqliteWasm {
  readonly capi: {
    sqlite3_bind_int(statement: number, place: number, number: number): number;
    sqlite3_step(statement: number): number;
    sqlite3_reset(statement: number): number;
    sqlite3_column_text(statement: number, column: number): string;
  };
  readonly oo1: {
    readonly DB: new (name: string) => {
      exec(sql: string): void;
      prepare(sql: string): {
        readonly pointer: number;
        bind(values: readonly unknown[]): { stepReset(): void };
      };
    };
  };
}
interface SqlJs {
  readonly Database: new () => {
    run(sql: string): void;
    prepare(sql: string): {
      run(values: readonly unknown[]): void;
      bind(values: readonly unknown[]): void;
      step(): boolean;
      get(): readonly unknown[];
      reset(): void;
    };
  };
}

async function load<Create>(path: string): Promise<Create> {
  return ((await import(path)) as { default: Create }).default;
}

async function ours(): Promise<Racer> {
  const create = await load<(options: { wasmBinary: ArrayBuffer }) => Promise<Race>>('/race.js');
  const core = await create({ wasmBinary: await (await fetch('/race.wasm')).arrayBuffer() });
  const at = core._race_buffer();
  const decoder = new TextDecoder();
  const put = (text: string): number => {
    const heap = core.HEAPU8;
    for (let i = 0; i < text.length; i++) heap[at + i] = text.charCodeAt(i);
    return text.length;
  };
  const ran = (code: number): void => {
    if (code !== 0) throw new Error(`SQLite says ${code}`);
  };
  ran(core._race_open());
  const exec = (sql: string): void => {
    ran(core._race_exec(put(sql)));
  };
  exec(kSchema);
  const insertion = core._race_prepare(put(kInsert));
  const selection = core._race_prepare(put(kSelect));
  return {
    insert: () => {
      exec('DELETE FROM people');
      exec('BEGIN');
      for (let id = 1; id <= kRows; id++) {
        core._race_bind_number(insertion, 1, id);
        core._race_bind_text(insertion, 2, put(nameOf(id)));
        core._race_bind_text(insertion, 3, put('town'));
        core._race_step(insertion);
        core._race_reset(insertion);
      }
      exec('COMMIT');
    },
    select: () => {
      exec('BEGIN');
      for (const id of order()) {
        core._race_bind_number(selection, 1, id);
        core._race_step(selection);
        const length = core._race_column_text(selection, 0);
        seen(decoder.decode(core.HEAPU8.subarray(at, at + length)), id);
        core._race_reset(selection);
      }
      exec('COMMIT');
    },
  };
}

async function sqliteWasm(): Promise<Racer> {
  const init = await load<(options: { printErr: () => void }) => Promise<SqliteWasm>>('/sqlite3.mjs');
  const { capi, oo1 } = await init({ printErr: () => undefined });
  const db = new oo1.DB(':memory:');
  db.exec(kSchema);
  // Its sqlite3_bind_text takes no string of JavaScript (ReferenceError in 3.50.4).
  const insertion = db.prepare(kInsert);
  const selection = db.prepare(kSelect).pointer;
  return {
    insert: () => {
      db.exec('DELETE FROM people');
      db.exec('BEGIN');
      for (let id = 1; id <= kRows; id++) {
        insertion.bind([id, nameOf(id), 'town']).stepReset();
      }
      db.exec('COMMIT');
    },
    select: () => {
      db.exec('BEGIN');
      for (const id of order()) {
        capi.sqlite3_bind_int(selection, 1, id);
        capi.sqlite3_step(selection);
        seen(capi.sqlite3_column_text(selection, 0), id);
        capi.sqlite3_reset(selection);
      }
      db.exec('COMMIT');
    },
  };
}

async function sqlJs(): Promise<Racer> {
  await new Promise((resolve) => {
    const script = document.createElement('script');
    script.src = '/sql-wasm.js';
    script.addEventListener('load', resolve);
    document.head.append(script);
  });
  const { initSqlJs } = globalThis as unknown as {
    initSqlJs: (options: { locateFile: (name: string) => string }) => Promise<SqlJs>;
  };
  const { Database } = await initSqlJs({ locateFile: (name) => `/${name}` });
  const db = new Database();
  db.run(kSchema);
  const insertion = db.prepare(kInsert);
  const selection = db.prepare(kSelect);
  return {
    insert: () => {
      db.run('DELETE FROM people');
      db.run('BEGIN');
      for (let id = 1; id <= kRows; id++) insertion.run([id, nameOf(id), 'town']);
      db.run('COMMIT');
    },
    select: () => {
      db.run('BEGIN');
      for (const id of order()) {
        selection.bind([id]);
        selection.step();
        seen(selection.get()[0], id);
        selection.reset();
      }
      db.run('COMMIT');
    },
  };
}

function* order(): Generator<number> {
  for (let i = 0; i < kRows; i++) yield ((i * 7919) % kRows) + 1;
}

function seen(name: unknown, id: number): void {
  if (name !== nameOf(id)) throw new Error(`${String(name)} is not ${nameOf(id)}`);
}

const racers = { ours: await ours(), 'sqlite-wasm': await sqliteWasm(), 'sql.js': await sqlJs() };

/** Milliseconds of each, inserting and selecting. */
function measure(): Record<string, readonly [number, number]> {
  const timed = (work: () => void): number => {
    const began = performance.now();
    work();
    return performance.now() - began;
  };
  return Object.fromEntries(
    Object.entries(racers).map(([name, racer]) => [
      name,
      [timed(racer.insert), timed(racer.select)] as const,
    ]),
  );
}
Object.assign(globalThis, { measure });
export {};
