import { randomBytes } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express from 'express';
import { db } from './db.js';

const STAFF = ['kim'];

const app = express();
app.use(express.json(), cookieParser());

app.use(async (req, res, next) => {
  const [session] = await db.query('SELECT username FROM sessions WHERE token = ?', [req.cookies.sid ?? '']);
  req.user = session?.username;
  next();
});

app.post('/login', async (req, res) => {
  const { username, password } = req.body;
  const found = await db.query('SELECT 1 FROM accounts WHERE username = ? AND password = ?', [username, password]);
  if (found.length === 0) return res.status(401).json({ error: 'That is not right.' });
  const token = randomBytes(16).toString('hex');
  await db.run('INSERT INTO sessions VALUES (?, ?)', [token, username]);
  res.cookie('sid', token, { httpOnly: true, secure: true, sameSite: 'lax' });
  res.json({ username });
});

// show
app.get('/orders/:id', async (req, res) => {
  if (!req.user) return res.status(401).json({ error: 'Please sign in.' }); // +signed
  const { id } = req.params;
  const [order] = await db.query('SELECT * FROM orders WHERE id = ?', [id]); // -owner
  const [order] = await db.query('SELECT * FROM orders WHERE id = ? AND owner = ?', [id, req.user]); // +owner
  if (!order) return res.status(404).json({ error: 'There is no such order.' });
  res.json(order);
});

app.get('/admin/orders', async (req, res) => {
  if (!req.user) return res.status(401).json({ error: 'Please sign in.' }); // +signed
  if (!STAFF.includes(req.user)) return res.status(403).json({ error: 'This is for staff.' }); // +role
  res.json(await db.query('SELECT * FROM orders'));
});
// end

app.listen(3000);
