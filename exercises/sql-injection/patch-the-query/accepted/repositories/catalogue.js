import { Router } from 'express';
import { ShopError } from './lib/errors.js';
import { handle } from './lib/handle.js';
import { log } from './log.js';
import { ProductRepository } from './repositories/products.js';

const products = new ProductRepository();
export const catalogue = Router();

const oneOf = (value, allowed) => (allowed.includes(value) ? value : allowed[0]);
const between = (value, least, most, otherwise) => {
  if (typeof value !== 'string' || !/^[0-9]{1,6}$/.test(value)) return otherwise;
  const number = Number(value);
  return number < least || number > most ? otherwise : number;
};

catalogue.get('/products', handle(async (req) => {
  const { q } = req.query;
  if (typeof q !== 'string' || [...q].length < 3) throw new ShopError(400, 'Search for at least three characters.');
  products.recordSearch(q).catch((error) => log.warn({ error: error.message }, 'search not recorded'));
  const limit = between(req.query.size, 1, 50, 10);
  const page = between(req.query.page, 1, 100_000, 1);
  return products.search({
    text: q,
    sort: oneOf(req.query.sort, ['name', 'price']),
    dir: oneOf(req.query.dir, ['asc', 'desc']),
    limit,
    offset: (page - 1) * limit,
  });
}));

catalogue.get('/products/:id', handle(async (req) => {
  const product = /^[1-9]\d{0,8}$/.test(req.params.id) ? await products.byId(Number(req.params.id)) : null;
  if (!product) throw new ShopError(404, 'There is no such product.');
  return product;
}));

catalogue.get('/compare', handle(async (req) => {
  const ids = [req.query.ids ?? []].flat(Infinity).flatMap((text) => String(text).split(','));
  return { items: await products.byIds(ids.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0)) };
}));
