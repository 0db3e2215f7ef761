// res.send with Express 5's results. Left out: the ETag (no answer of a world is cached) and
// the conversion of the body to bytes, which the host does, with the Content-Length.
import express from 'express/lib/express.js';

const setCharset = (type) => {
  if (/;\s*charset=/i.test(type)) return type.replace(/(;\s*charset=)("[^"]*"|[^\s;]*)/i, '$1utf-8');
  return `${type}; charset=utf-8`;
};

export function send(body) {
  let chunk = body;
  switch (typeof chunk) {
    case 'string': {
      const type = this.get('Content-Type');
      if (typeof type !== 'string') this.setHeader('Content-Type', 'text/html; charset=utf-8');
      else if (!type.endsWith('; charset=utf-8')) this.setHeader('Content-Type', setCharset(type));
      break;
    }
    case 'boolean':
    case 'number':
    case 'object':
      if (chunk === null) chunk = '';
      else if (ArrayBuffer.isView(chunk)) {
        if (!this.get('Content-Type')) this.type('bin');
      } else return this.json(chunk);
  }
  if (this.req.headers['if-none-match'] !== undefined && this.req.fresh) this.status(304);
  if (this.statusCode === 204 || this.statusCode === 304) {
    this.removeHeader('Content-Type');
    this.removeHeader('Content-Length');
    this.removeHeader('Transfer-Encoding');
    chunk = '';
  }
  if (this.statusCode === 205) {
    this.set('Content-Length', '0');
    this.removeHeader('Transfer-Encoding');
    chunk = '';
  }
  if (this.req.method === 'HEAD') {
    if (chunk !== undefined && this.statusCode !== 204 && this.statusCode !== 304) this.measured = chunk;
    this.end();
  } else this.end(chunk, 'utf8');
  return this;
}

export { express };
