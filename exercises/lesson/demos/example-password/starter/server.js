import argon2 from 'argon2'; // +mended
import express from 'express';
import { db } from './db.js';

const app = express();
app.use(express.json());

// show
app.post('/signup', async (req, res) => {
  const { email, password } = req.body;
  await keep(email, password); // -mended
  await keep(email, await argon2.hash(password, COSTS)); // +mended
  res.sendStatus(201);
});

app.post('/login', async (req, res) => {
  const { email, password } = req.body;
  const kept = await findPassword(email);
  const isRight = kept === password; // -mended
  const isRight = kept !== undefined && (await argon2.verify(kept, password)); // +mended
  res.sendStatus(isRight ? 204 : 401);
});

const COSTS = { type: argon2.argon2id, memoryCost: 19456, timeCost: 2, parallelism: 1 }; // +mended
// end

async function keep(email, password) {
  await db.run('INSERT INTO accounts (email, password) VALUES (?, ?)', [email, password]);
}

async function findPassword(email) {
  const [account] = await db.query('SELECT password FROM accounts WHERE email = ?', [email]);
  return account?.password;
}

app.listen(3000);
