// The engine in its workers, from the files that the build gives hashed names. The page works
// while they are fetched.
import accountsCoreUrl from '../../../build/packed/core-accounts.wasm?url';
import browserCoreUrl from '../../../build/packed/core-browser.wasm?url';
import sqlCoreUrl from '../../../build/packed/core-sql.wasm?url';
import bcryptUrl from '../../../build/guest/extras/bcrypt.js?url';
import helmetUrl from '../../../build/guest/extras/helmet.js?url';
import jsonwebtokenUrl from '../../../build/guest/extras/jsonwebtoken.js?url';
import settingsUrl from '../../../build/guest/extras/settings.js?url';
import zodUrl from '../../../build/guest/extras/zod.js?url';
import guestUrl from '../../../build/guest/guest.js?url';
import pageUrl from '../../../build/guest/page.js?url';
import quickjsUrl from '../../../build/packed/quickjs.wasm?url';
import witnessUrl from '../../../wasm/engine/witness.ts?worker&url';
import workerUrl from '../../../wasm/engine/worker.ts?worker&url';
import type { EngineClient } from '../../../wasm/engine/client.js';
import type { CoreName } from '../../../wasm/engine/cores.js';
import { TeamClient } from '../../../wasm/engine/team-client.js';
import { createWebClient } from '../../../wasm/engine/web-client.js';
import { scriptUrl } from './trusted.js';

export type { EngineClient };

let started: EngineClient | undefined;

/** The page's one engine; the first call begins to fetch it, with the core of the exercise that is open. */
export function startEngine(first: CoreName): EngineClient {
  started ??= start(first);
  return started;
}

function start(first: CoreName): EngineClient {
  // The worker resolves what it is given against its own address, so these are absolute.
  const absolute = (url: string): string => new URL(url, document.baseURI).href;
  const make = (url: string) => new Worker(scriptUrl(url), { type: 'module' });
  const makers = { engine: () => make(workerUrl), witness: () => make(witnessUrl) };
  const urls = {
    cores: {
      sql: absolute(sqlCoreUrl),
      accounts: absolute(accountsCoreUrl),
      browser: absolute(browserCoreUrl),
    },
    first,
    quickjs: absolute(quickjsUrl),
    guest: absolute(guestUrl),
    page: absolute(pageUrl),
    extras: {
      bcrypt: absolute(bcryptUrl),
      helmet: absolute(helmetUrl),
      jsonwebtoken: absolute(jsonwebtokenUrl),
      settings: absolute(settingsUrl),
      zod: absolute(zodUrl),
    },
  };
  const makeOne = (): EngineClient => createWebClient(makers, urls);
  return navigator.hardwareConcurrency > 1 ? new TeamClient(makeOne(), makeOne) : makeOne();
}
