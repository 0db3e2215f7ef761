-- Which database role may do what. Run once, as shop_owner, when the shop is installed.

-- Reads, and nothing else.
CREATE ROLE shop_app;
GRANT SELECT ON accounts, profiles, products, orders TO shop_app;

-- Writes what the shop writes, and reads only what its conditions need.
CREATE ROLE shop_writer;
GRANT INSERT ON accounts, profiles, orders, searches TO shop_writer;
GRANT UPDATE (city) ON profiles TO shop_writer;
GRANT SELECT (account_id) ON profiles TO shop_writer;
GRANT UPDATE (stock) ON products TO shop_writer;
GRANT SELECT (id, stock) ON products TO shop_writer;
