import { randomBytes } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express from 'express';
import { db } from './db.js';

const app = express();
app.disable('x-powered-by');

// show
app.use((req, res, next) => {
  if (!req.secure) return res.redirect(301, `https://club.example${req.originalUrl}`); // +redirect
  res.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains'); // +hsts
  res.set('Content-Security-Policy', "default-src 'self'; frame-ancestors 'none'"); // +csp
  res.set('X-Content-Type-Options', 'nosniff'); // +nosniff
  next();
});

const COOKIE = {}; // -flags
const COOKIE = { secure: true, httpOnly: true, sameSite: 'lax' }; // +flags
// end

app.use(express.urlencoded({ extended: false }), cookieParser());

app.get('/', async (req, res) => {
  const [me] = await db.query('SELECT card FROM sessions JOIN accounts USING (username) WHERE token = ?', [req.cookies.sid ?? '']);
  res.send(
    page(
      me
        ? `<h1>Hello</h1><p>${me.card}</p>`
        : `<form method="post" action="/login"><label>Name <input name="username"></label>
          <label>Password <input name="password" type="password"></label><button>Sign in</button></form>`,
    ),
  );
});

app.post('/login', async (req, res) => {
  const { username, password } = req.body;
  const found = await db.query('SELECT 1 FROM accounts WHERE username = ? AND password = ?', [username, password]);
  if (found.length === 0) return res.status(401).send(page('That is not right.'));
  const token = randomBytes(16).toString('hex');
  await db.run('INSERT INTO sessions VALUES (?, ?)', [token, username]);
  res.cookie('sid', token, COOKIE);
  res.redirect(303, '/');
});

app.use((req, res) => {
  res.status(404).send(page('There is no such page.'));
});

function page(body) {
  return `<!doctype html><html lang="en"><title>The club</title>${body}</html>`;
}

app.listen(3000);
