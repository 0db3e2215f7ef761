// The lodash.* one-function packages that jsonwebtoken checks its options with.
export const includes = (list, value) => list.includes(value);
export const isboolean = (value) => typeof value === 'boolean' || value instanceof Boolean;
export const isinteger = (value) => Number.isInteger(value);
export const isnumber = (value) => typeof value === 'number' || value instanceof Number;
export const isstring = (value) => typeof value === 'string' || value instanceof String;
export function isplainobject(value) {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
export function once(fn) {
  let called = false;
  let result;
  return function (...args) {
    if (!called) {
      called = true;
      result = fn.apply(this, args);
    }
    return result;
  };
}
