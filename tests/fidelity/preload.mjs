// Loaded into each real server before its code (node --import): it listens on a free port of
// loopback, tells the parent which, and makes the database anew and sets the clock when asked to. What
// comes over https in the world comes in the clear here, and looks to the app as if it had not.
import { readFileSync } from 'node:fs';
import { Server as HttpServer } from 'node:http';
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

const SCHEME = 'x-scheme-on-the-wire';
const { emit } = HttpServer.prototype;
HttpServer.prototype.emit = function emitWithScheme(event, request, ...others) {
  if (event === 'request') {
    request.socket.encrypted = request.headers[SCHEME] === 'https';
    delete request.headers[SCHEME];
  }
  return emit.call(this, event, request, ...others);
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
const RealDate = Date;
let clock; // stands still between two requests, however busy the machine is
globalThis.Date = class extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(clock ?? RealDate.now());
    else super(...values);
  }
  static now() {
    return clock ?? RealDate.now();
  }
};

// Nobody waits for real seconds: timers are a hundred times as fast, and still in order.
const { setTimeout: wait } = globalThis;
globalThis.setTimeout = (callback, delay, ...values) => wait(callback, (delay ?? 0) / 100, ...values);

process.on('message', (message) => {
  if (message.renew) makeAnew();
  if (message.clock !== undefined) clock = Math.floor(message.clock); // as Date has it: whole milliseconds
  process.send({ ready: true });
});
