// What the shop sells: searching, one product, several side by side.
import { Router } from 'express';
import { db } from './db.js';
import { log } from './log.js';

const byName = (a, b) => (a.name < b.name ? -1 : 1);
const byPrice = (a, b) => a.price - b.price;
const ORDERS = new Map([
  ['name desc', (a, b) => byName(b, a)],
  ['price asc', byPrice],
  ['price desc', (a, b) => byPrice(b, a)],
]);

export const catalogue = Router();

catalogue.get('/products', async (req, res) => {
  const { q = '', sort = 'name', dir = 'asc', page, size } = req.query;
  if (typeof q !== 'string' || q.length < 3) {
    return res.status(400).json({ error: 'Search for at least three characters.' });
  }

  recordSearch(q);
  const limit = wholeNumber(size, 50) ?? 10;
  const offset = ((wholeNumber(page, 1_000_000) ?? 1) - 1) * limit;
  const matches = await db.query(
    ...sql`SELECT id, sku, name, price, stock FROM products WHERE name LIKE ${containing(q)} ESCAPE '!'`,
  );
  const items = matches.sort(ORDERS.get(`${sort} ${dir}`) ?? byName).slice(offset, offset + limit);
  const total = matches.length;
  res.json({ items, total });
});

catalogue.get('/products/:id', async (req, res) => {
  const [product] = await db.query(
    ...sql`SELECT id, sku, name, price, stock FROM products WHERE id = ${req.params.id}`,
  );
  if (!product) return res.status(404).json({ error: 'There is no such product.' });
  res.json(product);
});

// ?ids=1,2,3 or ?ids=1&ids=2
catalogue.get('/compare', async (req, res) => {
  const ids = [req.query.ids ?? ''].flat().join().split(',');
  const found = await Promise.all(
    ids.map((id) => db.query(...sql`SELECT id, sku, name, price, stock FROM products WHERE id = ${id.trim()}`)),
  );
  const items = found.flat();
  res.json({ items });
});

// The buyers want to know what people look for. Nobody has to wait for that.
function recordSearch(term) {
  db.run(...sql`INSERT INTO searches (term) VALUES (${term})`).catch((error) => {
    log.warn({ error: error.message }, 'search not recorded');
  });
}

// A LIKE pattern for names that contain exactly this text: % and _ stand for themselves.
function containing(text) {
  return `%${text.replace(/[!%_]/g, '!$&')}%`;
}

// From 1 to most; undefined for anything else.
function wholeNumber(text, most) {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
}

// sql`… ${value} …` gives the text with a question mark for every value, and the values apart.
function sql(strings, ...values) {
  return [strings.join('?'), values];
}
