// Sends a story's requests to a real server and tells where its answers differ. Cookies are
// translated: each server signs its own, so what one gave is replaced by what the other gave.
import type { Batch, HeaderPair, Request, Response } from './exchange.js';
import { headerValues } from './exchange.js';
import type { RealServer } from './real-server.js';

/** One line for each difference. */
export async function differences(server: RealServer, batches: readonly Batch[]): Promise<readonly string[]> {
  const cookies = new Map<string, string>();
  const found: string[] = [];
  for (const { at, exchanges } of batches) {
    await server.setClock(at);
    const requests = exchanges.map(({ request }) => translated(request, cookies));
    const responses = await Promise.all(requests.map((request) => server.send(request)));
    responses.forEach((real, i) => {
      const exchange = exchanges[i];
      if (exchange === undefined) return;
      const { request, response } = exchange;
      remember(cookies, response, real);
      const where = `${request.method} ${request.target}`;
      found.push(...compare(response, real).map((difference) => `${where}: ${difference}`));
    });
  }
  return found;
}

function translated(request: Request, cookies: ReadonlyMap<string, string>): Request {
  const headers = request.headers.map(([name, value]): HeaderPair => {
    if (name.toLowerCase() !== 'cookie') return [name, value];
    const crumbs = value.split('; ').map((crumb) => {
      const [key, ...rest] = crumb.split('=');
      const own = rest.join('=');
      return `${key ?? ''}=${cookies.get(own) ?? own}`;
    });
    return [name, crumbs.join('; ')];
  });
  return { ...request, headers };
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: string;
}

/** Without Expires: Max-Age says the same, and the two clocks are not read in the same moment. */
function cookiesOf(response: Response): readonly Cookie[] {
  return headerValues(response.headers, 'set-cookie').map((line) => {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', ...value] = pair.split('=');
    const lasting = attributes.filter((attribute) => !attribute.startsWith('Expires='));
    return { name, value: value.join('='), attributes: lasting.sort().join('; ') };
  });
}

function remember(cookies: Map<string, string>, sandbox: Response, real: Response): void {
  const theirs = new Map(cookiesOf(real).map(({ name, value }) => [name, value]));
  for (const { name, value } of cookiesOf(sandbox)) cookies.set(value, theirs.get(name) ?? '');
}

function compare(sandbox: Response, real: Response): readonly string[] {
  const seen: readonly (readonly [what: string, of: (response: Response) => string])[] = [
    ['status', ({ status }) => String(status)],
    ['content-type', ({ headers }) => headerValues(headers, 'content-type').join()],
    ['location', ({ headers }) => headerValues(headers, 'location').join()],
    [
      'cookies',
      (response) =>
        cookiesOf(response)
          .map(({ name, attributes }) => `${name}; ${attributes}`)
          .join(),
    ],
    ['body', ({ body }) => withoutWhatIsDrawn(Buffer.from(body, 'latin1').toString())],
    ...POLICIES.map((name): (typeof seen)[number] => [
      name,
      ({ headers }) => withoutWhatIsDrawn(headerValues(headers, name).join()),
    ]),
  ];
  return seen.flatMap(([what, of]) =>
    of(sandbox) === of(real) ? [] : [`${what} is ${of(real)} on real Node and ${of(sandbox)} in the sandbox`],
  );
}

/** What browsers are told. */
const POLICIES = [
  'access-control-allow-origin',
  'cache-control',
  'content-security-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];

/**
 * Every new password hash has a salt of its own, of which kind and costs are compared; every page may have
 * a nonce; and the clock of the world is another one.
 */
function withoutWhatIsDrawn(text: string): string {
  return text
    .replace(/(\$argon2[^$]+\$[^$]+\$[^$]+)\$[\w+/]+\$[\w+/]+/g, '$1$salt$hash')
    .replace(/nonce(="|-)[\w+/=-]+/g, 'nonce$1drawn')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, 'some time');
}
