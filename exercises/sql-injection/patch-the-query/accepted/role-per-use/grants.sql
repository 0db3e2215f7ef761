-- Which database role may do what. Run once, as shop_owner, when the shop is installed.

-- Searching, products and comparing; keeps the list of searches.
CREATE ROLE shop_window;
GRANT SELECT ON products TO shop_window;
GRANT INSERT ON searches TO shop_window;

-- Signing up and in.
CREATE ROLE shop_door;
GRANT SELECT ON accounts TO shop_door;
GRANT INSERT ON accounts, profiles TO shop_door;

-- Everything a customer does once inside.
CREATE ROLE shop_app;
GRANT SELECT (id, username) ON accounts TO shop_app;
GRANT SELECT ON profiles, products, orders TO shop_app;
GRANT INSERT ON orders TO shop_app;
GRANT UPDATE (city) ON profiles TO shop_app;
GRANT UPDATE (stock) ON products TO shop_app;
