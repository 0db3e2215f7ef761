// From a case of the report to its steps, each with the cookies and the gains by then.
import type { CaseResult } from '../../../wasm/engine/report.js';
import { JarKeeper } from './jar.js';
import { kLanes, type Lane, type Step } from './step.js';
import { Teller, type Draft } from './teller.js';
import { address, capital } from './words.js';

export interface Story {
  /** The app's host. */
  readonly home: string;
  readonly lanes: readonly Lane[];
  readonly steps: readonly Step[];
  /** Where to begin: the step that decided. */
  readonly telling: number;
}

export function tellStory(result: CaseResult): Story {
  const home = homeOf(result);
  const drafts = [...new Teller(home, result).drafts];
  keepJars(drafts);
  giveEffects(drafts, result);
  const lanes = kLanes.filter((lane) =>
    drafts.some(
      ({ from, to, line }) => from === lane || to === lane || (lane === 'line' && line !== undefined),
    ),
  );
  return { home, lanes, steps: drafts, telling: tellingOf(drafts, result) };
}

/** Exchanges of the trace name no host when it is the app's own; some event has the same one as a URL. */
function homeOf({ browser = [], trace }: CaseResult): string {
  const own = new Set(trace.filter(({ request }) => request.host === undefined).map(({ number }) => number));
  const sent = browser.filter(({ kind, to }) => kind === 'request-sent' && to === 'app');
  const found = sent.find(({ exchange }) => exchange !== undefined && own.has(exchange)) ?? sent[0];
  return found === undefined ? '' : address(found.subject).host;
}

function keepJars(drafts: readonly Draft[]): void {
  const keepers = new Map<string, JarKeeper>();
  for (const draft of drafts) {
    const keeper = keepers.get(draft.person) ?? new JarKeeper();
    keepers.set(draft.person, keeper);
    keeper.pass(draft.at);
    for (const event of [...draft.before, ...draft.after]) keeper.take(event);
    draft.jar = keeper.jar;
  }
}

function giveEffects(drafts: readonly Draft[], { effects = [] }: CaseResult): void {
  for (const { exchange, says } of effects) {
    const at =
      drafts.find((draft) => draft.exchange !== undefined && draft.exchange === exchange) ??
      drafts.find((draft) => (draft.exchange ?? 0) > (exchange ?? Infinity)) ??
      drafts.at(-1);
    if (at === undefined) continue;
    at.gains.push({ says: capital(says), decides: true });
    at.tone = 'taken';
  }
}

function tellingOf(drafts: readonly Draft[], { outcome, effects = [] }: CaseResult): number {
  const last = drafts.length - 1;
  if (outcome === 'breached') {
    const first = capital(effects[0]?.says ?? '');
    const found = drafts.findIndex(({ gains }) =>
      gains.some(({ decides, says }) => decides && says === first),
    );
    return Math.max(0, found);
  }
  if (outcome === 'broken') return Math.max(0, last);
  const held = drafts.findLastIndex(({ tone }) => tone === 'held');
  return held >= 0 || outcome === 'served' ? Math.max(0, held) : Math.max(0, last);
}
