// Progress as one file: JSON with a version and a checksum. Reading it either gives the whole
// progress or says in a sentence what is wrong.
import type { ProgressData } from './data.js';
import { crc32 } from './slots.js';

const kWhat = 'parapet-progress';
const kVersion = 1;

export type Read =
  | { readonly ok: true; readonly data: ProgressData; readonly at: string }
  | { readonly ok: false; readonly problem: string };

export function exportProgress(data: ProgressData, now: Date): string {
  const checksum = checksumOf(data);
  return `${JSON.stringify({ what: kWhat, version: kVersion, at: now.toISOString(), checksum, progress: data }, null, 2)}\n`;
}

export function readExport(text: string): Read {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return problem('This is not a JSON file, or only a part of one.');
  }
  if (!isRecord(file) || file['what'] !== kWhat)
    return problem('This file is not an export of Parapet’s progress.');
  const { version, checksum, progress, at } = file;
  if (typeof version !== 'number') return problem('The file does not say which version it is of.');
  if (version > kVersion)
    return problem(
      `The file is of version ${version}; this page reads up to version ${kVersion}. Reload the page to get the newest.`,
    );
  if (checksum !== checksumOf(progress))
    return problem('The file was changed or damaged after it was exported: its checksum does not fit.');
  if (!isProgress(progress)) return problem('The file’s checksum fits, but it does not hold progress.');
  return { ok: true, data: progress, at: typeof at === 'string' ? at : '' };
}

function problem(says: string): Read {
  return { ok: false, problem: says };
}

/** Of the members in a fixed order, so that a file that was only formatted anew still fits. */
function checksumOf(data: unknown): string {
  return crc32(JSON.stringify(sorted(data ?? null)))
    .toString(16)
    .padStart(8, '0');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, sorted(member)]);
}

type Check = (value: unknown) => boolean;

const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isScore: Check = (value) =>
  isRecord(value) && isNumber(value['points']) && isNumber(value['of']) && Number(value['of']) > 0;
const isList =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);
const isMap =
  (item: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(item);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const isRound: Check = (value) =>
  isRecord(value) &&
  isNumber(value['started']) &&
  isNumber(value['seed']) &&
  orNull(isList((id) => typeof id === 'string'))(value['only']) &&
  isMap(isList(isNumber))(value['answers']) &&
  typeof value['finished'] === 'boolean';

function isProgress(value: unknown): value is ProgressData {
  if (!isRecord(value) || !isMap(isScore)(value['exercises']) || !isMap(isNumber)(value['read']))
    return false;
  const test = value['test'];
  return isRecord(test) && orNull(isScore)(test['best']) && orNull(isRound)(test['round']);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
