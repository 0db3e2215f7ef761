import cookieParser from 'cookie-parser';
import express from 'express';
import { accounts } from './accounts.js';
import { db } from './db.js';
import { tokenBucket } from './limits.js';
import { log } from './log.js';
import { networkOf } from './network.js';

const app = express();
// Requests come from the proxy in front of us, on this machine. It adds who called at the end of
// X-Forwarded-For; what stands before that anybody may have written.
app.set('trust proxy', 1);
app.use(express.json({ limit: '10kb' }));
app.use(cookieParser());

app.use('/api', accounts);

const ofReaders = tokenBucket({ capacity: 30, refillPerSecond: 0.5 });

app.get('/api/products', async (req, res) => {
  const { allowed, retryAfterMs } = await ofReaders.take(networkOf(req.ip));
  if (!allowed) return res.status(429).set('Retry-After', String(Math.ceil(retryAfterMs / 1000))).end();
  res.json({ items: await db.query('SELECT sku, name, price FROM products ORDER BY name') });
});

app.use((error, req, res, next) => {
  const status = error.status ?? 500;
  if (status >= 500) log.error({ path: req.path, error: error.message }, 'request failed');
  res.status(status).json({ error: status < 500 ? 'That request makes no sense.' : 'Something went wrong.' });
});

app.listen(3000);
