CREATE ROLE shop;
GRANT SELECT ON accounts, sessions, orders TO shop;
GRANT INSERT ON sessions TO shop;
