import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openIn, useSite } from './page.js';

const site = useSite();
const kept = (page: Page) => page.locator('home-page .tallies');
const says = (page: Page) => page.locator('progress-menu [role=status]');

/** Reads the first page and comes back. */
async function readOne(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^(Begin|Continue)/ }).click();
  await page.getByRole('link', { name: /^Mark as read, and next/ }).click();
  await page.getByRole('heading', { level: 1, name: 'The mental model' }).waitFor();
  await page.getByRole('link', { name: 'Parapet' }).click();
  await kept(page).filter({ hasText: '1 of 16 pages' }).waitFor();
}

/** As a file chooser gives it. */
const file = (text: string) => ({
  name: 'progress.json',
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

test('a page that was read is read after a reload, and in another tab at once', async () => {
  const { page, context, complaints } = await site.openIdle('#/');
  const other = await openIn(context, site.origin, '#/');
  await kept(other.page).filter({ hasText: '0 of 16 pages' }).waitFor();
  await readOne(page);
  await kept(other.page).filter({ hasText: '1 of 16 pages' }).waitFor();
  await page.reload();
  await kept(page).filter({ hasText: '1 of 16 pages' }).waitFor();
  await page.locator('home-page .go-on').filter({ hasText: 'Next: The mental model' }).waitFor();
  assert.deepEqual([complaints, other.complaints], [[], []]);
});

test('a reset is undone, after a reload as well', async () => {
  const { page, complaints } = await site.openIdle('#/');
  await readOne(page);
  await page.getByRole('button', { name: 'Reset' }).click();
  await kept(page).filter({ hasText: '0 of 16 pages' }).waitFor();
  await says(page).filter({ hasText: 'are reset' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Undo' }).click();
  await kept(page).filter({ hasText: '1 of 16 pages' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Undo' }).count(), 0);
  assert.deepEqual(complaints, []);
});

test('progress goes out as a file and into another browser; a damaged file changes nothing', async () => {
  const { page, complaints } = await site.openIdle('#/');
  await readOne(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as a file' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'parapet-progress.json');
  const text = readFileSync(await download.path(), 'utf8');

  const { page: fresh, complaints: others } = await site.openIdle('#/');
  const input = fresh.locator('progress-menu input');
  await kept(fresh).filter({ hasText: '0 of 16 pages' }).waitFor();
  await input.setInputFiles(file(text.replace('"why"', '"tls"')));
  await says(fresh).filter({ hasText: 'its checksum does not fit. Nothing was changed.' }).waitFor();
  assert.match(await kept(fresh).innerText(), /0 of 16 pages/);
  await input.setInputFiles(file(text));
  await says(fresh).filter({ hasText: 'What progress.json holds was added.' }).waitFor();
  await kept(fresh).filter({ hasText: '1 of 16 pages' }).waitFor();
  await fresh.getByRole('button', { name: 'Undo' }).click();
  await kept(fresh).filter({ hasText: '0 of 16 pages' }).waitFor();
  assert.deepEqual([complaints, others], [[], []]);
});

test('a browser without IndexedDB keeps progress until the tab is closed, and says so', async () => {
  const { page } = await site.openIdle('#/', { fresh: true });
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'indexedDB'));
  await page.goto(`${site.origin}/?again#/`);
  await page.locator('progress-menu').getByText('only until the tab is closed').waitFor();
  await readOne(page);
});

test('every lesson page opens without a complaint, and an unknown one leads back', async () => {
  const { page, complaints } = await site.openIdle('#/lesson/why');
  const next = page.locator('lesson-page .onwards .primary');
  const seen = new Set<string>();
  for (;;) {
    await page.locator('lesson-page h1').waitFor();
    seen.add(await page.locator('lesson-page h1').innerText());
    const address = await next.getAttribute('href');
    if (address === '#/quick-test') break;
    // An exercise in between has its own tests.
    const isLesson = address?.startsWith('#/lesson/') === true;
    const after = isLesson ? address : await skipExercises(page);
    await page.evaluate((hash) => (location.hash = hash ?? ''), after);
    const title = await page.locator('lesson-nav [aria-current] span').first().innerText();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }
  assert.equal(seen.size, 16);
  await page.goto(`${site.origin}/#/lesson/nothing`);
  await page.getByRole('link', { name: 'See all lessons' }).click();
  await page.getByRole('heading', { name: 'Exercises' }).waitFor();
  assert.deepEqual(complaints, []);
});

/** The page after the current one in the list of all pages. */
async function skipExercises(page: Page): Promise<string | null> {
  const links = page.locator('lesson-nav ul a');
  const current = await links.evaluateAll((all) => all.findIndex((link) => link.ariaCurrent === 'page'));
  return links.nth(current + 1).getAttribute('href');
}
