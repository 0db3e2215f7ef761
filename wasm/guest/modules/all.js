// Every module that the learner's code can import, with the names Node gives it: for the
// CommonJS packages those that its lexer finds.
import bcrypt from 'bcrypt';
import cookieParser from 'cookie-parser';
import jsonwebtoken from 'jsonwebtoken';
import { argon2Module } from './argon2.js';
import { dbModule } from './db.js';
import { expressModule } from './express.js';
import { limitsModule } from './limits.js';
import { logModule } from './log.js';
import { cryptoModule } from './node-crypto.js';

const { JSONCookie, JSONCookies, signedCookie, signedCookies } = cookieParser;

export const modules = {
  express: expressModule,
  'cookie-parser': { default: cookieParser, JSONCookie, JSONCookies, signedCookie, signedCookies },
  argon2: argon2Module,
  bcrypt: { default: bcrypt, ...bcrypt },
  jsonwebtoken: { default: jsonwebtoken, decode: jsonwebtoken.decode },
  'node:crypto': cryptoModule,
  '/db.js': dbModule,
  '/limits.js': limitsModule,
  '/log.js': logModule,
};
