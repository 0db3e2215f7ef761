// Which module an import names. Bare names are the playground's; the rest are files of the
// submission, with ./db.js and ./log.js answered by the sandbox's own.
import type { Files } from '../exercise.js';
import { ON_REQUEST } from './images.js';

const ALIASES: Readonly<Record<string, string>> = { crypto: 'node:crypto', util: 'node:util' };

export interface Missing {
  readonly specifier: string;
  readonly importer: string;
  readonly message: string;
}

export class Modules {
  readonly #builtIn: ReadonlySet<string>;
  readonly #files: Files;
  #missing: Missing | undefined;
  #asked = new Map<string, { specifier: string; importer: string }>();

  constructor(builtIn: readonly string[], files: Files) {
    this.#builtIn = new Set(builtIn);
    this.#files = files;
  }

  /** The last module that was not found. */
  get missing(): Missing | undefined {
    return this.#missing;
  }

  resolve(base: string, specifier: string): string {
    const name = this.#named(base, specifier);
    this.#asked.set(name, { specifier, importer: base.replace(/^\//, '') });
    return name;
  }

  #named(base: string, specifier: string): string {
    if (/^\.{0,2}\//.test(specifier)) return resolvePath(base, specifier);
    if (Object.hasOwn(ALIASES, specifier)) return ALIASES[specifier] ?? specifier;
    return specifier;
  }

  load(name: string): { readonly source: string } | { readonly error: string } {
    const file = name.startsWith('/') ? name.slice(1) : undefined;
    if (file !== undefined && Object.hasOwn(this.#files, file)) return { source: this.#files[file] ?? '' };
    const { specifier, importer } = this.#asked.get(name) ?? { specifier: name, importer: '' };
    const [what, names] =
      file === undefined ? ['This playground has', this.#packages()] : ['The files are', this.#ours()];
    const message = `Cannot find module '${specifier}'. ${what}: ${names.join(', ')}`;
    this.#missing = { specifier, importer, message };
    return { error: message };
  }

  #packages(): readonly string[] {
    return [...new Set([...this.#builtIn, ...ON_REQUEST])].filter((name) => !name.startsWith('/'));
  }

  #ours(): readonly string[] {
    const given = [...this.#builtIn].filter((name) => name.startsWith('/')).map((name) => name.slice(1));
    return [...new Set([...Object.keys(this.#files), ...given])]
      .filter((name) => name.endsWith('.js'))
      .sort();
  }
}

function resolvePath(base: string, specifier: string): string {
  const parts = specifier.startsWith('/') ? [] : base.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return `/${parts.filter((part) => part !== '').join('/')}`;
}
