// Files that members attach: pictures as SVG, lists as text.
import { Router } from 'express';
import { db } from './db.js';
import { missingPage, troublePage } from './pages.js';
import { signedIn } from './sessions.js';

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
  // The type follows the name: .svg, .txt, .html …
  if (file.name.includes('.')) res.type(file.name.split('.').at(-1));
  res.end(file.content);
});
