import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { findings } from './axe.js';
import { useSite } from './page.js';

const site = useSite();

async function openLesson(id: string): Promise<{ page: Page; complaints: readonly string[] }> {
  const opened = await site.open(`#/lesson/${id}`, { reducedMotion: 'reduce' });
  await opened.page.locator('lesson-page h1').waitFor();
  return opened;
}

test('what is typed into the search is seen as code, or as data', async () => {
  const { page, complaints } = await openLesson('injection');
  const demo = page.locator('search-demo');
  await demo.locator('input').fill("O'Brien");
  await demo.getByText('syntax error').waitFor();
  assert.ok((await demo.locator('sql-lens mark.code').innerText()).includes("O'Brien"));
  await demo.getByRole('button', { name: 'UNION' }).click();
  await demo.getByText('kestrel-44').waitFor();
  await demo.locator('input').fill('{{ada}}');
  await demo.locator('mark.data', { hasText: '{ {ada}}' }).last().waitFor();
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(complaints, []);
});

test('an attack is watched with the mistake and without it', async () => {
  const { page, complaints } = await openLesson('injection');
  const trial = page.locator('lesson-trial');
  await trial.getByRole('button', { name: 'See it break' }).click();
  await trial.locator('.outcome', { hasText: 'With the mistake: got in' }).waitFor();
  assert.ok((await trial.locator('exchange-card').count()) > 0);
  assert.deepEqual(await findings(page), []);
  await trial.getByRole('button', { name: 'Try it mended' }).click();
  await trial.locator('.outcome', { hasText: 'Mended: blocked' }).waitFor();
  await trial.getByRole('button', { name: 'catalogue.js' }).first().click();
  await page.waitForURL(/#\/sql-injection\/patch-the-query$/);
  assert.deepEqual(complaints, []);
});

test("a cookie's flag keeps out whom it should", async () => {
  const { page, complaints } = await openLesson('sessions');
  const demo = page.locator('cookie-demo');
  await demo.locator('li.fallen').nth(2).waitFor();
  await demo.getByLabel('HttpOnly').check();
  await demo.locator('li.held', { hasText: 'script' }).waitFor();
  assert.equal(await demo.locator('li.fallen').count(), 2);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(complaints, []);
});

test('the thief needs longer at higher costs', async () => {
  const { page, complaints } = await openLesson('passwords');
  const demo = page.locator('cost-demo');
  await demo.locator('cracking-chart tbody').first().waitFor();
  const before = await demo.locator('cracking-chart tr.kept').count();
  await demo.getByLabel('Memory').focus();
  await page.keyboard.press('Home');
  await demo.locator('cracking-chart th', { hasText: 'Argon2id, 1 MiB' }).first().waitFor();
  assert.ok((await demo.locator('cracking-chart tr.kept').count()) < before);
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(complaints, []);
});
