CREATE TABLE accounts (email TEXT PRIMARY KEY, password TEXT);
