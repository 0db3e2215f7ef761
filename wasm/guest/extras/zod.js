import * as zod from 'zod';

export const modules = { zod: { ...zod } };
