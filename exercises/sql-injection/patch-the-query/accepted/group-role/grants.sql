-- Which database role may do what. Run once, as shop_owner, when the shop is installed.

CREATE ROLE readers;
GRANT SELECT ON accounts, profiles, products, orders TO readers;

CREATE ROLE writers;
GRANT INSERT ON accounts, profiles, orders, searches TO writers;
GRANT UPDATE (city) ON profiles TO writers;
GRANT UPDATE (stock) ON products TO writers;

CREATE ROLE shop_app;
GRANT readers, writers TO shop_app;
