// What is set outside of the code. The take-home version reads it from the environment:
//
//   setting('pepper')   the value of LIBRARY_PEPPER, or undefined where nobody has set it
const NAME = /^[a-z][a-z0-9_]{0,63}$/;

export function setting(name) {
  if (typeof name !== 'string' || !NAME.test(name)) {
    throw new TypeError('The name of a setting must be small letters, digits and _');
  }
  return process.env[`LIBRARY_${name.toUpperCase()}`];
}
