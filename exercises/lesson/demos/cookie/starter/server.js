import { randomBytes } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express from 'express';
import { db } from './db.js';

// show
const COOKIE = {
  httpOnly: true, // +httpOnly
  secure: true, // +secure
  sameSite: 'lax', // +sameSite
};

async function startSession(res, username) {
  const token = randomBytes(16).toString('hex');
  await db.run('INSERT INTO sessions VALUES (?, ?)', [token, username]);
  res.cookie('sid', token, COOKIE);
}
// end

const app = express();
app.use(express.urlencoded({ extended: false }), cookieParser());

// A script that cannot fetch pages must read the cookie, and that is what is tried here.
app.use((req, res, next) => {
  res.set('Content-Security-Policy', "connect-src 'none'");
  next();
});

app.use(async (req, res, next) => {
  const [session] = await db.query('SELECT username FROM sessions WHERE token = ?', [req.cookies.sid ?? '']);
  req.user = session?.username;
  next();
});

app.get('/', async (req, res) => {
  if (!req.user) return res.send(page('<a href="/login">Sign in</a>'));
  const [account] = await db.query('SELECT card, email FROM accounts WHERE username = ?', [req.user]);
  res.send(
    page(`<h1>Welcome ${req.user}</h1><p>${account.card}</p>
      <form method="post" action="/email"><input name="email" value="${account.email}"><button>Save</button></form>`),
  );
});

app.get('/login', (req, res) => {
  res.send(
    page(`<form method="post"><label>Name <input name="username"></label>
      <label>Password <input name="password" type="password"></label><button>Sign in</button></form>`),
  );
});

app.post('/login', async (req, res) => {
  const found = await db.query('SELECT 1 FROM accounts WHERE username = ? AND password = ?', [
    req.body.username,
    req.body.password,
  ]);
  if (found.length === 0) return res.status(401).send(page('That is not right.'));
  await startSession(res, req.body.username);
  res.redirect(303, '/');
});

app.post('/email', async (req, res) => {
  if (!req.user) return res.status(401).send(page('Please sign in.'));
  await db.run('UPDATE accounts SET email = ? WHERE username = ?', [req.body.email, req.user]);
  res.redirect(303, '/');
});

app.get('/comments', async (req, res) => {
  const comments = await db.query('SELECT author, text FROM comments', []);
  res.send(page(comments.map(({ author, text }) => `<p>${author}: ${text}</p>`).join('')));
});

app.post('/comments', async (req, res) => {
  if (!req.user) return res.status(401).send(page('Please sign in.'));
  await db.run('INSERT INTO comments VALUES (?, ?)', [req.user, req.body.text]);
  res.redirect(303, '/comments');
});

function page(body) {
  return `<!doctype html><html lang="en"><title>The club</title>${body}</html>`;
}

app.listen(3000);
