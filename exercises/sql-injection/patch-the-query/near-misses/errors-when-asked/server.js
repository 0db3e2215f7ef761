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

app.use('/api', catalogue);
app.use('/api', customers);

// What went wrong is for the log; whoever asked learns only that something did.
app.use((error, req, res, next) => {
  log.error({ method: req.method, path: req.path, error: error.message }, 'request failed');
  const status = error.status ?? 500;
  res.status(status).json({ error: status < 500 ? 'That request makes no sense.' : (req.query.debug ? error.message : 'Something went wrong.') });
});

app.listen(3000);
