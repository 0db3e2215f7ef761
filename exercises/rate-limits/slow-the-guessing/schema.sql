CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE, -- as nameOf() in accounts.js writes it
  name TEXT NOT NULL,
  card TEXT NOT NULL,
  password TEXT NOT NULL
);

-- token: the SHA-256 of what the cookie holds
CREATE TABLE sessions (
  token TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL
);

CREATE TABLE products (
  sku TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  price REAL NOT NULL
);

-- Yours, should you like to count in the database. at: milliseconds since 1970.
CREATE TABLE attempts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  network TEXT NOT NULL,
  at INTEGER NOT NULL
);
CREATE INDEX attempts_by_name ON attempts (name, at);
CREATE INDEX attempts_by_network ON attempts (network, at);
