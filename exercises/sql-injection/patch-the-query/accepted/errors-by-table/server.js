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

const ANSWERS = new Map([
  [400, 'That request makes no sense.'],
  [413, 'That request is too large.'],
]);

// What went wrong is for the log; whoever asked learns only that something did.
app.use((error, req, res, next) => {
  const status = ANSWERS.has(error.status) ? error.status : 500;
  log.error({ status, path: req.path, code: error.code, stack: error.stack }, error.message);
  res.status(status).send({ error: ANSWERS.get(status) ?? 'Something went wrong.' });
});

app.listen(3000);
