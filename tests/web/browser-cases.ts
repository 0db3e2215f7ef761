// Cases with people in browsers, played by the real engine against the club of tests/wasm.
import { loadNodeEngine } from '../../wasm/engine/load-node.js';
import type { CaseResult } from '../../wasm/engine/report.js';
import { clubExercise, clubServer } from '../wasm/club-exercise.js';

const kCommon = {
  group: 'attack',
  severity: 'critical',
  counts: ['learned:private', 'changed'],
  rule: 'What a visitor writes is text.',
  explain: 'It was not.',
  intended: ['cookie', 'transport', 'policy'],
  sources: ['OWASP ASVS 5.0, 1.2.1'],
};
const kAttacks = [
  {
    ...kCommon,
    id: 'forged-form',
    agent: 'csrf-form',
    title: 'A page of another site sends a form',
    endpoints: ['write'],
    position: { victim: 'ada', hosts: ['evil.example'] },
  },
  {
    ...kCommon,
    id: 'wire-cookie',
    agent: 'wire-cookie',
    title: 'Somebody on the line reads along',
    endpoints: ['home'],
    position: { victim: 'ada', line: true },
  },
  {
    ...kCommon,
    id: 'wire-listen',
    agent: 'wire-listen',
    title: 'Somebody on the line only listens',
    endpoints: ['home'],
    options: { does: 'signs in,types the address' },
    position: { victim: 'ada', line: true },
  },
];
const kEndpoints = [
  {
    id: 'login',
    method: 'POST',
    path: '/login',
    parameters: [
      { name: 'username', place: 'form', sample: '{{eve.username}}' },
      { name: 'password', place: 'form', sample: '{{eve.password}}' },
    ],
  },
  { id: 'home', method: 'GET', path: '/', signedIn: true, parameters: [] },
  {
    id: 'write',
    method: 'POST',
    path: '/comments',
    signedIn: true,
    parameters: [{ name: 'text', place: 'form', sample: 'hello' }],
  },
];
const kStory = [{ visit: '/comments' }, { wait: '3 days' }, { restart: true }, { visit: '/' }];

interface Manifest {
  world: Record<string, unknown> & { readonly routines: Record<string, unknown> };
  surface: Record<string, unknown>;
}

/** The story "story" and the attacks "forged-form", "wire-cookie" and "wire-listen", with these flags of the session cookie. */
export async function playClub(cookie: string): Promise<ReadonlyMap<string, CaseResult>> {
  const bundle = clubExercise(kStory, kAttacks);
  const manifest = JSON.parse(bundle.json) as Manifest;
  manifest.world['protected'] = [{ what: 'the comments', sql: 'SELECT author, text FROM comments' }];
  manifest.world.routines['types the address'] = [{ visit: 'club.example/' }]; // without https
  manifest.surface['endpoints'] = kEndpoints;
  const engine = await loadNodeEngine();
  const files = { 'server.js': clubServer({ escape: true, cookie }) };
  const report = await engine.grade({ ...bundle, json: JSON.stringify(manifest) }, files, { seed: 7 });
  if (report.problem !== null) throw new Error(report.problem.message);
  return new Map(report.cases.map((played) => [played.id, played]));
}

export function caseOf(cases: ReadonlyMap<string, CaseResult>, id: string): CaseResult {
  const found = cases.get(id);
  if (found === undefined) throw new Error(`There is no case ${id}.`);
  return found;
}
