import cookieParser from 'cookie-parser';
import express from 'express';
import { api } from './api.js';
import { bank } from './bank.js';
import { checkToken, drawToken } from './csrf.js';
import { page } from './html.js';
import { log } from './log.js';
import { loadSession } from './sessions.js';

const app = express();

app.use((req, res, next) => {
  res.set({
    'Content-Security-Policy': "frame-ancestors 'none'",
    'X-Frame-Options': 'DENY',
    'X-Content-Type-Options': 'nosniff',
  });
  next();
});
app.use(express.static('public'));
app.use(express.urlencoded({ extended: false }));
app.use(express.json());
app.use(cookieParser());
app.use((req, res, next) => {
  log.info({ method: req.method, url: req.originalUrl }, 'request');
  next();
});

// HTML knows GET and POST. Every other method comes as _method, and only in a POST.
app.use((req, res, next) => {
  const method = req.method === 'POST' ? req.body?._method : undefined;
  if (typeof method === 'string') req.method = method.toUpperCase();
  next();
});

app.use(loadSession);
app.use('/api', api);
app.use(checkToken, drawToken, bank);

app.use((req, res) => {
  res.status(404).send(page('Not found', 'There is no such page.'));
});

app.use((error, req, res, next) => {
  const status = error.status ?? 500;
  if (status >= 500) log.error({ method: req.method, path: req.path, error: error.message }, 'request failed');
  res.status(status).send(page('Sorry', status < 500 ? 'That request makes no sense.' : 'Something went wrong.'));
});

app.listen(3000);
