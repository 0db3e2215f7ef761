CREATE ROLE club;
GRANT SELECT ON accounts, sessions, comments TO club;
GRANT INSERT ON sessions, comments TO club;
GRANT UPDATE (email) ON accounts TO club;
