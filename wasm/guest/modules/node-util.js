// node:util, as far as whoever awaits what takes a callback needs it.
import { wrongType } from './argument-error.js';

const custom = Symbol.for('nodejs.util.promisify.custom');

export function promisify(original) {
  if (typeof original !== 'function') throw wrongType('original', 'of type function', original);
  if (original[custom]) return original[custom];
  return function (...values) {
    return new Promise((resolve, reject) => {
      original.call(this, ...values, (error, value) => {
        if (error) reject(error);
        else resolve(value);
      });
    });
  };
}
promisify.custom = custom;

export const utilModule = { default: { promisify }, promisify };
