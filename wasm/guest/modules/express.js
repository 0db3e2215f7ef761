// Express: its own application, request, response and router, over the stand-ins of this
// folder's neighbour. Replaced here: what would need a socket or the file system, and
// res.send and the query parser, which every request goes through (same results, less work).
import express from 'express/lib/express.js';
import { close, listen, reportUncaught } from '../server.js';
import { queueMicrotask } from '../globals/timers.js';
import { send } from '../stand-ins/express-send.js';
import { EventEmitter } from '../stand-ins/events.js';
import { serveStatic } from './static.js';

function absent(what) {
  return function () {
    throw new Error(`${what} is not part of this playground: it has no file system`);
  };
}

express.response.send = send;
express.response.sendFile = absent('res.sendFile');
express.response.download = absent('res.download');
express.response.render = absent('res.render');
express.application.render = absent('app.render');
express.static = serveStatic;

// A server that listens on no port: the world sends its requests straight to the app.
class Server extends EventEmitter {
  listening = true;
  #port;
  constructor(port) {
    super();
    this.#port = port;
  }
  address() {
    return { address: '::', family: 'IPv6', port: this.#port };
  }
  close(callback) {
    close();
    this.listening = false;
    if (typeof callback === 'function') queueMicrotask(() => callback());
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
  setTimeout() {
    return this;
  }
}

express.application.listen = function (...args) {
  listen((request, response) => {
    try {
      this(request, response);
    } catch (error) {
      reportUncaught(error);
    }
  });
  const port = Number(typeof args[0] === 'object' && args[0] !== null ? args[0].port : args[0]);
  const server = new Server(port > 0 ? port : 3000);
  const ready = args.findLast((arg) => typeof arg === 'function');
  queueMicrotask(() => {
    server.emit('listening');
    if (ready !== undefined) ready.call(server);
  });
  return server;
};

const { application, request, response, Route, Router, json, raw, text, urlencoded } = express;
export const expressModule = {
  default: express,
  application,
  request,
  response,
  Route,
  Router,
  json,
  raw,
  static: express.static,
  text,
  urlencoded,
};
