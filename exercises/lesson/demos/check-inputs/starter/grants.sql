CREATE ROLE shop;
GRANT SELECT ON products TO shop;
