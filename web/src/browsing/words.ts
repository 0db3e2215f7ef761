// The words for steps and decisions.
import type { BrowserEvent, Exchange } from '../../../wasm/engine/report.js';

/** "ada" is a key of exercise.json; the page calls her Ada. */
export function personName(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}

export interface Address {
  readonly origin: string;
  readonly host: string;
  readonly path: string;
}

export function address(url: string): Address {
  const [, scheme = '', host = '', path = ''] = /^(https?):\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  return host === ''
    ? { origin: url, host: url, path: '' }
    : { origin: `${scheme}://${host}`, host, path: path || '/' };
}

/** An address without what is the same for all: "/transfer" of the app, "evil.example/win". */
export function shortAddress(url: string, home: string): string {
  const { origin, host, path } = address(url);
  if (origin === `https://${home}`) return path;
  if (origin === `http://${home}`) return `http://…${path}`;
  return origin.startsWith('http:') ? origin + path : host + path;
}

const kShown = 120; // characters of an address

/** As a person reads it: decoded, and not all of what is too long. */
export function readable(url: string): string {
  let text = url;
  try {
    text = decodeURIComponent(url);
  } catch {
    // It stays as it was sent.
  }
  const line = text.replace(/\s+/g, ' ').replaceAll('`', "'");
  return line.length > kShown ? `${line.slice(0, kShown)}…` : line;
}

const kDay = 86_400_000;

/** "00:03:00", with days before it and the milliseconds behind: the world's clock, from the case's beginning. */
export function clock(at: number): string {
  const days = Math.floor(at / kDay);
  const time = new Date(at % kDay).toISOString().slice(11, 23);
  return days === 0 ? time : `${days} d ${time}`;
}

const kUnits = [
  [kDay, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1000, 'second'],
] as const;

/** "3 days later"; undefined where nothing worth a line went by. */
export function pause(milliseconds: number): string | undefined {
  if (milliseconds < 30_000) return undefined;
  const [size, unit] = kUnits.find(([each]) => milliseconds >= each) ?? [1000, 'second'];
  const number = Math.round(milliseconds / size);
  return `${number} ${unit}${number === 1 ? '' : 's'} later`;
}

export const kGroups = [
  'Cookies',
  'Transport',
  'Content-Security-Policy',
  'CORS',
  'Framing',
  'Types',
  'Pages and scripts',
] as const;
export type Group = (typeof kGroups)[number];

export function groupOf({ kind }: BrowserEvent): Group {
  if (kind.startsWith('cookie-') || kind === 'session-ended') return 'Cookies';
  if (kind.startsWith('hsts-') || kind === 'mixed-content') return 'Transport';
  if (['content-policy', 'script-blocked', 'style-blocked'].includes(kind)) return 'Content-Security-Policy';
  if (kind === 'cors' || kind === 'preflight') return 'CORS';
  if (kind === 'framing') return 'Framing';
  if (kind === 'type-refused') return 'Types';
  return 'Pages and scripts';
}

type Words = (event: BrowserEvent, home: string) => string;

const kWords: Readonly<Record<string, Words>> = {
  'cookie-sent': ({ subject }) => `\`${subject}\` goes along`,
  'cookie-withheld': ({ subject, detail }) =>
    detail === 'document.cookie' ? `\`${subject}\` is not shown to the script` : `\`${subject}\` stays`,
  'cookie-stored': ({ subject, cookie }) => `\`${subject}\` is ${kStored[cookie?.effect ?? 'added']}`,
  'cookie-refused': ({ subject }) => `\`${subject}\` is refused`,
  'session-ended': () => 'Cookies without an expiry are gone',
  'hsts-upgraded': ({ subject }) => `\`${subject}\` becomes https`,
  'hsts-learnt': ({ subject, allowed }) =>
    allowed ? `\`${subject}\` is remembered as https only` : `The HSTS header of \`${subject}\` is ignored`,
  'mixed-content': ({ subject, allowed }) =>
    allowed ? `\`${subject}\` becomes https` : `\`${subject}\` is not loaded`,
  'content-policy': ({ subject, allowed }, home) =>
    `\`${shortAddress(subject, home)}\` ${allowed ? 'is allowed' : 'is blocked'}`,
  'script-blocked': ({ subject }) => `${subject} does not run`,
  'style-blocked': ({ subject }) => `${subject} is not used`,
  cors: ({ allowed }) => (allowed ? 'The script may read the answer' : 'The script may not read the answer'),
  preflight: ({ allowed }) =>
    allowed ? 'The preflight is granted' : 'The preflight is not granted: nothing is sent',
  framing: ({ subject, allowed }, home) =>
    `\`${shortAddress(subject, home)}\` ${allowed ? 'is shown in the frame' : 'is not shown in the frame'}`,
  'type-refused': ({ subject, detail }, home) =>
    `\`${shortAddress(subject, home)}\` is not used as a ${detail}`,
  'redirect-followed': ({ subject }, home) => `The answer leads on to \`${shortAddress(subject, home)}\``,
  'document-opened': ({ subject }, home) => `\`${shortAddress(subject, home)}\` is shown`,
  'form-submitted': ({ subject, detail, allowed }, home) =>
    allowed ? `A form goes to \`${shortAddress(subject, home)}\`, as ${detail}` : 'The form is not sent',
  'navigation-started': ({ subject, detail }, home) =>
    `A page of \`${address(detail).host}\` leads to \`${shortAddress(subject, home)}\``,
  'navigation-failed': ({ detail }) => detail,
  'from-cache': ({ subject }, home) =>
    `\`${shortAddress(subject, home)}\` is taken from the cache: nothing goes out`,
  'request-blocked': ({ subject }, home) => `\`${shortAddress(subject, home)}\` is not asked for`,
  'script-run': ({ subject }, home) => `${scriptName(subject, home)} runs`,
  'storage-written': ({ subject, detail }) => `\`${subject}\` is written to ${detail}`,
  'storage-refused': ({ subject }) => `\`${subject}\` is not written`,
  'access-refused': ({ subject }) => `\`${subject}\` is out of reach`,
  clicked: ({ subject, detail }) =>
    subject === detail
      ? `The click goes to the ${subject}`
      : `The click goes to the ${subject}, where ${detail} was seen`,
  console: ({ subject, detail }) => `${subject}: ${detail}`,
};
const kStored = { added: 'stored', replaced: 'stored anew', deleted: 'deleted' };

/** What was decided, in a few words. */
export function decisionWords(event: BrowserEvent, home: string): string {
  return kWords[event.kind]?.(event, home) ?? `${event.kind}: ${event.subject}`;
}

export function scriptName(subject: string, home: string): string {
  return subject.includes('://') ? `Script \`${shortAddress(subject, home)}\`` : capital(subject);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Who the attacker's own request goes to, as a URL. */
export function targetUrl({ request }: Exchange, home: string): string {
  return `${request.scheme ?? 'https'}://${request.host ?? (home || 'app')}${request.target}`;
}
