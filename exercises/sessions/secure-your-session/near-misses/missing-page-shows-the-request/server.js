import cookieParser from 'cookie-parser';
import express from 'express';
import { rightPassword, setPassword } from './accounts.js';
import { auth, endSessions, signedIn } from './auth.js';
import { db } from './db.js';
import { entriesOf } from './entries.js';
import { log } from './log.js';
import { diaryPage, homePage } from './pages.js';

const app = express();

app.use(express.static('public'));
app.use(express.urlencoded({ extended: false }), cookieParser());
app.use((req, res, next) => {
  log.info({ method: req.method, url: req.originalUrl }, 'request');
  res.set('Cache-Control', 'no-store');
  next();
});

app.get('/', (req, res) => {
  res.send(homePage);
});

app.get('/diary', (req, res) => {
  res.send(diaryPage);
});

app.use('/auth', auth);

app.get('/api/me', signedIn, (req, res) => {
  res.json({ username: req.account.username });
});

app.get('/api/entries', signedIn, async (req, res) => {
  res.json(await entriesOf(req.account));
});

app.post('/api/entries', signedIn, async (req, res) => {
  const { text } = req.body ?? {};
  if (typeof text !== 'string' || text === '') return res.status(400).json({ error: 'There is nothing to keep.' });
  await db.run('INSERT INTO entries (account_id, text) VALUES (?, ?)', [req.account.id, text]);
  res.status(201).json({ text });
});

app.post('/api/password', signedIn, async (req, res) => {
  const { current, next } = req.body ?? {};
  if (!(await rightPassword(req.account.username, current))) {
    return res.status(403).json({ error: 'The current password is wrong.' });
  }
  if (typeof next !== 'string' || next.length < 8) {
    return res.status(400).json({ error: 'Eight characters at least, please.' });
  }
  await setPassword(req.account.id, next);
  await endSessions(req.account.id, { but: req.sessionId });
  res.sendStatus(204);
});

// For whoever looks for what went wrong.
app.use((req, res) => res.status(404).json({ error: 'There is nothing here.', request: { url: req.url, headers: req.headers } }));

app.use((error, req, res, next) => {
  log.error({ path: req.path, error: error.message }, 'request failed');
  res.status(error.status ?? 500).json({ error: 'That did not work.' });
});

app.listen(3000);
