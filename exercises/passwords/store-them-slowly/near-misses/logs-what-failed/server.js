import cookieParser from 'cookie-parser';
import express from 'express';
import { accounts } from './accounts.js';
import { log } from './log.js';

const app = express();
// Members send in reviews, and some are as long as the book.
app.use(express.json({ limit: '1mb' }));
app.use(cookieParser());

// What is in a body stays there: passwords travel in some.
app.use((req, res, next) => {
  log.info({ method: req.method, path: req.path }, 'request');
  next();
});

app.use('/api', accounts);

app.use((error, req, res, next) => {
  const status = error.status ?? 500;
  // A body that is not JSON is quoted in the message of its error.
  const what = status < 500 ? error.type : error.message;
  log.error({ method: req.method, path: req.path, error: what, body: error.body }, 'request failed');
  res.status(status).json({ error: status < 500 ? 'That request makes no sense.' : 'Something went wrong.' });
});

app.listen(3000);
