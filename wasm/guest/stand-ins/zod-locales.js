// Of the many languages that zod's messages come in: English.
export { default as en } from 'zod/v4/locales/en.js';
