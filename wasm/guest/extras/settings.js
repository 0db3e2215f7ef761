// ./settings.js in the sandbox. The given file of the same name is its take-home version.
import { call } from '../host.js';

const setting = (name) => call({ __proto__: null, op: 'setting', name }) ?? undefined;

export const modules = { '/settings.js': { setting } };
