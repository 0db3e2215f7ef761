// Loaded into each real server before its code (node --import): it listens on a free port of
// loopback, tells the parent which, and makes the database anew when asked to.
import { readFileSync } from 'node:fs';
import { Server } from 'node:net';
import Database from 'better-sqlite3';

const { listen } = Server.prototype;
Server.prototype.listen = function listenOnLoopback(...args) {
  this.keepAliveTimeout = 0; // a hash may take longer on a busy machine than an idle connection lives
  const callback = args.find((argument) => typeof argument === 'function');
  return listen.call(this, { port: 0, host: '127.0.0.1' }, () => {
    process.send({ port: this.address().port });
    callback?.();
  });
};

const world = readFileSync('world.sql', 'utf8');
const sqlite = new Database(process.env.SHOP_DATABASE);
sqlite.pragma('journal_mode = WAL');

function makeAnew() {
  const old = sqlite
    .prepare("SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'table') ORDER BY type DESC")
    .all();
  for (const { type, name } of old) sqlite.exec(`DROP ${type} "${name}"`);
  sqlite.exec(world);
}

makeAnew();
process.on('message', () => {
  makeAnew();
  process.send({ ready: true });
});
