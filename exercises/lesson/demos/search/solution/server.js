import express from 'express';
import { db } from './db.js';

const app = express();

app.get('/search', async (req, res) => {
  const rows = await db.query("SELECT name, price FROM products WHERE name LIKE '%' || ? || '%'", [req.query.q]);
  res.json(rows);
});

app.listen(3000);
