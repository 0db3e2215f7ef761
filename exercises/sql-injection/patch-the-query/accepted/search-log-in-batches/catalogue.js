import { Router } from 'express';
import { db } from './db.js';
import { log } from './log.js';

export const catalogue = Router();

const SORT_COLUMNS = new Map([
  ['name', 'name'],
  ['price', 'price'],
]);
const DIRECTIONS = new Map([
  ['asc', 'ASC'],
  ['desc', 'DESC'],
]);

function toInt(value, fallback, min, max) {
  if (typeof value !== 'string' || !/^\d{1,9}$/.test(value)) return fallback;
  const n = Number(value);
  return n >= min && n <= max ? n : fallback;
}

// In GLOB a bracket makes any character itself.
function globContaining(text) {
  return `*${text.toLowerCase().replace(/[[*?]/g, '[$&]')}*`;
}

catalogue.get('/products', async (req, res) => {
  const { q } = req.query;
  if (typeof q !== 'string' || q.length < 3 || q.includes('\0')) {
    return res.status(400).json({ error: 'Search for at least three characters.' });
  }
  const sort = SORT_COLUMNS.get(req.query.sort) ?? 'name';
  const dir = DIRECTIONS.get(req.query.dir) ?? 'ASC';
  const page = toInt(req.query.page, 1, 1, 1_000_000);
  const size = toInt(req.query.size, 10, 1, 50);
  const pattern = globContaining(q);

  recordSearch(q);
  const items = await db.query(
    `SELECT id, sku, name, price, stock FROM products WHERE lower(name) GLOB ?
     ORDER BY ${sort} ${dir} LIMIT ? OFFSET ?`,
    [pattern, size, (page - 1) * size],
  );
  const [{ total }] = await db.query("SELECT count(*) AS total FROM products WHERE lower(name) GLOB ?", [pattern]);
  res.json({ items, total });
});

catalogue.get('/products/:id', async (req, res) => {
  const id = toInt(req.params.id, null, 0, 999_999_999);
  if (id === null) return res.status(400).json({ error: 'Invalid id.' });
  const [product] = await db.query('SELECT id, sku, name, price, stock FROM products WHERE id = ?', [id]);
  if (!product) return res.status(404).json({ error: 'There is no such product.' });
  res.json(product);
});

catalogue.get('/compare', async (req, res) => {
  const raw = [req.query.ids ?? ''].flat();
  const ids = raw
    .flatMap((part) => (typeof part === 'string' ? part.split(',') : []))
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (ids.length === 0) return res.json({ items: [] });
  if (ids.length > 50 || !ids.every((id) => /^\d{1,9}$/.test(id))) {
    return res.status(400).json({ error: 'Invalid list of ids.' });
  }
  const marks = ids.map(() => '?').join(',');
  const items = await db.query(
    `SELECT id, sku, name, price, stock FROM products WHERE id IN (${marks})`,
    ids.map(Number),
  );
  res.json({ items });
});

let waiting = [];
function recordSearch(term) {
  waiting.push(term);
  if (waiting.length === 1) setTimeout(flush, 200);
}
async function flush() {
  const terms = waiting;
  waiting = [];
  try {
    await db.run(`INSERT INTO searches (term) VALUES ${terms.map(() => '(?)').join(', ')}`, terms);
  } catch (error) {
    log.warn({ error: error.message }, 'searches not recorded');
  }
}
