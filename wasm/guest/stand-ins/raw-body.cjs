// raw-body for a request that has wholly arrived: same limits, same errors, no waiting.
const createError = require('http-errors');
const { Buffer } = require('../globals/buffer.js');

function tooLarge(members) {
  return createError(413, 'request entity too large', { ...members, type: 'entity.too.large' });
}

function declared(length) {
  return length == null || Number.isNaN(Number(length)) ? null : Number.parseInt(length, 10);
}

module.exports = function getBody(request, options, done) {
  const { limit, encoding } = options;
  const length = declared(options.length);
  if (limit !== null && length !== null && length > limit) {
    done(tooLarge({ expected: length, length, limit }));
    return;
  }
  const latin1 = request.latin1 ?? request.text;
  const received = latin1.length;
  request.bodyRead = true;
  if (limit !== null && received > limit) {
    done(tooLarge({ limit, received }));
  } else if (length !== null && length !== received) {
    const message = 'request size did not match content length';
    done(createError(400, message, { expected: length, length, received, type: 'request.size.invalid' }));
  } else if (encoding === 'utf-8' || encoding === 'utf8') {
    done(null, request.bodyText());
  } else if (encoding === null) {
    done(null, request.bodyBytes());
  } else if (Buffer.isEncoding(encoding) || encoding === 'iso-8859-1') {
    done(null, latin1);
  } else {
    done(createError(415, 'specified encoding unsupported', { encoding, type: 'encoding.unsupported' }));
  }
};
