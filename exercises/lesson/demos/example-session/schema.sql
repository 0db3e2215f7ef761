CREATE TABLE accounts (id INTEGER PRIMARY KEY, username TEXT, password TEXT, card TEXT);
CREATE TABLE tokens (digest TEXT PRIMARY KEY, account_id INTEGER, family TEXT, ends INTEGER);
