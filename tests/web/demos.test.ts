import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { findings } from './axe.js';
import { Site, type OpenPage } from './page.js';

const site = new Site();
before(() => site.start());
after(() => site.stop());

let opened: Promise<OpenPage> | undefined;

/** One page for all: its engine is started once, as for a learner who goes from lesson to lesson. */
async function openLesson(id: string): Promise<{ page: Page; complaints: readonly string[] }> {
  const address = `#/lesson/${id}`;
  opened ??= site.open('#/', { reducedMotion: 'reduce' });
  const { page, complaints } = await opened;
  await page.goto(`${site.origin}/#/`);
  await page.locator('home-page h1').waitFor();
  await page.goto(`${site.origin}/${address}`);
  await page.locator(`lesson-nav a[aria-current][href="${address}"]`).waitFor({ state: 'attached' });
  await page.locator('lesson-page h1').waitFor();
  return { page, complaints };
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
  const demo = page.locator('switch-demo');
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

test('everybody asks for everything, and one answer is seen whole', async () => {
  const { page, complaints } = await openLesson('authn-authz');
  const demo = page.locator('access-demo');
  await demo.locator('td button').nth(11).waitFor();
  assert.equal(await demo.locator('td button.fallen').count(), 6);
  await demo.getByLabel('Ask whose order it is').check();
  await demo.getByLabel('Ask for the role').check();
  await demo.locator('div[aria-busy=false]').waitFor();
  await demo.locator('td button.fallen').waitFor({ state: 'detached' });
  await demo.getByRole('button', { name: '403' }).first().click();
  await demo.getByText('This is for staff.', { exact: false }).last().waitFor();
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(complaints, []);
});

test('a secret that is logged is seen in the log, and found', async () => {
  const { page, complaints } = await openLesson('secrets');
  const demo = page.locator('switch-demo');
  await demo.locator('li.fallen', { hasText: 'Her password: found' }).waitFor();
  await demo.locator('log-lines mark').waitFor();
  assert.deepEqual(await findings(page), []);
  await demo.getByLabel('Mask what is secret').check();
  await demo.locator('li.held', { hasText: 'Her password: not there' }).waitFor();
  assert.equal(await demo.locator('log-lines mark').count(), 0);
  assert.deepEqual(complaints, []);
});

test('a worked example runs before and after, and a line of the verdict is a line of its code', async () => {
  const { page, complaints } = await openLesson('examples');
  const example = page.locator('worked-example').first();
  await example.getByRole('button', { name: 'Run it' }).click();
  await example.getByRole('button', { name: 'An attacker types SQL into the field: got in' }).click();
  await example.locator('case-detail exchange-card').first().waitFor();
  await example.locator('case-detail .chip').first().click();
  assert.match(await example.locator('demo-code .pointed').innerText(), /db\.query/);
  assert.deepEqual(await findings(page), []);
  await example.getByRole('button', { name: 'After' }).click();
  await example.getByRole('button', { name: 'Run it' }).click();
  await example.getByRole('button', { name: 'A customer looks for O’Brien’s biscuits: served' }).waitFor();
  assert.equal(await example.locator('.outcome.fallen').count(), 0);
  assert.deepEqual(complaints, []);
});

test('the self-check is done by what comes of it', async () => {
  const { page, complaints } = await openLesson('self-check');
  const probe = page.locator('probe-demo');
  await probe.locator('.found li').nth(3).waitFor();
  await probe.locator('input').fill("'");
  await probe.locator('.tasks li.done', { hasText: 'fall over' }).waitFor();
  await probe.getByRole('button', { name: 'script' }).click();
  await probe.locator('.tasks li.done', { hasText: 'script' }).waitFor();
  assert.equal(await probe.locator('.tasks li.done').count(), 2);
  const responses = page.locator('switch-demo');
  for (const box of await responses.getByRole('checkbox').all()) await box.check();
  await responses.getByText('Nothing is missing.').waitFor();
  await responses.locator('li.held').nth(1).waitFor();
  await responses.locator('summary').first().click();
  await responses.getByText('location: https://club.example/').waitFor();
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(complaints, []);
});
