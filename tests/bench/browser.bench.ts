// The simulated browser as the page ships it, without a learner's code: the app is a table of answers.
import { createBrowserQuestions } from '../../wasm/engine/browser-questions.js';
import { coresOf } from '../../wasm/engine/create-engine.js';
import { loadNodeAssets } from '../../wasm/engine/load-node.js';
import { clubExercise } from '../wasm/club-exercise.js';
import { processorTimes } from './comparison.js';
import { median, type Subject } from './figures.js';

const kRounds = 9;
const kNavigations = 200;
const kCookies = 20;
const kDecisions = 20_000;

const kHeaders = [
  ['content-type', 'text/html; charset=utf-8'],
  ['content-security-policy', "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'"],
  ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
  ['set-cookie', '__Host-sid=1234567890abcdef; Path=/; Secure; HttpOnly; SameSite=Lax'],
  ['set-cookie', 'theme=dark; Path=/; Max-Age=86400'],
];
const kPage = `<!doctype html><html lang=en><title>Club</title><link rel=stylesheet href=/club.css>
<h1>Welcome</h1><nav>${'<a href=/comments>Comments</a> '.repeat(10)}</nav><img src=/logo.png alt="">
<form method=post action=/comments><input name=text><button>Send</button></form>
<ul>${'<li>A comment that somebody has written.</li>'.repeat(20)}</ul>`;

interface Asked {
  readonly target: string;
}

function answer({ target }: Asked): object {
  if (target.endsWith('.css')) return { status: 200, headers: [['content-type', 'text/css']], body: 'p{}' };
  if (target.endsWith('.png')) return { status: 200, headers: [['content-type', 'image/png']], body: 'x' };
  return { status: 200, headers: kHeaders, body: kPage };
}

/** Every page has a style sheet and a picture: three requests, each with a decision for each cookie. */
async function navigations(): Promise<readonly number[]> {
  const { Run } = await coresOf(await loadNodeAssets()).get('browser');
  const steps = Array.from({ length: kNavigations }, (_, i) => ({ as: 'ada', visit: `/page/${i}` }));
  const { json, files } = clubExercise([]);
  const stories = [{ id: 'story', title: 'A story', steps }];
  const exercise = JSON.stringify({ ...(JSON.parse(json) as object), stories });
  const grants = files['starter/grants.sql'] ?? '';
  const world = JSON.stringify({ 'schema.sql': files['schema.sql'], 'grants.sql': grants, 'server.js': '' });
  const serve = (requests: string): string => JSON.stringify((JSON.parse(requests) as Asked[]).map(answer));
  const play = (): void => {
    const run = new Run();
    const { error, value } = run.open(exercise, world, 1);
    if (error !== '' || value !== '') throw new Error(error + value);
    const played = run.play('story', { serve, memory: () => 0 });
    const { outcome, exchanges } = JSON.parse(played.value) as { outcome: string; exchanges: number };
    if (outcome !== 'served' || exchanges < kNavigations) throw new Error(played.value.slice(0, 300));
    run.delete();
  };
  return (await processorTimes(play, kRounds + 2)).slice(2);
}

/** Whether each of twenty cookies goes along, asked as the quick test does: all of it as JSON. */
async function decisions(): Promise<readonly number[]> {
  const { core } = await loadNodeAssets();
  const browser = await createBrowserQuestions(await core('browser'));
  const sites = ['Strict', 'Lax', 'None'];
  const stored = Array.from({ length: kCookies }, (_, i) => ({
    from: 'https://shop.example/',
    line: `c${i}=${i}; Secure; Path=/${i % 2 === 0 ? '' : 'other'}; SameSite=${sites[i % 3] ?? 'Lax'}`,
  }));
  const request = {
    secondsLater: 0,
    method: 'GET',
    url: 'https://shop.example/',
    from: 'https://evil.example/',
    kind: 'navigation',
  };
  const ask = (): void => {
    for (let asked = 0; asked < kDecisions; asked += kCookies) browser.cookiesSent({ stored, request });
  };
  return (await processorTimes(ask, kRounds + 2)).slice(2);
}

const subject: Subject = {
  title: 'The simulated browser in WebAssembly',
  async measure() {
    return [
      {
        what: `${kDecisions} cookie decisions, each after the cookie was stored`,
        value: median(await decisions()),
        unit: 'ms',
        bar: 1000,
      },
      {
        what: `a story of ${kNavigations} navigations, ${3 * kNavigations} requests`,
        value: median(await navigations()),
        unit: 'ms',
        bar: 300,
      },
    ];
  },
};
export default subject;
