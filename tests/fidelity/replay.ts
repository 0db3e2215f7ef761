// Sends a story's requests to a real server and tells where its answers differ. Each server draws
// tokens of its own, in cookies and in pages: what one gave is replaced by what the other gave.
import assert from 'node:assert/strict';
import type { Batch, Exchange, HeaderPair, Request, Response } from './exchange.js';
import { headerValues } from './exchange.js';
import type { RealServer } from './real-server.js';
import { Tokens } from './tokens.js';

/** One line for each difference. */
export async function differences(server: RealServer, batches: readonly Batch[]): Promise<readonly string[]> {
  const tokens = new Tokens();
  const found: string[] = [];
  for (const { at, exchanges } of batches) {
    await server.setClock(at);
    const requests = exchanges.map(({ request }) => translated(request, tokens));
    const responses = await Promise.all(requests.map((request) => server.send(request)));
    for (const { request, response, real } of paired(exchanges, responses, tokens)) {
      remember(tokens, response, real);
      const where = `${request.method} ${request.target}`;
      found.push(...compare(response, real, tokens).map((difference) => `${where}: ${difference}`));
    }
  }
  return found;
}

interface Pair extends Exchange {
  readonly real: Response;
}

/** Of requests that are in flight at once the first is nobody's promise: each meets the answer most like its own. */
function paired(
  exchanges: readonly Exchange[],
  responses: readonly Response[],
  tokens: Tokens,
): readonly Pair[] {
  const left = [...responses];
  return exchanges.map((exchange) => {
    const unlike = left.map((real) => compare(exchange.response, real, tokens).length);
    const [real] = left.splice(unlike.indexOf(Math.min(...unlike)), 1);
    assert(real, 'every request has an answer');
    return { ...exchange, real };
  });
}

function translated(request: Request, tokens: Tokens): Request {
  const headers = request.headers.map(([name, value]): HeaderPair => [name, tokens.translate(value)]);
  const isForm = headerValues(headers, 'content-type').join().includes('urlencoded');
  return {
    ...request,
    target: tokens.translateEncoded(request.target),
    headers,
    body: isForm ? tokens.translateEncoded(request.body) : tokens.translate(request.body),
  };
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

function remember(tokens: Tokens, sandbox: Response, real: Response): void {
  const theirs = new Map(cookiesOf(real).map(({ name, value }) => [name, value]));
  for (const { name, value } of cookiesOf(sandbox)) tokens.add(value, theirs.get(name) ?? '');
  tokens.learn(sandbox.body, real.body);
  const locations = [sandbox, real].map(({ headers }) => headerValues(headers, 'location').join());
  tokens.learn(locations[0] ?? '', locations[1] ?? '');
}

function compare(sandbox: Response, real: Response, tokens: Tokens): readonly string[] {
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
      // White space around a value is no part of it: RFC 9110, 5.5.
      ({ headers }) => withoutWhatIsDrawn(headerValues(headers, name).join().trim()),
    ]),
  ];
  return seen.flatMap(([what, of]) =>
    tokens.translate(of(sandbox)) === of(real)
      ? []
      : [`${what} is ${of(real)} on real Node and ${of(sandbox)} in the sandbox`],
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
