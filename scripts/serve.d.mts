import type { Server } from 'node:http';

/** A server for a built page that is not listening yet. */
export function createPageServer(folder: string): Promise<Server>;

export interface HeaderRule {
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export function parseHeaders(text: string): readonly HeaderRule[];
