import jsonwebtoken from 'jsonwebtoken';

export const modules = { jsonwebtoken: { default: jsonwebtoken, decode: jsonwebtoken.decode } };
