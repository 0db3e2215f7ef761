// Files that members attach: pictures as SVG, lists as text.
import { Router } from 'express';
import { db } from './db.js';
import { missingPage, troublePage } from './pages.js';
import { signedIn } from './sessions.js';

// What may be attached.
const ALLOWED = new Set(['svg', 'txt', 'csv', 'pdf', 'png', 'jpg']);

export const files = Router();

files.post('/', signedIn, async (req, res) => {
  const { name, content } = req.body ?? {};
  if (typeof name !== 'string' || typeof content !== 'string') {
    return res.status(400).send(troublePage(res.locals));
  }
  if (!ALLOWED.has(name.split('.').at(-1).toLowerCase())) return res.status(400).send(troublePage(res.locals));
  const { lastInsertRowid } = await db.run('INSERT INTO files (name, content) VALUES (?, ?)', [name, content]);
  res.status(201).json({ path: `/files/${lastInsertRowid}/${encodeURIComponent(name)}` });
});

files.get('/:id/:name', async (req, res) => {
  const [file] = await db.query('SELECT name, content FROM files WHERE id = ?', [req.params.id]);
  if (!file) return res.status(404).send(missingPage({ ...res.locals, path: req.path }));
  // Checked when it came. The address has its name.
  res.type(req.params.name.split('.').at(-1));
  res.end(file.content);
});
