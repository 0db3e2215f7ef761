// Makes diary.sqlite anew: the tables of schema.sql and, when there is one, the rows of world.sql.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

const file = process.env.SHOP_DATABASE ?? 'diary.sqlite';
rmSync(file, { force: true });

const sqlite = new Database(file);
const script = existsSync('world.sql') ? 'world.sql' : 'schema.sql';
sqlite.exec(readFileSync(script, 'utf8'));
console.log(`${file} made from ${script}`);
