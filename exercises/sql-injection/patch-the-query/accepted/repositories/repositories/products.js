import { db } from '../db.js';

const COLUMNS = 'id, sku, name, price, stock';

export class ProductRepository {
  static #orders = Object.freeze({
    __proto__: null,
    'name:asc': 'name ASC, id',
    'name:desc': 'name DESC, id',
    'price:asc': 'price ASC, id',
    'price:desc': 'price DESC, id',
  });
  #db;

  constructor(connection = db) {
    this.#db = connection;
  }

  async search({ text, sort, dir, limit, offset }) {
    const order = ProductRepository.#orders[`${sort}:${dir}`] ?? ProductRepository.#orders['name:asc'];
    const where = "name LIKE '%' || ?1 || '%' ESCAPE '|'".replace('?1', '?');
    const pattern = text.replace(/[|%_]/g, '|$&');
    const [items, [{ total }]] = await Promise.all([
      this.#db.query(`SELECT ${COLUMNS} FROM products WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`, [
        pattern,
        limit,
        offset,
      ]),
      this.#db.query(`SELECT count(*) AS total FROM products WHERE ${where}`, [pattern]),
    ]);
    return { items, total };
  }

  async byId(id) {
    const [product] = await this.#db.query(`SELECT ${COLUMNS} FROM products WHERE id = ?`, [id]);
    return product ?? null;
  }

  async byIds(ids) {
    if (ids.length === 0) return [];
    return this.#db.query(
      `SELECT ${COLUMNS} FROM products WHERE id IN (${new Array(ids.length).fill('?').join()})`,
      ids,
    );
  }

  async recordSearch(term) {
    await this.#db.run('INSERT INTO searches (term) VALUES (?)', [term]);
  }
}
