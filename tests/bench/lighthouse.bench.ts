// Lighthouse on the built page: home, an exercise, the quick test; as a computer, and as a slow telephone, which is
// the harder one. The median of three for what is measured in time.
import { chromium } from 'playwright-core';
import { kArguments, Site, exercise } from '../web/page.js';
import { median, type Figure, type Subject } from './figures.js';

const kPages = { home: '#/', exercise: `#/${exercise}`, test: '#/quick-test/1' };
const kCategories = ['performance', 'accessibility', 'best-practices'] as const;
const kRounds = 3;
const kLeast = 95;

interface Audit {
  readonly title: string;
  readonly score: number | null;
  readonly displayValue?: string;
}

interface Result {
  readonly lhr: {
    readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
    readonly audits: Readonly<Record<string, Audit>>;
  };
}

type Lighthouse = (url: string, flags: object, config?: object) => Promise<Result | undefined>;

/** A browser of its own each time, so that nothing is in its cache. */
async function look(
  lighthouse: Lighthouse,
  url: string,
  port: number,
  config: object | undefined,
): Promise<Result['lhr']> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...kArguments, `--remote-debugging-port=${port}`],
  });
  const flags = { port, output: 'json', logLevel: 'error', onlyCategories: kCategories };
  const result = await lighthouse(url, flags, config).finally(() => browser.close());
  if (result === undefined) throw new Error(`Lighthouse has nothing to say of ${url}.`);
  return result.lhr;
}

function unmet({ audits }: Result['lhr']): string[] {
  return Object.values(audits)
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ title, displayValue = '' }) => `  ${title} ${displayValue}`);
}

const subject: Subject = {
  title: 'Lighthouse (larger is better)',
  async measure() {
    const { default: lighthouse, desktopConfig } = (await import('lighthouse')) as unknown as {
      default: Lighthouse;
      desktopConfig: object;
    };
    const site = new Site();
    await site.start();
    const figures: Figure[] = [];
    for (const [form, config] of [['computer', desktopConfig] as const, ['telephone', undefined] as const])
      for (const [name, address] of Object.entries(kPages)) {
        const rounds: Result['lhr'][] = [];
        for (let round = 0; round < kRounds; round++)
          rounds.push(await look(lighthouse, `${site.origin}/${address}`, 9300 + round, config));
        for (const category of kCategories) {
          const value = median(rounds.map((lhr) => 100 * (lhr.categories[category]?.score ?? 0)));
          figures.push({ what: `${name}, ${form}: ${category}`, value, unit: 'of 100', least: kLeast });
        }
        const last = rounds.at(-1);
        if (last !== undefined) console.log([`${name}, ${form}:`, ...unmet(last)].join('\n'));
      }
    await site.stop();
    return figures;
  },
};
export default subject;
