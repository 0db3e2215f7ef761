CREATE ROLE shop;
GRANT SELECT ON products, accounts TO shop;
