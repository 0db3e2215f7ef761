CREATE TABLE accounts (username TEXT PRIMARY KEY, password TEXT, card TEXT);
CREATE TABLE sessions (token TEXT PRIMARY KEY, username TEXT);
