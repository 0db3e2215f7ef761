CREATE TABLE products (name TEXT, price INTEGER);
INSERT INTO products VALUES ('Chamomile tea', 450), ('Green tea', 520), ('O''Brien''s biscuits', 310);
CREATE TABLE accounts (username TEXT, password TEXT);
