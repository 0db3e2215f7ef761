// ./log.js in the sandbox: the lines that the given file writes, as events of the world.
import { logLine } from '../server.js';

const { stringify } = JSON;

function write(level, fields, message) {
  const line = typeof fields === 'string' ? { message: fields } : { ...fields, message };
  logLine(level, stringify({ level, time: Date.now(), ...line }));
}

export const log = {
  info: (fields, message) => write('info', fields, message),
  warn: (fields, message) => write('warn', fields, message),
  error: (fields, message) => write('error', fields, message),
};
export const logModule = { log };
