CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL,
  phone TEXT NOT NULL,
  shares_phone INTEGER NOT NULL DEFAULT 0,
  digest_key TEXT NOT NULL UNIQUE
);

-- token: SHA-256 of what the cookie holds
CREATE TABLE sessions (
  token TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL
);

CREATE TABLE comments (
  id INTEGER PRIMARY KEY,
  author TEXT NOT NULL,
  text TEXT NOT NULL,
  written TEXT NOT NULL
);

CREATE TABLE files (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  content TEXT NOT NULL
);

CREATE TABLE thanks (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL
);
