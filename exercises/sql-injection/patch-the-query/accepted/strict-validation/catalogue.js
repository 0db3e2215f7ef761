// What the shop sells: searching, one product, several side by side.
import { Router } from 'express';
import { db } from './db.js';
import { log } from './log.js';

const ORDERS = new Map([
  ['name asc', 'name'],
  ['name desc', 'name DESC'],
  ['price asc', 'price'],
  ['price desc', 'price DESC'],
]);

export const catalogue = Router();

catalogue.get('/products', async (req, res) => {
  const { q = '', sort = 'name', dir = 'asc', page = '1', size = '10' } = req.query;
  if (typeof q !== 'string' || q.length < 3 || q.includes('\0')) {
    return res.status(400).json({ error: 'Search for at least three characters.' });
  }

  const order = ORDERS.get(`${sort} ${dir}`);
  const limit = wholeNumber(size, 50);
  const number = wholeNumber(page, 10_000);
  if (!order || !limit || !number) return res.status(400).json({ error: 'There is no such page.' });

  recordSearch(q);
  const items = await db.query(
    `SELECT id, sku, name, price, stock FROM products WHERE name LIKE ? ESCAPE '\\'
     ORDER BY ${order} LIMIT ? OFFSET ?`,
    [containing(q), limit, (number - 1) * limit],
  );
  const [{ total }] = await db.query(
    `SELECT count(*) AS total FROM products WHERE name LIKE ? ESCAPE '\\'`,
    [containing(q)],
  );
  res.json({ items, total });
});

catalogue.get('/products/:id', async (req, res) => {
  if (!/^\d{1,9}$/.test(req.params.id)) return res.status(400).json({ error: 'An id is a number.' });
  const [product] = await db.query('SELECT id, sku, name, price, stock FROM products WHERE id = ?', [
    req.params.id,
  ]);
  if (!product) return res.status(404).json({ error: 'There is no such product.' });
  res.json(product);
});

// ?ids=1,2,3 or ?ids=1&ids=2
catalogue.get('/compare', async (req, res) => {
  const list = [req.query.ids ?? ''].flat().join().replaceAll(' ', '');
  if (!/^[\d,]*$/.test(list)) return res.status(400).json({ error: 'Ids are numbers.' });
  const ids = list.split(',').filter((id) => id !== '');
  if (ids.length === 0) return res.json({ items: [] });
  const items = await db.query(
    `SELECT id, sku, name, price, stock FROM products WHERE id IN (${Array(ids.length).fill('?')})`,
    ids,
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
