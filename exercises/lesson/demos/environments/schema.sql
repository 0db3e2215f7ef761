CREATE TABLE orders (customer TEXT, card TEXT);
CREATE TABLE made_up_orders (customer TEXT, card TEXT);
