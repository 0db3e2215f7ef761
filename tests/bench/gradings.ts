// What is asked of one whole grading, wherever it runs.
import { median, type Figure } from './figures.js';

export const kRounds = 5;

const kBar = 1_000; // ms
const kBars: Readonly<Record<string, number>> = { 'rate-limits/slow-the-guessing': 1_500 };

/** In ms, in the order in which they ran: the first began with nothing compiled. */
export interface Times {
  readonly wholes: readonly number[];
  /** From the beginning to the first result. */
  readonly firsts: readonly number[];
}

/** The bar of the first result is the page's, whose engine has been loaded before anybody presses Run. */
export function figuresOf(
  id: string,
  path: string,
  { wholes, firsts }: Times,
  bars: { readonly first?: number } = {},
): readonly Figure[] {
  const [first = NaN, ...more] = wholes;
  const what = `${id}, ${path}`;
  return [
    { what: `${what}, the first run`, value: first, unit: 'ms' },
    {
      what: `${what}, median of ${more.length} more`,
      value: median(more),
      unit: 'ms',
      bar: kBars[id] ?? kBar,
    },
    {
      what: `${what}, first result of the first run`,
      value: firsts[0] ?? NaN,
      unit: 'ms',
      ...(bars.first === undefined ? {} : { bar: bars.first }),
    },
  ];
}
