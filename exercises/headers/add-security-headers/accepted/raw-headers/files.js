// Files that members attach: pictures as SVG, lists as text.
import { Router } from 'express';
import { db } from './db.js';
import { missingPage, troublePage } from './pages.js';
import { signedIn } from './sessions.js';

// What a browser may show; anything else is a download.
const TYPES = new Map([
  ['svg', 'image/svg+xml'],
  ['txt', 'text/plain; charset=utf-8'],
  ['csv', 'text/csv; charset=utf-8'],
]);

export const files = Router();

files.post('/', signedIn, async (req, res) => {
  const { name, content } = req.body ?? {};
  if (typeof name !== 'string' || typeof content !== 'string') {
    return res.status(400).send(troublePage(res.locals));
  }
  const { lastInsertRowid } = await db.run('INSERT INTO files (name, content) VALUES (?, ?)', [name, content]);
  res.status(201).json({ path: `/files/${lastInsertRowid}/${encodeURIComponent(name)}` });
});

files.get('/:id/:name', async (req, res) => {
  const [file] = await db.query('SELECT name, content FROM files WHERE id = ?', [req.params.id]);
  if (!file) return res.status(404).send(missingPage({ ...res.locals, path: req.path }));
  const type = TYPES.get(file.name.split('.').at(-1).toLowerCase());
  if (!type) res.attachment();
  res.type(type ?? 'application/octet-stream');
  res.end(file.content);
});
