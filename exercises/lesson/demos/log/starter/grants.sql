CREATE ROLE shop;
GRANT SELECT ON accounts TO shop;
