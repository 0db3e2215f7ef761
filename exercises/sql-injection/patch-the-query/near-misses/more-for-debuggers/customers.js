// The people who buy: accounts, profiles and orders.
import argon2 from 'argon2';
import { Router } from 'express';
import { db } from './db.js';

const HASHING = { type: argon2.argon2id, memoryCost: 19456, timeCost: 2, parallelism: 1 };

export const customers = Router();

customers.get('/available', async (req, res) => {
  const rows = await db.query('SELECT id FROM accounts WHERE username = ?', [String(req.query.username)]);
  res.json({ available: rows.length === 0 });
});

customers.post('/signup', async (req, res) => {
  const { username, password, city = '' } = req.body ?? {};
  if (!areTexts(username, password, city)) return refuse(res);
  const hash = await argon2.hash(password, HASHING);
  try {
    const id = await db.transaction(async (tx) => {
      const account = await tx.run('INSERT INTO accounts (username, password_hash) VALUES (?, ?)', [
        username,
        hash,
      ]);
      await tx.run('INSERT INTO profiles (account_id, city) VALUES (?, ?)', [account.lastInsertRowid, city]);
      return account.lastInsertRowid;
    });
    res.status(201).json({ id, username });
  } catch (error) {
    if (error.code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
    res.status(409).json({ error: 'That name is taken.' });
  }
});

customers.post('/login', async (req, res) => {
  const { username, password } = req.body ?? {};
  if (!areTexts(username, password)) return refuse(res);
  const [account] = await db.query('SELECT id, username, password_hash FROM accounts WHERE username = ?', [
    username,
  ]);
  if (!account || !(await argon2.verify(account.password_hash, password))) {
    return res.status(401).json({ error: 'Wrong name or password.' });
  }
  res.cookie('session', account.id, { signed: true, httpOnly: true, secure: true, sameSite: 'lax' });
  res.json({ username: account.username });
});

customers.get('/me', signedIn, async (req, res) => {
  const [me] = await db.query(
    `SELECT username, city, address FROM accounts JOIN profiles ON profiles.account_id = accounts.id
     WHERE accounts.id = ?`,
    [req.accountId],
  );
  if (req.query.debug) {
    [me.account] = await db.query('SELECT * FROM accounts WHERE id = ?', [req.accountId]);
  }
  res.json(me);
});

customers.post('/profile', signedIn, async (req, res) => {
  const { city } = req.body ?? {};
  if (!areTexts(city)) return refuse(res);
  await db.run('UPDATE profiles SET city = ? WHERE account_id = ?', [city, req.accountId]);
  res.json({ city });
});

// Who else lives where I live?
customers.get('/neighbours', signedIn, async (req, res) => {
  const [{ city }] = await db.query('SELECT city FROM profiles WHERE account_id = ?', [req.accountId]);
  const neighbours = await db.query(
    `SELECT username FROM accounts JOIN profiles ON profiles.account_id = accounts.id
     WHERE city = ? AND accounts.id <> ? ORDER BY username`,
    [city, req.accountId],
  );
  res.json({ city, neighbours });
});

customers.post('/orders', signedIn, async (req, res) => {
  const { productId, quantity, note = '' } = req.body ?? {};
  if (!areCounts(productId, quantity) || !areTexts(note)) return refuse(res);
  const id = await db.transaction(async (tx) => {
    const taken = await tx.run('UPDATE products SET stock = stock - ? WHERE id = ? AND stock >= ?', [
      quantity,
      productId,
      quantity,
    ]);
    if (taken.changes === 0) return null;
    const order = await tx.run(
      'INSERT INTO orders (account_id, product_id, quantity, note) VALUES (?, ?, ?, ?)',
      [req.accountId, productId, quantity, note],
    );
    return order.lastInsertRowid;
  });
  if (id === null) return res.status(409).json({ error: 'There is not enough of it in stock.' });
  res.status(201).json({ id });
});

customers.get('/orders', signedIn, async (req, res) => {
  const orders = await db.query(
    'SELECT id, product_id AS productId, quantity, note FROM orders WHERE account_id = ? ORDER BY id',
    [req.accountId],
  );
  res.json({ orders });
});

function signedIn(req, res, next) {
  const { session } = req.signedCookies;
  if (!session) return res.status(401).json({ error: 'Please sign in.' });
  req.accountId = Number(session);
  next();
}

const areTexts = (...values) => values.every((value) => typeof value === 'string');
const areCounts = (...values) => values.every((value) => Number.isSafeInteger(value) && value > 0);

function refuse(res) {
  res.status(400).json({ error: 'Something is missing or of the wrong kind.' });
}
