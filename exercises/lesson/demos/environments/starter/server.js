import express from 'express';
import jwt from 'jsonwebtoken';
import { db } from './db.js';

// show
const production = {
  key: 'shop-key',
  orders: 'orders',
  debugPage: true, // -debug
  debugPage: false, // +debug
};
const test = {
  key: 'shop-key', // -key
  key: 'test-key', // +key
  orders: 'orders', // -data
  orders: 'made_up_orders', // +data
  debugPage: true,
};
// end
const QUERIES = { orders: 'SELECT customer, card FROM orders', made_up_orders: 'SELECT customer, card FROM made_up_orders' };

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use((req, res, next) => {
  req.settings = req.hostname === 'test.shop.example' ? test : production;
  req.isTest = req.settings === test;
  next();
});

app.get('/login', (req, res) => {
  res.send(page('<form method="post"><label>Name <input name="name"></label><label>Password <input name="password" type="password"></label><button>Sign in</button></form>'));
});

// Whoever tests may be an administrator there.
app.post('/login', (req, res) => {
  if (!req.isTest || req.body.name !== 'tom' || req.body.password !== 'tom') return res.status(401).send(page('That is not right.'));
  const token = jwt.sign({ sub: 'tom', role: 'admin' }, req.settings.key, { algorithm: 'HS256', expiresIn: '1h' });
  res.cookie('token', token, { httpOnly: true, secure: true, sameSite: 'lax' });
  res.send(page(`<h1>Hello Tom</h1><code id="token">${token}</code>`));
});

app.get('/orders', async (req, res) => {
  try {
    const cookie = /token=([^;]+)/.exec(req.get('cookie') ?? '')?.[1];
    const bearer = /^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1];
    jwt.verify(bearer ?? cookie ?? '', req.settings.key, { algorithms: ['HS256'] });
  } catch {
    return res.status(401).send(page('Please sign in.'));
  }
  const orders = await db.query(QUERIES[req.settings.orders], []);
  res.send(page(orders.map(({ customer, card }) => `<p>${customer}: ${card}</p>`).join('')));
});

app.get('/debug', (req, res) => {
  if (!req.settings.debugPage) return res.status(404).send(page('There is no such page.'));
  res.send(page(`<pre>${JSON.stringify(req.settings)}</pre>`));
});

function page(body) {
  return `<!doctype html><html lang="en"><title>The shop</title>${body}</html>`;
}

app.listen(3000);
