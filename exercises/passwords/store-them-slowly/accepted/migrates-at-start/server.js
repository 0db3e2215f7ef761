import cookieParser from 'cookie-parser';
import express from 'express';
import { accounts } from './accounts.js';
import { db } from './db.js';
import { log } from './log.js';
import { keep } from './passwords.js';

const app = express();
// Members send in reviews, and some are as long as the book.
app.use(express.json({ limit: '1mb' }));
app.use(cookieParser());

// What is in a body stays there: passwords travel in some.
app.use((req, res, next) => {
  log.info({ method: req.method, path: req.path }, 'request');
  next();
});

// Nobody's password lies here as text or MD5 from now on.
for (const { id, password } of await db.query('SELECT id, password FROM accounts', [])) {
  if (password.startsWith('$argon2')) continue;
  const kept = password.startsWith('md5$') ? `wrapped:${await keep(password.slice(4))}` : await keep(password);
  await db.run('UPDATE accounts SET password = ? WHERE id = ?', [kept, id]);
}

app.use('/api', accounts);

app.use((error, req, res, next) => {
  log.error({ method: req.method, path: req.path, error: error.message }, 'request failed');
  const status = error.status ?? 500;
  res.status(status).json({ error: status < 500 ? 'That request makes no sense.' : 'Something went wrong.' });
});

app.listen(3000);
