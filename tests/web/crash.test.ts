// The progress in a real browser that crashes, on a record that is damaged, without room to write.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import type { Progress } from '../../web/src/progress/progress.js';
import { kArguments, kChromium, kPatience, useSite } from './page.js';
import { draws } from './fallible-slots.js';

const site = useSite();

/** Home, once it knows the progress. */
async function home(page: Page): Promise<void> {
  await page.goto(`${site.origin}/#/`);
  await page.locator('home-page .go-on a').waitFor();
}

/** Which of these pages the progress holds as read. */
function read(page: Page): Promise<string[]> {
  return page.locator('home-page').evaluate((element) => {
    const progress = Reflect.get(element, 'progress') as Progress;
    return Object.keys(progress.data.read);
  });
}

/** Marks page after page as read, until the browser is gone, and calls `kept` for each that is kept. */
function readForEver(page: Page, life: number): Promise<void> {
  return page.locator('home-page').evaluate(async (element, name) => {
    const progress = Reflect.get(element, 'progress') as Progress;
    const kept = Reflect.get(globalThis, 'kept') as (page: string) => Promise<void>;
    for (let count = 0; ; count++) {
      const id = `${name}-${count}`;
      if ((await progress.take({ kind: 'read', page: id, at: count })) === 'kept') await kept(id);
    }
  }, `life-${life}`);
}

async function launch(folder: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: kChromium,
    args: kArguments,
  });
  context.setDefaultTimeout(kPatience);
  await context.route('**/*.wasm', () => undefined);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}

test('a browser that crashes while it writes has every step that was acknowledged', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parapet-crash-'));
  const draw = draws(5);
  const sure = new Set<string>();
  try {
    for (let life = 0; life < 4; life++) {
      const { context, page } = await launch(folder);
      await home(page);
      const there = new Set(await read(page));
      assert.deepEqual(
        [...sure].filter((id) => !there.has(id)),
        [],
        `lost before life ${life}`,
      );
      const devtools = await context.newCDPSession(page);
      const closed = new Promise((resolve) => context.once('close', resolve));
      let left = 3 + draw(25);
      await page.exposeFunction('kept', (id: string) => {
        sure.add(id);
        if (left-- === 0) void devtools.send('Browser.crash').catch(() => undefined);
      });
      await readForEver(page, life).catch(() => undefined);
      await closed;
    }
    assert.ok(sure.size > 20, `${sure.size} steps`);
  } finally {
    // What the crashed browser had started writes for a moment yet.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

interface Slot {
  readonly key: number;
  readonly text: string;
}

/** Both slots as they are in the database; or one of them written over. */
function slots(page: Page, write?: Slot): Promise<readonly string[]> {
  return page.evaluate(async (slot) => {
    const tools = {
      wait<T>(request: IDBRequest<T>): Promise<T> {
        return new Promise((resolve) => {
          request.onsuccess = () => {
            resolve(request.result);
          };
        });
      },
    };
    const database = await tools.wait(indexedDB.open('parapet-progress'));
    const store = database.transaction('slots', 'readwrite').objectStore('slots');
    if (slot !== undefined) await tools.wait(store.put(slot.text, slot.key));
    const all = await tools.wait(store.getAll() as IDBRequest<string[]>);
    database.close();
    return all;
  }, write);
}

test('a damaged record costs nothing, whichever of the two, and is mended', async () => {
  const { page, complaints } = await site.openIdle('#/lesson/why');
  await page.getByRole('link', { name: /^Mark as read/ }).click();
  await page.locator('lesson-nav .read').waitFor();
  await home(page);
  for (const key of [0, 1]) {
    const whole = (await slots(page))[key] ?? '';
    assert.match(whole, /"why"/);
    await slots(page, { key, text: whole.replace('"why"', '"wha"') });
    await page.reload();
    await page.locator('home-page .tallies').filter({ hasText: '1 of 16 pages' }).waitFor();
    for (const text of await slots(page)) assert.match(text, /"why"/, `slot ${key}`);
  }
  assert.deepEqual(complaints, []);
});

test('a storage that is full is told, and what it refused is kept as soon as there is room', async () => {
  const { page } = await site.openIdle('#/');
  await home(page);
  await page.evaluate(() => {
    const put: unknown = Reflect.get(IDBObjectStore.prototype, 'put');
    Reflect.set(globalThis, 'room', () => Reflect.set(IDBObjectStore.prototype, 'put', put));
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room.', 'QuotaExceededError');
    };
  });
  const mark = page.getByRole('link', { name: /^Mark as read/ });
  await page.getByRole('link', { name: /^Begin/ }).click();
  await mark.click();
  await page.getByRole('link', { name: 'Parapet' }).click();
  await page.locator('progress-menu').getByText('only until the tab is closed').waitFor();
  await page.evaluate(() => {
    (Reflect.get(globalThis, 'room') as () => void)();
  });
  await page.getByRole('link', { name: /^Continue/ }).click();
  await mark.click();
  await page.getByRole('link', { name: 'Parapet' }).click();
  await page.locator('progress-menu').getByText('It is kept in this browser').waitFor();
  await page.reload();
  await page.locator('home-page .tallies').filter({ hasText: '2 of 16 pages' }).waitFor();
});
