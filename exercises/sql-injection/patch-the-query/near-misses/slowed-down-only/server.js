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

// Guessing a secret bit by bit takes hundreds of requests: nobody gets more than 60 a minute.
const requests = new Map();
app.use((req, res, next) => {
  const minute = Math.floor(Date.now() / 60_000);
  const count = requests.get(req.ip)?.minute === minute ? requests.get(req.ip).count + 1 : 1;
  requests.set(req.ip, { minute, count });
  if (count > 60) return res.status(429).set('Retry-After', '60').json({ error: 'Please slow down.' });
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
