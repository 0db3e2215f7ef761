CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL
);

CREATE TABLE profiles (
  account_id INTEGER PRIMARY KEY,
  city TEXT NOT NULL,
  address TEXT NOT NULL DEFAULT ''
);

CREATE TABLE staff (
  account_id INTEGER PRIMARY KEY,
  badge TEXT NOT NULL DEFAULT ''
);

-- price is in cents
CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  sku TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  price INTEGER NOT NULL,
  stock INTEGER NOT NULL CHECK (stock >= 0)
);

CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  note TEXT NOT NULL DEFAULT ''
);

CREATE TABLE searches (
  id INTEGER PRIMARY KEY,
  term TEXT NOT NULL
);

CREATE TABLE secrets (
  name TEXT NOT NULL,
  value TEXT NOT NULL
);

-- Who lives in which town, for reports: no hashes, no addresses.
CREATE VIEW residents AS
SELECT accounts.id AS account_id, username, city
FROM accounts JOIN profiles ON profiles.account_id = accounts.id;
