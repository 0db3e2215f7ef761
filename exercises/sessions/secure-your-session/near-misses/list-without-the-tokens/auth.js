import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { Router } from 'express';
import jwt from 'jsonwebtoken';
import { findAccount, rightPassword } from './accounts.js';
import { db } from './db.js';
import { signingKey } from './keys.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const sha = (text) => createHash('sha256').update(text).digest('hex');

const at = { name: 'access_token', opts: { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } };
const rt = { name: 'refresh_token', opts: { httpOnly: true, secure: true, sameSite: 'strict', path: '/auth/refresh' } };
const revoked = new Map(); // session → when its last access token has run out
export const auth = Router();
class Sessions {
  async open(accountId) {
    const id = randomUUID();
    await db.run('INSERT INTO sessions (id, account_id, started) VALUES (?, ?, ?)', [id, accountId, Date.now()]);
    return { id, accountId };
  }
  async pair(session, res) {
    const access = jwt.sign({ sid: session.id, use: 'access' }, signingKey, {
      algorithm: 'HS256',
      subject: String(session.accountId),
      expiresIn: 600,
      jwtid: randomUUID(),
    });
    const refresh = randomBytes(48).toString('base64url');
    await db.run('INSERT INTO refresh_tokens (digest, session_id, issued) VALUES (?, ?, ?)', [
      createHmac('sha256', signingKey).update(refresh).digest('base64'),
      session.id,
      Date.now(),
    ]);
    res.cookie(at.name, access, { ...at.opts, maxAge: 600_000 });
    res.cookie(rt.name, refresh, { ...rt.opts, maxAge: 4 * DAY });
  }
  async end(id) {
    revoked.set(id, Date.now() + 600_000);
    for (const [old, until] of revoked) if (until < Date.now()) revoked.delete(old);
  }
}
const sessions = new Sessions();
auth.post('/login', async (req, res, next) => {
  try {
    const account = await rightPassword(req.body?.username, req.body?.password);
    if (!account) {
      res.status(401).json({ error: 'Sorry, that is wrong.' });
      return;
    }
    await sessions.pair(await sessions.open(account.id), res);
    res.status(200).json({ username: account.username });
  } catch (error) {
    next(error);
  }
});
auth.post('/refresh', async (req, res) => {
  const shown = req.cookies[rt.name];
  if (!shown) return res.status(401).json({ error: 'none' });
  const digest = createHmac('sha256', signingKey).update(shown).digest('base64');
  const [first] = await db.query(
    'UPDATE refresh_tokens SET used = ? WHERE digest = ? AND used IS NULL AND issued > ? RETURNING session_id AS sid',
    [Date.now(), digest, Date.now() - 4 * DAY],
  );
  const [known] = await db.query(
    'SELECT s.id, s.account_id AS accountId, s.started, r.used FROM refresh_tokens r JOIN sessions s ON s.id = r.session_id WHERE r.digest = ?',
    [digest],
  );
  if (!known || known.started + 12 * DAY < Date.now()) return res.status(401).json({ error: 'over' });
  if (first) {
    await sessions.pair(known, res);
    return res.json({ ok: true });
  }
  if (known.used !== null && Date.now() - known.used < 15_000) return res.status(409).json({ error: 'again' });
  await sessions.end(known.id);
  return res.status(401).json({ error: 'reuse' });
});
auth.post('/logout', signedIn, async (req, res) => {
  await sessions.end(req.sessionId);
  res.clearCookie(at.name, at.opts);
  res.clearCookie(rt.name, rt.opts);
  res.set('Clear-Site-Data', '"storage"').status(204).end();
});
export function signedIn(req, res, next) {
  let claims;
  try {
    claims = jwt.verify(req.cookies[at.name], signingKey, { algorithms: ['HS256'] });
  } catch (error) {
    return res.status(401).json({ error: error.name });
  }
  if (claims.use !== 'access' || revoked.get(claims.sid) > Date.now())
    return res.status(401).json({ error: 'revoked' });
  findAccount(Number(claims.sub)).then((account) => {
    req.account = account;
    req.sessionId = claims.sid;
    next(account ? undefined : new Error('no account'));
  }, next);
}
export async function endSessions(accountId, { but }) {
  for (const { id } of await db.query('SELECT id FROM sessions WHERE account_id = ?', [accountId]))
    if (id !== but) await sessions.end(id);
}
