// The modules that every exercise's code can import, with the names Node gives them: for the
// CommonJS packages those that its lexer finds. extras/ has those that an exercise asks for.
import cookieParser from 'cookie-parser';
import { argon2Module } from './argon2.js';
import { dbModule } from './db.js';
import { expressModule } from './express.js';
import { limitsModule } from './limits.js';
import { logModule } from './log.js';
import { cryptoModule } from './node-crypto.js';
import { utilModule } from './node-util.js';

const { JSONCookie, JSONCookies, signedCookie, signedCookies } = cookieParser;

export const modules = {
  express: expressModule,
  'cookie-parser': { default: cookieParser, JSONCookie, JSONCookies, signedCookie, signedCookies },
  argon2: argon2Module,
  'node:crypto': cryptoModule,
  'node:util': utilModule,
  '/db.js': dbModule,
  '/limits.js': limitsModule,
  '/log.js': logModule,
};
