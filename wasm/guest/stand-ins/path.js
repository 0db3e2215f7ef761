// node:path, as far as Express names files it is never asked to open.
export const isAbsolute = (path) => path.startsWith('/');
export const basename = (path) => path.replace(/\/+$/, '').split('/').at(-1);
export const extname = (path) => /[^.](\.[^./]*)$/.exec(basename(path))?.[1] ?? '';
export const resolve = (...parts) => `/${parts.join('/')}`;
export default { isAbsolute, basename, extname, resolve };
