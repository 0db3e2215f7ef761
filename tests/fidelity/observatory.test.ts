// What Mozilla's HTTP Observatory and Google's CSP Evaluator say of the board, on real Node: their own
// tests and scores, over answers from loopback.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, mock, test } from 'node:test';
import { ALL_TESTS } from '@mdn/mdn-http-observatory/src/constants.js';
import { MINIMUM_SCORE_FOR_EXTRA_CREDIT } from '@mdn/mdn-http-observatory/src/grader/charts.js';
import { getGradeForScore, getScoreModifier } from '@mdn/mdn-http-observatory/src/grader/grader.js';
import argon2 from 'argon2';
import evaluator from 'csp_evaluator';
import { Severity } from 'csp_evaluator/dist/finding.js';
import parser from 'csp_evaluator/dist/parser.js';
import { CookieJar } from 'tough-cookie';
import { loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import { headerValues, type HeaderPair, type Response } from './exchange.js';
import { RealServer } from './real-server.js';

const HOST = 'board.example';
const ORIGIN = 'https://http-observatory.security.mozilla.org'; // the one that it asks CORS as

// Its install script fetches the list of preloaded hosts; ours is on none.
const { readFileSync } = fs;
mock.method(fs, 'readFileSync', (...args: Parameters<typeof readFileSync>) =>
  String(args[0]).endsWith('hsts-preload.json') ? '{}' : readFileSync(...args),
);

const exercise = await loadExercise('headers/add-security-headers');
after(() => {
  RealServer.end();
});

const hash = await argon2.hash('secret', { memoryCost: 256, timeCost: 2 });
const WORLD = `${exercise.bundle.files['schema.sql'] ?? ''}
INSERT INTO accounts (username, password, phone, digest_key) VALUES ('ada', '${hash}', '1', 'k');`;

interface Answers {
  readonly page: Response;
  readonly overHttp: Response;
  readonly login: Response;
  readonly preflight: Response;
}

async function answersOf(submission: string): Promise<Answers> {
  const below = (folder: string): Readonly<Record<string, string>> => submissionAt(exercise, folder);
  const files = { ...below('starter'), ...below(submission), ...below('given'), 'world.sql': WORLD };
  const server = await RealServer.start(`observatory-${submission}`, 'server.js', files);
  const ask = (
    method: string,
    target: string,
    headers: readonly HeaderPair[] = [],
    body = '',
  ): Promise<Response> => server.send({ method, scheme: 'https', host: HOST, target, headers, body });
  try {
    const form = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
    return {
      page: await ask('GET', '/'),
      overHttp: await server.send({
        method: 'GET',
        scheme: 'http',
        host: HOST,
        target: '/',
        headers: [],
        body: '',
      }),
      login: await ask('POST', '/login', form, 'username=ada&password=secret'),
      preflight: await ask('OPTIONS', '/api/me', [
        ['Origin', ORIGIN],
        ['Access-Control-Request-Method', 'GET'],
      ]),
    };
  } finally {
    await server.stop();
  }
}

/** As its retriever would have put it together. */
function requestsOf({ page, overHttp, login, preflight }: Answers): object {
  const seen = (response: Response): object => ({
    status: response.status,
    headers: Object.fromEntries(
      response.headers.map(([name]) => [
        name.toLowerCase(),
        headerValues(response.headers, name.toLowerCase()),
      ]),
    ),
    verified: true,
    httpEquiv: new Map(),
  });
  const url = new URL(`https://${HOST}/`);
  const jar = new CookieJar();
  for (const line of headerValues(login.headers, 'set-cookie')) jar.setCookieSync(line, url.href);
  const [location] = headerValues(overHttp.headers, 'location');
  const route = [
    { url: new URL(`http://${HOST}/`), status: overHttp.status },
    ...(location === undefined ? [] : [{ url: new URL(location), status: page.status }]),
  ];
  return {
    hostname: HOST,
    resources: { path: page.body },
    responses: {
      auto: { ...seen(page), headers: firstOf(page) },
      https: seen(page),
      http: seen(overHttp),
      cors: { ...seen(preflight), request: { headers: { origin: ORIGIN } } },
      httpRedirects: route,
      httpsRedirects: route,
    },
    session: { url, jar },
  };
}

// With get(), as its HTTP client has them.
function firstOf({ headers }: Response): object {
  const values = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]));
  const get = (name: string): string | undefined => values.get(name.toLowerCase());
  return Object.defineProperty(Object.fromEntries(values), 'get', { value: get });
}

interface Score {
  readonly score: number;
  readonly grade: string;
  readonly results: readonly (string | null)[];
}

// As in its scanner: what is extra counts only from a score on.
function scoreOf(answers: Answers): Score {
  const results = ALL_TESTS.map((examine) => examine(requestsOf(answers)).result);
  const modifiers = results.map((result) => (result === null ? 0 : getScoreModifier(result)));
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 100);
  const without = sum(modifiers.filter((modifier) => modifier < 0));
  const score = without >= MINIMUM_SCORE_FOR_EXTRA_CREDIT ? sum(modifiers) : without;
  return { score, grade: getGradeForScore(score).grade, results };
}

const starter = await answersOf('starter');
const solution = await answersOf('solution');

test("the solution has A+ on Mozilla's scale, with 120 or more", () => {
  const { score, grade, results } = scoreOf(solution);
  assert.ok(score >= 120, `${score}: ${results.join(', ')}`);
  assert.equal(grade, 'A+');
});

test('the starter has less than 40', () => {
  const { score, results } = scoreOf(starter);
  assert.ok(score < 40, `${score}: ${results.join(', ')}`);
});

test('the CSP Evaluator finds nothing of high severity in the policy of the solution', () => {
  const [policy = ''] = headerValues(solution.page.headers, 'content-security-policy');
  const findings = new evaluator.CspEvaluator(new parser.CspParser(policy).csp).evaluate();
  const high = findings.filter(({ severity }) => severity <= Severity.HIGH || severity === Severity.SYNTAX);
  assert.deepEqual(
    high.map(({ directive, description }) => `${directive}: ${description}`),
    [],
  );
});

test('and it would have found some', () => {
  const findings = new evaluator.CspEvaluator(
    new parser.CspParser("script-src 'unsafe-inline'").csp,
  ).evaluate();
  assert.ok(findings.some(({ severity }) => severity === Severity.HIGH));
});
