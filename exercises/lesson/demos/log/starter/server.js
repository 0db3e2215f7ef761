import express from 'express';
import { db } from './db.js';
import { log } from './log.js';

const SECRET = /^(password|token|authorization|cookie)$/i;

function masked(fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, SECRET.test(name) ? '•••' : value]));
}

const app = express();
app.use(express.json());

// show
app.use((req, res, next) => {
  log.info({
    method: req.method,
    path: req.path,
    query: req.query, // +url -mask
    query: masked(req.query), // +url +mask
    headers: req.headers, // +headers -mask
    headers: masked(req.headers), // +headers +mask
    body: req.body, // +body -mask
    body: masked(req.body ?? {}), // +body +mask
  });
  next();
});
// end

app.post('/login', async (req, res) => {
  const { username, password } = req.body ?? {};
  const found = await db.query('SELECT 1 FROM accounts WHERE username = ? AND password = ?', [String(username), String(password)]);
  res.sendStatus(found.length === 0 ? 401 : 204);
});

app.get('/reset', async (req, res) => {
  const [account] = await db.query('SELECT username FROM accounts WHERE reset = ?', [String(req.query.token)]);
  res.send(account ? `Choose a new password, ${account.username}.` : 'This link is too old.');
});

app.get('/orders', async (req, res) => {
  const [account] = await db.query('SELECT username FROM accounts WHERE key = ?', [String(req.get('authorization')).slice(7)]);
  if (!account) return res.sendStatus(401);
  res.json({ orders: [] });
});

app.listen(3000);
