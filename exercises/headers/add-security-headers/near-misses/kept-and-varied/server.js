import cookieParser from 'cookie-parser';
import express from 'express';
import { db } from './db.js';
import { files } from './files.js';
import { httpsOnly, securityHeaders } from './headers.js';
import { log } from './log.js';
import { boardPage, digestPage, missingPage, signInPage, troublePage } from './pages.js';
import { endSession, findMember, matches, signedIn, startSession } from './sessions.js';

const app = express();
// First, so that files, redirects and errors have them as well.
app.use(httpsOnly, securityHeaders);
app.use(express.static('public'));
app.use(express.urlencoded({ extended: false }), express.json(), cookieParser(), findMember);

// The pages get what is in res.locals: the member, and a nonce if there is one.
app.get('/', async (req, res) => {
  res.send(boardPage({ ...res.locals, comments: await newest() }));
});

app.get('/login', (req, res) => {
  res.send(signInPage(res.locals));
});

app.post('/login', async (req, res) => {
  const { username, password } = req.body ?? {};
  const account = await matches(username, password);
  if (!account) return res.status(401).send(signInPage({ ...res.locals, isWrong: true }));
  await startSession(res, account.id);
  res.redirect(303, '/');
});

app.post('/logout', async (req, res) => {
  await endSession(req, res);
  res.redirect(303, '/');
});

app.post('/comments', signedIn, async (req, res) => {
  const { text } = req.body ?? {};
  if (typeof text !== 'string') return res.status(400).send(troublePage(res.locals));
  await db.run('INSERT INTO comments (author, text, written) VALUES (?, ?, ?)', [
    res.locals.member.username,
    text,
    new Date().toISOString(),
  ]);
  res.redirect(303, '/');
});

app.post('/phone', signedIn, async (req, res) => {
  const { phone } = req.body ?? {};
  if (typeof phone !== 'string') return res.status(400).send(troublePage(res.locals));
  await db.run('UPDATE accounts SET phone = ? WHERE id = ?', [phone, res.locals.member.id]);
  res.redirect(303, '/');
});

app.post('/phone/share', signedIn, async (req, res) => {
  await db.run('UPDATE accounts SET shares_phone = 1 WHERE id = ?', [res.locals.member.id]);
  res.redirect(303, '/');
});

// The link in the weekly mail. Its key opens this one page, without signing in.
app.get('/digest', async (req, res) => {
  const { key } = req.query;
  const [reader] = await db.query('SELECT username, phone FROM accounts WHERE digest_key = ?', [String(key)]);
  if (!reader) return res.status(404).send(missingPage({ ...res.locals, path: req.path }));
  res.send(digestPage({ ...res.locals, reader, comments: await newest() }));
});

app.use('/files', files);

// The village's site shows how many comments there are. Nobody else reads here, and it reads nothing else.
app.get('/api/comments', async (req, res) => {
  res.set('Access-Control-Allow-Origin', 'https://village.example');
  res.json((await newest()).map(({ author, written }) => ({ author, written })));
});

app.get('/api/me', signedIn, (req, res) => {
  const { username, phone } = res.locals.member;
  // Kept for five minutes, for this session only.
  res.set({ 'Cache-Control': 'private, max-age=300', Vary: 'Accept-Encoding' });
  res.json({ username, phone });
});

app.post('/api/thanks', signedIn, async (req, res) => {
  await db.run('INSERT INTO thanks (account_id) VALUES (?)', [res.locals.member.id]);
  const [{ thanks }] = await db.query('SELECT count(*) AS thanks FROM thanks', []);
  res.json({ thanks });
});

app.use((req, res) => {
  res.status(404).send(missingPage({ ...res.locals, path: req.path }));
});

app.use((error, req, res, next) => {
  log.error({ path: req.path, error: error.message }, 'request failed');
  res.status(error.status ?? 500).send(troublePage(res.locals));
});

app.listen(3000);

function newest() {
  return db.query(
    `SELECT author, text, written, CASE WHEN shares_phone = 1 THEN phone END AS phone
     FROM comments LEFT JOIN accounts ON username = author ORDER BY comments.id`,
    [],
  );
}
