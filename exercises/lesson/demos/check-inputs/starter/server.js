import express from 'express';
import { db } from './db.js';

const app = express();

// show
app.get('/', async (req, res) => {
  const { q } = req.query;
  const items = await db.query(`SELECT name FROM products WHERE name LIKE '%${q}%'`); // -mended
  const items = await db.query("SELECT name FROM products WHERE name LIKE '%' || ? || '%'", [q]); // +mended
  const list = items.map(({ name }) => `<li>${name}</li>`).join('');
  res.send(page(`<h1>Results for ${q}</h1><ul>${list}</ul>`)); // -mended
  res.send(page(`<h1>Results for ${escaped(q)}</h1><ul>${list}</ul>`)); // +mended
});
// end

app.use((error, req, res, next) => {
  res.status(500).send(page(`<p>${escaped(error.message)}</p>`)); // -mended
  res.status(500).send(page('<p>Something went wrong.</p>')); // +mended
});

const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text) {
  return String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
}

function page(body) {
  return `<!doctype html><html lang="en"><title>The shop</title>${body}</html>`;
}

app.listen(3000);
