import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { readQuestions } from '../../web/build/course.js';
import { makeQuestions, type Question } from '../../web/src/quick-test/question.js';
import { createBrowserQuestions } from '../../wasm/engine/browser-questions.js';
import { loadNodeAssets } from '../../wasm/engine/load-node.js';
import { openIn, useSite } from './page.js';

const site = useSite();
const seed = '#/quick-test/1234';
const core = await createBrowserQuestions(await (await loadNodeAssets()).core('browser'));
const asked = await makeQuestions(
  readQuestions(fileURLToPath(new URL('../../exercises/', import.meta.url))),
  {
    idleLines: (about) => Promise.resolve(core.idleLines(about)),
    cookiesSent: (about) => Promise.resolve(core.cookiesSent(about)),
  },
);

const plain = (text: string): string => text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
const legend = (page: Page) => page.locator('test-question legend');
const count = (page: Page) => page.locator('quick-test-page .count');

async function currentQuestion(page: Page): Promise<Question> {
  const words = plain(await legend(page).innerText());
  const question = asked.find(({ ask }) => plain(ask) === words);
  assert.ok(question, words);
  return question;
}

async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start' }).click();
  await count(page).filter({ hasText: 'Question 1 of' }).waitFor();
}

/** Tab from the question on, until what has the focus matches. */
async function tabTo(page: Page, wanted: (words: string) => boolean): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.getAttribute('aria-label') ?? element?.closest('label, button')?.textContent ?? '';
    });
    if (wanted(plain(words))) return;
  }
  assert.fail('Tab never reached it');
}

/** Answers as it should be, with the keyboard alone; then goes on. */
async function answer(page: Page, place: number): Promise<void> {
  const question = await currentQuestion(page);
  const texts = question.options.map(({ text }) => plain(text));
  if (question.kind === 'order') {
    for (const text of texts.toReversed()) {
      await legend(page).focus();
      await tabTo(page, (words) => words === `Move up: ${text}`);
      for (let press = 0; press < texts.length; press++) await page.keyboard.press('Enter');
    }
  } else if (question.kind === 'one') {
    const right = texts[question.right[0] ?? -1];
    await legend(page).focus();
    await tabTo(page, (words) => texts.includes(words));
    await page.keyboard.press('Space');
    for (let press = 0; press < texts.length; press++) {
      const chosen = await page.locator('test-question label:has(:checked)').innerText();
      if (plain(chosen) === right) break;
      await page.keyboard.press('ArrowDown');
    }
  } else {
    for (const number of question.right) {
      await legend(page).focus();
      await tabTo(page, (words) => words === texts[number]);
      await page.keyboard.press('Space');
    }
  }
  await tabTo(page, (words) => words === (place === asked.length ? 'Finish' : 'Next'));
  await page.keyboard.press('Enter');
}

test('the test is taken with the keyboard alone, right to the last question', async () => {
  const { page, complaints } = await site.open(seed);
  await page.getByRole('button', { name: 'Start' }).focus();
  await page.keyboard.press('Enter');
  for (let place = 1; place <= asked.length; place++) {
    await count(page)
      .filter({ hasText: `Question ${place} of ${asked.length}` })
      .waitFor();
    await answer(page, place);
  }
  await page.getByRole('heading', { level: 1, name: `${asked.length} of ${asked.length} right` }).waitFor();
  assert.equal(await page.locator('test-review').count(), asked.length);
  assert.equal(await page.locator('test-review .wrong').count(), 0);
  await page.getByRole('link', { name: 'Parapet' }).click();
  await page
    .locator('course-leg .best')
    .filter({ hasText: `${asked.length} of ${asked.length} right` })
    .waitFor();
  assert.deepEqual(complaints, []);
});

test('answers are there after a reload and in another tab; the review says why; what was missed comes again', async () => {
  const { page, context, complaints } = await site.open(seed);
  await start(page);
  const first = await currentQuestion(page);
  const wrong = first.options.findIndex((_, number) => !first.right.includes(number));
  assert.equal(first.kind, 'one', 'this seed begins with a choice');
  await page
    .locator('test-question label')
    .filter({ hasText: plain(first.options[wrong]?.text ?? '') })
    .click();
  await page.getByRole('button', { name: 'Question 1, answered' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Question 1, answered' }).waitFor();
  await count(page).filter({ hasText: 'Question 2 of' }).waitFor();

  const other = await openIn(context, site.origin, '#/quick-test');
  await other.page.getByRole('button', { name: 'Question 1, answered' }).waitFor();
  assert.match(other.page.url(), /#\/quick-test\/1234$/);

  await page.getByRole('button', { name: `Question ${asked.length}` }).click();
  await page.getByText(`${asked.length - 1} questions have no answer yet.`).waitFor();
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByRole('heading', { level: 1, name: `0 of ${asked.length} right` }).waitFor();
  await other.page.getByRole('heading', { level: 1, name: `0 of ${asked.length} right` }).waitFor();
  const review = page.locator('test-review').first();
  assert.match(plain(await review.locator('.mistake').innerText()), /^Your choice/);
  for (const { why } of first.options)
    assert.ok(plain(await review.locator('ul').innerText()).includes(plain(why)), why);

  await page.getByRole('button', { name: `Retry the ${asked.length} missed` }).click();
  await count(page).filter({ hasText: 'Question 1 of' }).waitFor();
  assert.equal(await page.locator('test-question :checked').count(), 0);
  assert.deepEqual([complaints, other.complaints], [[], []]);
});

test('whoever opens a shared address gets the same questions in the same order', async () => {
  const order = async (address: string): Promise<string> => {
    const { page } = await site.open(address);
    await start(page);
    return page.locator('test-question fieldset').innerText();
  };
  const shared = await order(seed);
  assert.equal(await order(seed), shared);
  assert.notEqual(await order('#/quick-test/77'), shared);
});

test('a new test has a number of its own in the address, and Back leaves it', async () => {
  const { page, complaints } = await site.open('#/');
  await page.getByRole('link', { name: 'Quick test' }).click();
  await page.getByRole('heading', { name: 'Quick test', level: 1 }).waitFor();
  await page.waitForURL(/#\/quick-test\/\d+$/);
  await start(page);
  await page.goBack();
  await page.getByRole('heading', { name: 'Exercises' }).waitFor();
  await page
    .locator('course-leg .go')
    .filter({ hasText: /^\s*Go on/ })
    .waitFor();
  assert.deepEqual(complaints, []);
});

test('whoever leaves while an answer is being kept has left', async () => {
  const { page, complaints } = await site.open(seed);
  await start(page);
  // In one task: the address is another, and the page has not been told yet.
  await page.locator('quick-test-page').evaluate((element) => {
    location.hash = '#/';
    (element as unknown as { requestUpdate(): void }).requestUpdate();
    return (element as unknown as { updateComplete: Promise<boolean> }).updateComplete;
  });
  await page.getByRole('heading', { name: 'Exercises' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('without the core the test goes on with the questions that have a key', async () => {
  const keyed = asked.filter(({ about }) => about === undefined).length;
  assert.ok(keyed < asked.length);
  const { page } = await site.open('#/', { fresh: true });
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(`${site.origin}/${seed}`);
  await page.getByText(`${keyed} questions over the whole lesson`).waitFor();
});
