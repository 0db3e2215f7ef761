CREATE TABLE accounts (username TEXT PRIMARY KEY, password TEXT, key TEXT, reset TEXT);
