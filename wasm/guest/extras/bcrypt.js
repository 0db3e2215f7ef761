import bcrypt from 'bcrypt';

export const modules = { bcrypt: { default: bcrypt, ...bcrypt } };
