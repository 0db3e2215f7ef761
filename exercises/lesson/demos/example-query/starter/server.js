import express from 'express';
import { db } from './db.js';

const app = express();

// show
app.get('/search', async (req, res) => {
  const { q } = req.query;
  const found = `name LIKE '%${q}%'`; // -mended
  res.json(await db.query(`SELECT name, price FROM products WHERE ${found}`)); // -mended
  const found = "name LIKE '%' || ? || '%'"; // +mended
  res.json(await db.query(`SELECT name, price FROM products WHERE ${found}`, [q])); // +mended
});
// end

app.listen(3000);
