// node:zlib is not there: a compressed body is refused, as by a server without the codec.
function refuse() {
  const error = new Error('unsupported content encoding');
  error.status = error.statusCode = 415;
  error.expose = true;
  error.type = 'encoding.unsupported';
  throw error;
}
export const createInflate = refuse;
export const createGunzip = refuse;
export const createBrotliDecompress = refuse;
export default { createInflate, createGunzip, createBrotliDecompress };
