-- Which database role may do what. Run once, as shop_owner, when the shop is installed.
-- The shop connects as shop_app; connect('another_role') in db.js connects as another.

CREATE ROLE shop_app;

GRANT SELECT ON accounts, profiles, products, orders, residents TO shop_app;
GRANT INSERT ON accounts, profiles, orders, searches TO shop_app;
GRANT UPDATE (city) ON profiles TO shop_app;
GRANT UPDATE (stock) ON products TO shop_app;
