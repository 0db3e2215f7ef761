// What scripts and the phone app use: JSON in, JSON out.
import { Router } from 'express';
import { findAccount, makeTransfer, rightPassword } from './accounts.js';
import { checkToken } from './csrf.js';
import { db } from './db.js';
import { bearer, startSession } from './sessions.js';

export const api = Router();

// The phone app signs in here. It has no cookies, and sends the token as "Authorization: Bearer …".
api.post('/token', async (req, res) => {
  const { username, password } = req.body ?? {};
  const account = await rightPassword(username, password);
  if (!account) return res.status(401).json({ error: 'Name or password is wrong.' });
  const { id } = await startSession(account.id);
  res.json({ token: id });
});

// No browser adds Authorization by itself, so what comes with it is nobody's forgery.
api.use((req, res, next) => (bearer(req) ? next() : checkToken(req, res, next)));

api.use(async (req, res, next) => {
  req.account = req.session?.accountId ? await findAccount(req.session.accountId) : undefined;
  if (!req.account) return res.status(401).json({ error: 'Please sign in.' });
  next();
});

api.get('/account', (req, res) => {
  const { username, balance, dailyLimit } = req.account;
  res.json({ username, balance, dailyLimit });
});

api.all('/transfers', async (req, res, next) => {
  const fields = req.method === 'POST' ? req.body : req.query;
  if (!fields?.to) return next();
  const problem = await makeTransfer(req.account, fields);
  if (problem) return res.status(400).json({ error: problem });
  res.status(201).json({ message: 'Done.' });
});

api.patch('/limit', async (req, res) => {
  const limit = Number(req.body?.limit);
  if (!Number.isInteger(limit) || limit < 0 || limit > 10_000) {
    return res.status(400).json({ error: 'The limit is a whole number up to 10000.' });
  }
  await db.run('UPDATE accounts SET daily_limit = ? WHERE id = ?', [limit, req.account.id]);
  res.json({ dailyLimit: limit });
});
