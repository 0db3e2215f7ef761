-- balance and daily_limit: whole euros
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL,
  balance INTEGER NOT NULL CHECK (balance >= 0),
  daily_limit INTEGER NOT NULL,
  address TEXT NOT NULL
);

CREATE TABLE transfers (
  id INTEGER PRIMARY KEY,
  sender_id INTEGER NOT NULL,
  receiver_id INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  reason TEXT NOT NULL
);

CREATE TABLE payees (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  username TEXT NOT NULL
);

-- digest: the SHA-256 of what the cookie or the app holds. account_id: nobody's while it is a visitor's.
-- data: a JSON object for whatever else you keep of a session.
CREATE TABLE sessions (
  digest TEXT PRIMARY KEY,
  account_id INTEGER,
  started INTEGER NOT NULL,
  data TEXT NOT NULL DEFAULT '{}'
);
