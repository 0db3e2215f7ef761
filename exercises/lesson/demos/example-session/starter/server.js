import { createHash, randomBytes } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express from 'express';
import { db } from './db.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const YEARS = 3650 * DAY;

const app = express();
app.use(express.urlencoded({ extended: false }), cookieParser());

// show
app.post('/login', async (req, res) => {
  const account = await rightPassword(req.body);
  if (!account) return res.sendStatus(401);
  res.json({ token: await newToken(account.id, randomId(), YEARS) }); // -mended
  await giveTokens(res, account.id, randomId()); // +mended
  res.sendStatus(204); // +mended
});

async function giveTokens(res, accountId, family) { // +mended
  const access = await newToken(accountId, family, 10 * MINUTE); // +mended
  const refresh = await newToken(accountId, family, 7 * DAY); // +mended
  res.cookie('__Host-access', access, { ...COOKIE, path: '/' }); // +mended
  res.cookie('__Secure-refresh', refresh, { ...COOKIE, path: '/refresh' }); // +mended
} // +mended

const COOKIE = { httpOnly: true, secure: true, sameSite: 'strict' }; // +mended

app.post('/refresh', async (req, res) => { // +mended
  const used = await useUp(req.cookies['__Secure-refresh']); // +mended
  if (!used) return res.sendStatus(401); // +mended
  await giveTokens(res, used.accountId, used.family); // +mended
  res.sendStatus(204); // +mended
}); // +mended

app.post('/logout', async (req, res) => {
  // The page's script forgets the token. // -mended
  const session = await findToken(req.cookies['__Host-access']); // +mended
  if (session) await endFamily(session.family); // +mended
  res.sendStatus(204);
});
// end

app.get('/me', signedIn, (req, res) => {
  res.json({ username: req.account.username });
});

app.get('/card', signedIn, (req, res) => {
  res.json({ card: req.account.card });
});

async function signedIn(req, res, next) {
  const token = /^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1]; // -mended
  const token = req.cookies['__Host-access']; // +mended
  const session = await findToken(token);
  if (!session) return res.sendStatus(401);
  [req.account] = await db.query('SELECT username, card FROM accounts WHERE id = ?', [session.accountId]);
  next();
}

app.get('/', (req, res) => {
  res.send(`<!doctype html><html lang="en"><title>The club</title>
    <form id="sign-in"><input name="username"><input name="password" type="password"><button>Sign in</button></form>
    <button id="sign-out">Sign out</button><p id="hello"></p>
    <script src="/client.js"></script><script src="https://widgets.example/weather.js"></script></html>`);
});

const randomId = () => randomBytes(24).toString('base64url');
const digest = (token) => createHash('sha256').update(String(token)).digest('hex');

async function rightPassword({ username, password }) {
  const [account] = await db.query('SELECT id FROM accounts WHERE username = ? AND password = ?', [username, password]);
  return account;
}

async function newToken(accountId, family, lives) {
  const token = randomId();
  await db.run('INSERT INTO tokens VALUES (?, ?, ?, ?)', [digest(token), accountId, family, Date.now() + lives]);
  return token;
}

async function findToken(token) {
  const [found] = await db.query(
    'SELECT account_id AS accountId, family FROM tokens WHERE digest = ? AND ends > ?', [digest(token), Date.now()]);
  return found;
}

// Good once: of two who bring the same, the second ends them all.
const used = new Map();
async function useUp(token) {
  const found = await findToken(token);
  if (!found) {
    if (used.has(digest(token))) await endFamily(used.get(digest(token)));
    return undefined;
  }
  used.set(digest(token), found.family);
  await db.run('DELETE FROM tokens WHERE digest = ?', [digest(token)]);
  return found;
}

async function endFamily(family) {
  await db.run('DELETE FROM tokens WHERE family = ?', [family]);
}

const CLIENT = `
const find = (selector) => document.querySelector(selector);
async function sayHello() {
  let answer = await fetch('/me', { headers: localStorage.token ? { Authorization: 'Bearer ' + localStorage.token } : {} });
  if (answer.status === 401 && (await fetch('/refresh', { method: 'POST' })).ok) answer = await fetch('/me');
  find('#hello').textContent = answer.ok ? (await answer.json()).username : '';
}
find('#sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = [...find('#sign-in').querySelectorAll('input')].map(({ name, value }) => [name, value]);
  const answer = await fetch('/login', { method: 'POST', body: new URLSearchParams(fields) });
  if (answer.status === 200) localStorage.token = (await answer.json()).token;
  await sayHello();
});
find('#sign-out').addEventListener('click', async () => {
  await fetch('/logout', { method: 'POST' });
  localStorage.removeItem('token');
});
sayHello();
`;
app.get('/client.js', (req, res) => {
  res.type('text/javascript').send(CLIENT);
});

app.listen(3000);
