// Loaded into each real server before its code (node --import): it listens on a free port of
// loopback, tells the parent which, and gives the database its first rows back when asked to.
import { readFileSync } from 'node:fs';
import { Server } from 'node:net';
import Database from 'better-sqlite3';

const { listen } = Server.prototype;
Server.prototype.listen = function listenOnLoopback(...args) {
  const callback = args.find((argument) => typeof argument === 'function');
  return listen.call(this, { port: 0, host: '127.0.0.1' }, () => {
    process.send({ port: this.address().port });
    callback?.();
  });
};

const rows = readFileSync('rows.sql', 'utf8');
const sqlite = new Database(process.env.SHOP_DATABASE);
sqlite.pragma('journal_mode = MEMORY');
sqlite.pragma('synchronous = OFF');
sqlite.exec(readFileSync('schema.sql', 'utf8'));

process.on('message', () => {
  const tables = sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  sqlite.exec(`BEGIN; ${tables.map((name) => `DELETE FROM "${name}";`).join(' ')} ${rows} COMMIT;`);
  process.send({ reset: true });
});
