// What a look at one response in a network panel finds.
import type { Exchange } from '../../../wasm/engine/report.js';

export interface Finding {
  readonly says: string;
  readonly good: boolean;
}

const kHeaders = [
  { name: 'strict-transport-security', says: 'HSTS' },
  { name: 'content-security-policy', says: 'CSP' },
  { name: 'x-content-type-options', says: 'nosniff' },
] as const;
const kFlags = ['Secure', 'HttpOnly', 'SameSite'] as const;

export function lookAt({ request, response }: Exchange): readonly Finding[] {
  const valuesOf = (name: string): readonly string[] =>
    response.headers.filter(([other]) => other.toLowerCase() === name).map(([, value]) => value);
  const cookies = valuesOf('set-cookie').flatMap((line) => kFlags.map((flag) => cookieFinding(line, flag)));
  if (request.scheme === 'http') {
    const leads = (valuesOf('location')[0] ?? '').startsWith('https://');
    return [{ says: leads ? 'leads to https' : 'served in the clear', good: leads }, ...cookies];
  }
  const headers = kHeaders.map(({ name, says }) => {
    const good = valuesOf(name).length > 0;
    return { says: good ? says : `no ${says}`, good };
  });
  return [...headers, ...cookies];
}

function cookieFinding(line: string, flag: string): Finding {
  const name = line.slice(0, line.indexOf('='));
  const good = line
    .split(';')
    .slice(1)
    .some((part) => part.trim().toLowerCase().startsWith(flag.toLowerCase()));
  return { says: `${name}: ${good ? '' : 'no '}${flag}`, good };
}
