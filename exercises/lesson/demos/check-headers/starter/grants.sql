CREATE ROLE club;
GRANT SELECT ON accounts, sessions TO club;
GRANT INSERT ON sessions TO club;
