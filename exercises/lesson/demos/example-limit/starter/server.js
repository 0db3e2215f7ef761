import { randomBytes } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express from 'express';
import { db } from './db.js';
import { increment } from './limits.js'; // +mended

const app = express();
app.set('trust proxy', 1);
app.use(express.json(), cookieParser());

// show
app.post('/login', async (req, res) => {
  const { username, password } = req.body;
  const waits = await Promise.all([ // +mended
    mustWait(`account ${username}`, 10), // +mended
    mustWait(`address ${req.ip}`, 40), // +mended
  ]); // +mended
  const seconds = Math.max(...waits); // +mended
  if (seconds > 0) return res.set('Retry-After', String(seconds)).sendStatus(429); // +mended
  if (!(await rightPassword(username, password))) {
    return res.status(401).json({ error: 'Wrong name or password.' });
  }
  await startSession(res, username);
  res.sendStatus(204);
});

// So many within a quarter of an hour, and then seconds to wait. // +mended
async function mustWait(key, most) { // +mended
  const { count, resetMs } = await increment(key, 15 * 60_000); // +mended
  return count > most ? Math.ceil(resetMs / 1000) : 0; // +mended
} // +mended
// end

app.get('/me', async (req, res) => {
  const [me] = await db.query('SELECT username, card FROM sessions JOIN accounts USING (username) WHERE token = ?', [req.cookies.sid ?? '']);
  if (!me) return res.sendStatus(401);
  res.json(me);
});

async function rightPassword(username, password) {
  const found = await db.query('SELECT 1 FROM accounts WHERE username = ? AND password = ?', [username, password]);
  return found.length > 0;
}

async function startSession(res, username) {
  const token = randomBytes(16).toString('hex');
  await db.run('INSERT INTO sessions VALUES (?, ?)', [token, username]);
  res.cookie('sid', token, { httpOnly: true, secure: true, sameSite: 'lax' });
}

app.listen(3000);
