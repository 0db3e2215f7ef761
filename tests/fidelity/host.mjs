// A process of real Node that serves one submission after the other: each from a folder of its own, on
// a free port of loopback that the parent is told, with its database made anew and its clock set when
// asked to. What comes over https in the world comes in the clear here, and looks to the app as if it
// had not.
import { readFileSync } from 'node:fs';
import { Server as HttpServer } from 'node:http';
import { Server } from 'node:net';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { rememberPasswords } from './remembered.mjs';

rememberPasswords();

const servers = new Set();
const { listen } = Server.prototype;
Server.prototype.listen = function listenOnLoopback(...args) {
  this.keepAliveTimeout = 0; // a hash may take longer on a busy machine than an idle connection lives
  servers.add(this);
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
const timers = [];
const { setTimeout: wait, setInterval: repeat } = globalThis;
const kept = (timer) => timers[timers.push(timer) - 1];
globalThis.setTimeout = (callback, delay, ...values) => kept(wait(callback, (delay ?? 0) / 100, ...values));
globalThis.setInterval = (...values) => kept(repeat(...values));

let sqlite;
let world;

function makeAnew() {
  const old = sqlite
    .prepare("SELECT type, name FROM sqlite_schema WHERE type IN ('view', 'table') ORDER BY type DESC")
    .all();
  for (const { type, name } of old) sqlite.exec(`DROP ${type} "${name}"`);
  sqlite.exec(world);
}

/** The parent hears of it by the port. */
async function serve({ folder, entry, database }) {
  process.chdir(folder);
  process.env.SHOP_DATABASE = database;
  process.env.LIBRARY_PEPPER = '7f'.repeat(32); // settings.js of passwords/store-them-slowly
  world = readFileSync('world.sql', 'utf8');
  sqlite = new Database(database);
  sqlite.pragma('journal_mode = WAL');
  makeAnew();
  await import(pathToFileURL(`${folder}/${entry}`));
}

function end() {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  servers.clear();
  for (const timer of timers.splice(0)) clearTimeout(timer);
  sqlite.close();
  clock = undefined;
}

process.on('message', (message) => {
  if (message.serve) {
    void serve(message.serve);
    return;
  }
  if (message.renew) makeAnew();
  if (message.clock !== undefined) clock = Math.floor(message.clock); // as Date has it: whole milliseconds
  if (message.end) end();
  process.send({ ready: true });
});
