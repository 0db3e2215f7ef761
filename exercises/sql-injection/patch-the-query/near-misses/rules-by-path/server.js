import { randomBytes } from 'node:crypto';
import cookieParser from 'cookie-parser';
import express from 'express';
import { catalogue } from './catalogue.js';
import { customers } from './customers.js';
import { log } from './log.js';

const app = express();
app.set('query parser', 'extended');
app.use(express.json());
app.use(cookieParser(randomBytes(32).toString('hex')));

const RULES = {
  '/api/orders': ({ productId, quantity }) =>
    Number.isSafeInteger(productId) && Number.isSafeInteger(quantity) && productId > 0 && quantity > 0,
};
app.use((req, res, next) => {
  const rule = Object.hasOwn(RULES, req.path) && req.method === 'POST' ? RULES[req.path] : undefined;
  if (rule && !rule(req.body ?? {})) return res.status(400).json({ error: 'Something is missing or of the wrong kind.' });
  next();
});

app.use('/api', catalogue);
app.use('/api', customers);

// What went wrong is for the log; whoever asked learns only that something did.
app.use((error, req, res, next) => {
  log.error({ method: req.method, path: req.path, error: error.message }, 'request failed');
  const status = error.status ?? 500;
  res.status(status).json({ error: status < 500 ? 'That request makes no sense.' : 'Something went wrong.' });
});

app.listen(3000);
