CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  password TEXT NOT NULL,
  role TEXT NOT NULL -- 'member', or 'helper': who answers letters
);

CREATE TABLE entries (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  text TEXT NOT NULL
);

-- What members write to those who help.
CREATE TABLE letters (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL
);

-- Yours, for what the server has to know of a session: one row for each sign-in. Times are in milliseconds.
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL,
  started INTEGER NOT NULL,
  seen INTEGER,
  data TEXT
);

-- Yours, too: one row for each refresh token, if you have any.
CREATE TABLE refresh_tokens (
  digest TEXT PRIMARY KEY,
  session_id TEXT NOT NULL,
  issued INTEGER NOT NULL,
  used INTEGER,
  data TEXT
);
