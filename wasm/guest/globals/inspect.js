// What console.log shows of a value: enough like util.inspect to be read, no more.
const MAX_DEPTH = 3;
const MAX_ITEMS = 50;
const MAX_TEXT = 2000;

function quoted(text) {
  const shown = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  const body = JSON.stringify(shown).slice(1, -1);
  return shown.includes("'") ? `"${body}"` : `'${body.replaceAll('\\"', '"')}'`;
}

function keyed(key) {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function ofError(error) {
  // Our own frames are nobody's business.
  const stack = (typeof error.stack === 'string' ? error.stack : '').replace(/^.*parapet:guest.*\n?/gm, '');
  const head = `${error.name}: ${error.message}`;
  return stack.startsWith(head) ? stack.trimEnd() : `${head}\n${stack}`.trimEnd();
}

function listed(items, total, open, close) {
  if (total > items.length) items.push(`… ${total - items.length} more`);
  if (items.length === 0) return open + close;
  const line = items.join(', ');
  if (line.length <= 76 && !line.includes('\n')) return `${open} ${line} ${close}`;
  return `${open}\n  ${items.join(',\n').replaceAll('\n', '\n  ')}\n${close}`;
}

function ofObject(value, depth, seen) {
  if (value instanceof Error) return ofError(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (seen.includes(value)) return '[Circular]';
  const name = value.constructor?.name;
  if (depth > MAX_DEPTH) return Array.isArray(value) ? '[Array]' : `[${name ?? 'Object'}]`;
  const inner = [...seen, value];
  const show = (item) => inspect(item, depth + 1, inner);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const label = Array.isArray(value) ? '' : `${name}(${value.length}) `;
    return label + listed(Array.from(value.slice(0, MAX_ITEMS), show), value.length, '[', ']');
  }
  if (value instanceof Map) {
    const items = Array.from(value, ([key, item]) => `${show(key)} => ${show(item)}`);
    return `Map(${value.size}) ${listed(items.slice(0, MAX_ITEMS), value.size, '{', '}')}`;
  }
  if (value instanceof Set) {
    return `Set(${value.size}) ${listed(Array.from(value, show).slice(0, MAX_ITEMS), value.size, '{', '}')}`;
  }
  if (value instanceof Promise) return 'Promise { … }';
  const keys = Object.keys(value);
  const items = keys.slice(0, MAX_ITEMS).map((key) => `${keyed(key)}: ${show(value[key])}`);
  const label = name === undefined ? '[Object: null prototype] ' : name === 'Object' ? '' : `${name} `;
  return label + listed(items, keys.length, '{', '}');
}

export function inspect(value, depth = 0, seen = []) {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'bigint':
      return `${value}n`;
    case 'symbol':
      return value.toString();
    case 'function':
      return `[Function${value.name ? `: ${value.name}` : ' (anonymous)'}]`;
    case 'object':
      return value === null ? 'null' : ofObject(value, depth, seen);
    default:
      return Object.is(value, -0) ? '-0' : String(value);
  }
}

function substitute(letter, value) {
  if (letter === 's') return typeof value === 'string' ? value : inspect(value, MAX_DEPTH);
  if (letter === 'd') return typeof value === 'object' ? 'NaN' : String(Number(value));
  if (letter === 'i') return typeof value === 'object' ? 'NaN' : String(Number.parseInt(value, 10));
  if (letter === 'f') return String(Number.parseFloat(value));
  if (letter === 'j') return JSON.stringify(value);
  return letter === 'c' ? '' : inspect(value);
}

// util.format: printf-like when the first argument is a string, spaces between the rest.
export function format(...args) {
  let rest = args;
  let text = '';
  if (typeof args[0] === 'string') {
    let used = 1;
    const substituted = (whole, letter) => {
      if (letter === '%') return args.length > 1 ? '%' : whole;
      return used < args.length ? substitute(letter, args[used++]) : whole;
    };
    text = args[0].includes('%') ? args[0].replace(/%([sdifjoOc%])/g, substituted) : args[0];
    rest = args.slice(used);
    if (rest.length > 0) text += ' ';
  }
  return text + rest.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' ');
}
