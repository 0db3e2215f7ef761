// A small exercise with people in browsers: a club whose comments hold what was written, with an app
// in Express as a learner has it. tests/core/reference/club.h is its relative.
import type { ExerciseBundle } from '../../wasm/engine/exercise.js';

/** How the two apps differ: what a comment becomes in the page, and the session cookie's flags. */
export function clubServer({ escape, cookie }: { escape: boolean; cookie: string }): string {
  return `
import { randomBytes } from 'node:crypto';
import express from 'express';
import cookieParser from 'cookie-parser';
import { db } from './db.js';

const app = express();
app.use(express.urlencoded({ extended: false }), cookieParser());
const text = (value) => String(value).replace(/[&<>"']/g, (c) => '&#' + c.charCodeAt(0) + ';');
const page = (title, body) => '<!doctype html><html lang=en><title>' + title + '</title>' +
  '<link rel=stylesheet href=/club.css><p id=status>loading</p>' + body + '<script src=/club.js></script>';

app.use(async (req, res, next) => {
  const [session] = await db.query('SELECT username FROM sessions WHERE token = ?', [req.cookies.sid ?? '']);
  req.user = session?.username;
  next();
});
app.get('/club.css', (req, res) => res.type('css').send('p { color: teal }'));
app.get('/club.js', (req, res) => res.type('js').send(\`
  document.querySelector('#status').textContent = 'ready';
  const form = document.querySelector('#note');
  form?.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch('/api/notes', { method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: form.elements.text.value }) });
    const { length } = await answer.json();
    document.querySelector('#status').textContent = 'noted ' + length;
    document.querySelector('#status').classList.add('done');
  });
\`));
app.get('/', async (req, res) => {
  if (!req.user) return res.send(page('Club', '<a href=/login>Sign in</a>'));
  const [account] = await db.query('SELECT card FROM accounts WHERE username = ?', [req.user]);
  res.send(page('Club', '<h1>Welcome ' + text(req.user) + '</h1><p id=card>' + text(account.card) + '</p>' +
    '<form id=note><label>Note <input name=text></label><button>Keep</button></form>'));
});
app.get('/login', (req, res) => res.send(page('Sign in', '<form method=post><label>Name <input name=username></label>' +
  '<label>Password <input name=password type=password></label><button>Sign in</button></form>')));
app.post('/login', async (req, res) => {
  const { username, password } = req.body;
  const rows = await db.query('SELECT 1 FROM accounts WHERE username = ? AND password = ?', [username, password]);
  if (rows.length === 0) return res.status(401).send(page('Sign in', 'That is not right.'));
  const token = randomBytes(16).toString('hex');
  await db.run('INSERT INTO sessions VALUES (?, ?)', [token, username]);
  res.cookie('sid', token, ${cookie});
  res.redirect(303, '/');
});
app.post('/api/notes', express.json(), (req, res) => res.json({ length: req.body.text.length, user: req.user }));
app.get('/comments', async (req, res) => {
  const rows = await db.query('SELECT author, text FROM comments');
  res.send(page('Comments', '<ul>' + rows.map((row) => '<li>' + text(row.author) + ': ' +
    ${escape ? 'text(row.text)' : 'row.text'} + '</li>').join('') + '</ul>'));
});
app.post('/comments', async (req, res) => {
  if (!req.user) return res.status(403).send('Sign in first');
  await db.run('INSERT INTO comments VALUES (?, ?)', [req.user, req.body.text]);
  res.redirect(303, '/comments');
});
app.listen(3000);
`;
}

const SIGN_IN = [
  { visit: '/login' },
  {
    fill: { Name: '{{person.username}}', Password: '{{person.password}}' },
    click: 'Sign in',
    expect: { url: '/', text: ['Welcome {{person.username}}'] },
  },
];

const ENDPOINTS = [
  {
    id: 'login',
    method: 'POST',
    path: '/login',
    parameters: [
      { name: 'username', place: 'form', sample: 'ada' },
      { name: 'password', place: 'form', sample: 'x' },
    ],
  },
  { id: 'home', method: 'GET', path: '/', signedIn: true, parameters: [] },
  { id: 'read', method: 'GET', path: '/comments', signedIn: true, parameters: [] },
  {
    id: 'comments',
    method: 'POST',
    path: '/comments',
    signedIn: true,
    parameters: [{ name: 'text', place: 'form', sample: 'hello' }],
  },
];

const MANIFEST = {
  id: 'test/club',
  title: 'Club',
  core: 'browser',
  files: { editable: ['server.js', 'grants.sql'], given: [], entry: 'server.js', grants: 'grants.sql' },
  world: {
    host: 'club.example',
    owner: 'owner',
    role: 'app',
    schema: 'schema.sql',
    people: [
      { key: 'ada', username: '{{name}}', password: '{{word}}', card: '{{canary private ada}}' },
      { key: 'eve', username: '{{name}}', password: '{{word}}', card: '{{canary private eve}}' },
    ],
    rows: [
      {
        table: 'accounts',
        each: 'people',
        set: {
          username: '{{person.username}}',
          password: '{{person.password}}',
          card: '{{person.card}}',
        },
      },
    ],
    canaries: { private: { says: "another's card", severity: 'critical', ownedBy: 'person' } },
    hosts: { 'evil.example': { attacker: '/' } },
    routines: { 'signs in': SIGN_IN, 'reads the comments': [{ visit: '/comments' }] },
  },
  surface: { attacker: 'eve', usernames: ['ada'], wanted: [], endpoints: ENDPOINTS },
};

const FILES = {
  'schema.sql':
    'CREATE TABLE accounts (username TEXT, password TEXT, card TEXT); CREATE TABLE sessions (token TEXT, username TEXT); CREATE TABLE comments (author TEXT, text TEXT);',
  'starter/grants.sql':
    'CREATE ROLE app; GRANT SELECT ON accounts, sessions, comments TO app; GRANT INSERT ON sessions, comments TO app;',
};

/** With these stories and attacks. Steps are ada's. */
export function clubExercise(steps: readonly object[], attacks: readonly object[] = []): ExerciseBundle {
  const stories = [
    { id: 'story', title: 'A story', steps: [...SIGN_IN, ...steps].map((step) => ({ as: 'ada', ...step })) },
  ];
  return { json: JSON.stringify({ ...MANIFEST, stories, attacks }), files: FILES };
}
