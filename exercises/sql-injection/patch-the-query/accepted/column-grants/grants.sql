-- Which database role may do what. Run once, as shop_owner, when the shop is installed.

CREATE ROLE shop_app;

GRANT SELECT (id, username, password_hash), INSERT (username, password_hash) ON accounts TO shop_app;
GRANT SELECT (account_id, city, address), INSERT (account_id, city), UPDATE (city) ON profiles TO shop_app;
GRANT SELECT (id, sku, name, price, stock), UPDATE (stock) ON products TO shop_app;
GRANT SELECT (id, account_id, product_id, quantity, note) ON orders TO shop_app;
GRANT INSERT (account_id, product_id, quantity, note) ON orders TO shop_app;
GRANT INSERT (term) ON searches TO shop_app;
