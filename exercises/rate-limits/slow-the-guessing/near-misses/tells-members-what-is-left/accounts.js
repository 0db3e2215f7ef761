// Customers of the shop: signing in, and their own page.
import { Router } from 'express';
import argon2 from 'argon2';
import { rememberBrowser } from './browsers.js';
import { db } from './db.js';
import { mustWait, triesLeft } from './guesses.js';
import { signedIn, startSession } from './sessions.js';

export const accounts = Router();

accounts.post('/login', signIn);
// Where the phone app of two years ago signs in.
accounts.post('/app/login', signIn);

async function signIn(req, res) {
  const { username, password } = req.body ?? {};
  const name = isText(username, 64) ? nameOf(username) : '';
  if (!isText(name, 64) || !isText(password, 200)) {
    return res.status(400).json({ error: 'Name and password, please.' });
  }
  const wait = await mustWait(req, name);
  if (wait > 0) {
    return res.status(429).set('Retry-After', String(wait)).json({ error: 'Too many tries. Please come back later.' });
  }
  const account = await checkPassword(name, password);
  if (!account) {
    // A courtesy to our customers: how often they may still try.
    const [member] = await db.query('SELECT id FROM accounts WHERE username = ?', [name]);
    if (member) res.set('X-Tries-Left', String(await triesLeft(name)));
    return res.status(401).json({ error: 'The name or the password is wrong.' });
  }
  await startSession(res, account.id);
  rememberBrowser(req, res, name);
  res.json({ name: account.name });
}

accounts.get('/me', signedIn, async (req, res) => {
  const [me] = await db.query('SELECT username, name, card FROM accounts WHERE id = ?', [req.accountId]);
  res.json(me);
});

// One spelling for all that people type: " Lena " on a phone is lena.
function nameOf(username) {
  return username.normalize('NFKC').trim().toLowerCase();
}

// What is compared where there is no account, so that it takes as long.
const NOBODY = '$argon2id$v=19$m=64,t=1,p=1$Ya1WH1zc/TwcwzXBSap8Ig$QXLnrpeSptZzOhUa22+gAdd0+p860fF9BAPrEPxE504';

async function checkPassword(name, password) {
  const [account] = await db.query('SELECT id, name, password FROM accounts WHERE username = ?', [name]);
  const isRight = await argon2.verify(account?.password ?? NOBODY, password);
  return account && isRight ? account : undefined;
}

function isText(value, longest) {
  return typeof value === 'string' && value !== '' && value.length <= longest;
}
