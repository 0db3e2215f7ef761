// What Node throws at a wrong argument.

export function fault(type, code, message) {
  const error = new type(message);
  error.code = code;
  return error;
}

// As Node shows what it was given instead.
function shown(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') return `an instance of ${value.constructor?.name}`;
  const text = typeof value === 'string' && value.length > 28 ? `${value.slice(0, 25)}...` : String(value);
  return `type ${typeof value} (${typeof value === 'string' ? `'${text}'` : text})`;
}

export function wrongType(what, expected, value) {
  return fault(
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    `The "${what}" argument must be ${expected}. Received ${shown(value)}`,
  );
}

export function outOfRange(what, expected, value) {
  return fault(
    RangeError,
    'ERR_OUT_OF_RANGE',
    `The value of "${what}" is out of range. It must be ${expected}. Received ${value}`,
  );
}
