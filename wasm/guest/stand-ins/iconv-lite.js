// iconv-lite with the two encodings that browsers send.
import { Buffer } from '../globals/buffer.js';

const nodeName = (encoding) => (/^(?:iso-8859-1|latin1)$/i.test(encoding) ? 'latin1' : 'utf8');

export const encodingExists = (encoding) => /^(?:utf-?8|us-ascii|iso-8859-1|latin1)$/i.test(encoding);
export const decode = (bytes, encoding) => Buffer.from(bytes).toString(nodeName(encoding));
export default { encodingExists, decode };
