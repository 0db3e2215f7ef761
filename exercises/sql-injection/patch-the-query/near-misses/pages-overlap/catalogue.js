// What the shop sells: searching, one product, several side by side.
import { Router } from 'express';
import { db } from './db.js';
import { log } from './log.js';

// An identifier or a keyword cannot be bound, so the request only chooses among ours.
const SORTS = new Map([
  ['name', 'name'],
  ['price', 'price'],
]);
const DIRECTIONS = new Map([
  ['asc', 'ASC'],
  ['desc', 'DESC'],
]);

export const catalogue = Router();

catalogue.get('/products', async (req, res) => {
  const { q = '', sort, dir, page, size } = req.query;
  if (typeof q !== 'string' || q.length < 3) {
    return res.status(400).json({ error: 'Search for at least three characters.' });
  }

  recordSearch(q);
  const column = SORTS.get(sort) ?? 'name';
  const direction = DIRECTIONS.get(dir) ?? 'ASC';
  const limit = wholeNumber(size, 50) ?? 10;
  const offset = ((wholeNumber(page, 1_000_000) ?? 1) - 1) * (limit - 1);
  const items = await db.query(
    `SELECT id, sku, name, price, stock FROM products WHERE name LIKE ? ESCAPE '\\'
     ORDER BY ${column} ${direction} LIMIT ? OFFSET ?`,
    [containing(q), limit, offset],
  );
  const [{ total }] = await db.query(
    `SELECT count(*) AS total FROM products WHERE name LIKE ? ESCAPE '\\'`,
    [containing(q)],
  );
  res.json({ items, total });
});

catalogue.get('/products/:id', async (req, res) => {
  const [product] = await db.query('SELECT id, sku, name, price, stock FROM products WHERE id = ?', [
    req.params.id,
  ]);
  if (!product) return res.status(404).json({ error: 'There is no such product.' });
  res.json(product);
});

// ?ids=1,2,3 or ?ids=1&ids=2
catalogue.get('/compare', async (req, res) => {
  const ids = [req.query.ids ?? ''].flat().join().split(',');
  const placeholders = ids.map(() => '?').join(', ');
  const items = await db.query(
    `SELECT id, sku, name, price, stock FROM products WHERE id IN (${placeholders})`,
    ids.map((id) => Number.parseInt(id, 10)),
  );
  res.json({ items });
});

// The buyers want to know what people look for. Nobody has to wait for that.
function recordSearch(term) {
  db.run('INSERT INTO searches (term) VALUES (?)', [term]).catch((error) => {
    log.warn({ error: error.message }, 'search not recorded');
  });
}

// A LIKE pattern for names that contain exactly this text: % and _ stand for themselves.
function containing(text) {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

// From 1 to most; undefined for anything else.
function wholeNumber(text, most) {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
}
