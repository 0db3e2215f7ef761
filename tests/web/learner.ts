// What a learner does, as steps.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { exercise, type OpenPage, type Site } from './page.js';

const folder = fileURLToPath(new URL(`../../exercises/${exercise}/`, import.meta.url));

export function solutionFiles(id = exercise): readonly (readonly [name: string, text: string])[] {
  const below = fileURLToPath(new URL(`../../exercises/${id}/solution/`, import.meta.url));
  return readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(below, file), readFileSync(file, 'utf8')];
    });
}

interface Titles {
  readonly attacks: readonly { readonly id: string; readonly title: string }[];
}

/** The button that opens a case. */
export function caseButton(page: Page, id: string, of = exercise): Locator {
  const manifest = new URL(`../../exercises/${of}/exercise.json`, import.meta.url);
  const { attacks } = JSON.parse(readFileSync(manifest, 'utf8')) as Titles;
  const title = attacks.find((attack) => attack.id === id)?.title ?? id;
  return page.locator('case-row button.line').filter({ hasText: title });
}

export function starterFile(name: string): string {
  return readFileSync(`${folder}starter/${name}`, 'utf8');
}

export function editor(page: Page): Locator {
  return page.locator('code-editor .cm-content');
}

export async function chooseFile(page: Page, name: string): Promise<void> {
  await page.locator(`file-tabs button[data-file="${name}"]`).click();
  await page.locator(`code-editor .cm-content[aria-label="${name}"]`).waitFor();
}

/** Replaces the open file: selects all of it and types, as one input event. */
export async function typeOver(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

/** Types the whole solution over what the learner has. */
export async function typeSolution(page: Page, id = exercise): Promise<void> {
  for (const [name, text] of solutionFiles(id)) {
    await chooseFile(page, name);
    await typeOver(page, text);
  }
}

/** The whole text of the open file, through the page's own store of it. */
export async function fileText(page: Page, name: string): Promise<string> {
  return page.locator('code-pane').evaluate((pane, file) => {
    const bench = Reflect.get(pane, 'bench') as { work: { files: Record<string, string> } };
    return bench.work.files[file] ?? '';
  }, name);
}

/** Presses Run before the engine is there, which the button says, but a person may not mind. */
export async function runEarly(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Run', exact: true, disabled: true });
  await button.click({ force: true });
}

/** Presses Run and waits for the verdict of that run. */
export async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await verdict(page);
}

export async function verdict(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  await page.locator('verdict-panel header[data-outcome]').waitFor();
}

export function state(page: Page): Locator {
  return page.locator('run-bar .state');
}

const states = new WeakMap<Site, Promise<BrowserContextOptions['storageState']>>();

/** A page of a learner who has run the starter before: one run for all tests of a file, and none of the page's own. */
export async function openAfterRun(
  site: Site,
  address?: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const state = states.get(site) ?? runOnce(site);
  states.set(site, state);
  const storageState = await state;
  return site.openIdle(address, { ...options, ...(storageState && { storageState }) });
}

async function runOnce(site: Site): Promise<BrowserContextOptions['storageState']> {
  const { page, context, complaints } = await site.open();
  await run(page);
  await page.getByRole('tab', { name: 'History' }).click();
  await page.locator('run-history li').waitFor(); // it is kept
  assert.deepEqual(complaints, []);
  return context.storageState({ indexedDB: true });
}

/** Shows the verdict that is there. */
export async function showVerdict(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Verdict', exact: true }).click();
  await page.locator('verdict-panel header[data-outcome]').waitFor();
}
