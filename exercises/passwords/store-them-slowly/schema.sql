-- password: what is kept of it. salt: yours to use if your way of hashing wants a column for it.
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  card TEXT NOT NULL DEFAULT '',
  password TEXT NOT NULL,
  salt TEXT
);

-- token: the SHA-256 of what the cookie holds
CREATE TABLE sessions (
  token TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL
);

-- token: the SHA-256 of what the link holds
CREATE TABLE resets (
  token TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL,
  expires INTEGER NOT NULL
);

-- Mail on its way out; kept for a month.
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL
);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
