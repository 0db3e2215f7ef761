import helmet from 'helmet';

export const modules = { helmet: { ...helmet, default: helmet } };
