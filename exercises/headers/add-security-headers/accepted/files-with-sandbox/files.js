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
  if (/\.svg$/i.test(file.name)) res.set('Content-Type', 'image/svg+xml; charset=utf-8');
  else if (/\.txt$/i.test(file.name)) res.set('Content-Type', 'text/plain; charset=utf-8');
  else {
    res.set('Content-Type', 'application/octet-stream');
    res.set('Content-Disposition', 'attachment');
  }
  res.set('Content-Security-Policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'");
  res.send(Buffer.from(file.content));
});
