CREATE TABLE accounts (username TEXT PRIMARY KEY, password TEXT, card TEXT, email TEXT);
CREATE TABLE sessions (token TEXT PRIMARY KEY, username TEXT);
CREATE TABLE comments (author TEXT, text TEXT);
