// The log of the take-home version: JSON lines on standard output, as pino writes them.
// log.info({ any: 'fields' }, 'message'), log.warn, log.error; the fields may be left out.
function write(level, fields, message) {
  const line = typeof fields === 'string' ? { message: fields } : { ...fields, message };
  console.log(JSON.stringify({ level, time: Date.now(), ...line }));
}

export const log = {
  info: (fields, message) => write('info', fields, message),
  warn: (fields, message) => write('warn', fields, message),
  error: (fields, message) => write('error', fields, message),
};
