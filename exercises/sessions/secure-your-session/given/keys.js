// The key that tokens are signed with: 256 random bits, from outside of the code. Without one each start has its own.
import { randomBytes } from 'node:crypto';

export const signingKey = globalThis.process?.env.DIARY_KEY ?? randomBytes(32).toString('hex');
