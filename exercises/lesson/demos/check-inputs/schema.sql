CREATE TABLE products (name TEXT, price INTEGER);
INSERT INTO products VALUES ('Chamomile tea', 450), ('Green tea', 520), ('Oat biscuits', 310), ('Black tea', 480);
