CREATE ROLE shop;
GRANT SELECT ON orders, made_up_orders TO shop;
