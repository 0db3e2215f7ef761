CREATE TABLE accounts (username TEXT PRIMARY KEY, password TEXT);
CREATE TABLE sessions (token TEXT PRIMARY KEY, username TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, owner TEXT, item TEXT, address TEXT);
INSERT INTO orders VALUES (1041, 'ada', 'Green tea', '4 Mill Lane'), (1042, 'ben', 'Oat biscuits', '19 Harbour Road');
