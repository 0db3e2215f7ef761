// Programs that redefine what everybody uses.
import { on, onAsync, type Hostile } from './program.js';

export const pollution: readonly Hostile[] = [
  {
    name: 'a polluted Object.prototype',
    code: `Object.prototype.status = 777; Object.prototype.op = 'x'; Object.prototype.reply = {}; Object.prototype.fail = { name: 'x' };\n${on(`res.send('ok')`)}`,
    ends: [200, 500, 0],
  },
  {
    name: 'a toJSON on everything',
    code: `Object.prototype.toJSON = () => 'mine'; Array.prototype.toJSON = () => 'mine';\n${on(`res.json({ a: 1 })`)}`,
    ends: [200, 0],
  },
  {
    name: 'setters for what the guest sets',
    code: `for (const k of ['id', 'index', 'status', 'body', 'headers', 'stack', 'resolve', 'reject', '__proto__x']) Object.defineProperty(Object.prototype, k, { set() { throw new Error('trap'); }, get() { return 1; }, configurable: true });\n${on(`res.send('ok')`)}`,
    ends: [200, 500, 0, 'crash'],
  },
  {
    name: 'JSON redefined',
    code: `JSON.stringify = () => '{"index":0,"status":200,"headers":[],"body":"forged"}'; JSON.parse = () => ({ ok: true });\n${on(`res.send('honest')`)}`,
    ends: 200,
  },
  {
    name: 'JSON removed',
    code: `delete globalThis.JSON;\n${onAsync(`await db.query('SELECT 1'); res.send('ok')`)}`,
    ends: 200,
  },
  {
    name: 'Promise.prototype.then redefined',
    code: `Promise.prototype.then = function () { return this; };\n${onAsync(`await db.query('SELECT 1'); res.send('ok')`)}`,
    ends: [200, 0],
  },
  {
    name: 'Promise replaced',
    code: `globalThis.Promise = class {}; \n${onAsync(`await db.query('SELECT 1'); res.send('ok')`)}`,
    ends: [200, 0, 500],
  },
  {
    name: 'Array.prototype emptied',
    code: `for (const k of Object.getOwnPropertyNames(Array.prototype)) if (k !== 'length') delete Array.prototype[k];\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 0, 'crash'],
  },
  {
    name: 'Array iteration that throws',
    code: `Array.prototype[Symbol.iterator] = () => { throw new Error('no'); };\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 0, 'crash'],
  },
  {
    name: 'Array.prototype.push that loops',
    code: `Array.prototype.push = () => { for (;;); };\n${on(`res.write('a'); res.end('ok')`)}`,
    ends: ['timeout', 200],
  },
  {
    name: 'Function.prototype.call redefined',
    code: `Function.prototype.call = Function.prototype.apply = () => 'mine';\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 0],
  },
  {
    name: 'Map.prototype redefined',
    code: `Map.prototype.get = Map.prototype.set = Map.prototype.delete = () => undefined;\n${onAsync(`await db.query('SELECT 1'); res.end('ok')`)}`,
    ends: 200,
  },
  {
    name: 'Error redefined',
    code: `globalThis.Error = function () { return { get stack() { for (;;); } }; }; Error.stackTraceLimit = Infinity;\n${onAsync(`await db.query('SELECT 1'); res.end('ok')`)}`,
    ends: 200,
  },
  {
    name: 'prepareStackTrace',
    code: `Error.prepareStackTrace = () => { for (;;); };\n${onAsync(`await db.query('SELECT 1'); res.end(String(new Error('x').stack).slice(0, 9))`)}`,
    ends: 200,
  },
  {
    name: 'a species that lies',
    code: `class Liar extends Array { static get [Symbol.species]() { return function () { for (;;); }; } }\n${on(`new Liar(1, 2).map((x) => x); res.end()`)}`,
    ends: ['timeout', 500],
  },
  {
    name: 'String.prototype redefined',
    code: `for (const k of ['split', 'slice', 'indexOf', 'toLowerCase', 'replace', 'includes', 'replaceAll']) String.prototype[k] = () => ({});\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 0, 'crash'],
  },
  {
    name: 'RegExp.prototype redefined',
    code: `RegExp.prototype.exec = () => ({ index: 0, length: 1, 0: 'x' }); RegExp.prototype.test = () => true;\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 404, 0, 'memory', 'timeout'],
  },
  {
    name: 'everything frozen',
    code: `for (const t of [Object, Array, Function, Promise, Map, Error, String]) { Object.freeze(t); Object.freeze(t.prototype); }\n${on(`res.json({ ok: 1 })`)}`,
    ends: [200, 500, 0],
  },
  {
    name: 'globals removed',
    code: `for (const k of Object.getOwnPropertyNames(globalThis)) { try { delete globalThis[k]; } catch {} }\n${on(`res.end('ok')`)}`,
    ends: [200, 500, 0, 'crash'],
  },
];
