CREATE ROLE shop;
GRANT SELECT ON accounts, sessions TO shop;
GRANT INSERT ON sessions TO shop;
