// Who is signed in: whoever brings a token that we have signed. The page's script keeps it.
import { Router } from 'express';
import jwt from 'jsonwebtoken';
import { findAccount, rightPassword } from './accounts.js';
import { signingKey } from './keys.js';

export const auth = Router();

auth.post('/login', async (req, res) => {
  const { username, password } = req.body ?? {};
  const account = await rightPassword(username, password);
  if (!account) return res.status(401).json({ error: 'Name or password is wrong.' });
  const token = jwt.sign({ sub: String(account.id) }, signingKey, { algorithm: 'HS256' });
  res.json({ username: account.username, token });
});

// The page's script forgets the token.
auth.post('/logout', (req, res) => {
  res.sendStatus(204);
});

// Middleware: req.account is who is signed in.
export async function signedIn(req, res, next) {
  const claims = verified(/^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1]);
  req.account = claims && (await findAccount(Number(claims.sub)));
  if (!req.account) return res.status(401).json({ error: 'Please sign in.' });
  next();
}

function verified(token) {
  try {
    return jwt.verify(token, signingKey, { algorithms: ['HS256'] });
  } catch {
    return undefined;
  }
}
