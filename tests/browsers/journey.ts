// What a learner does on the page, from home to a verdict: registered as tests for one browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Server } from 'node:http';
import { exerciseIds, loadExercise, submissionAt } from '../../wasm/cli/exercises.js';
import { loadNodeEngine } from '../../wasm/engine/load-node.js';
import { serve, solution, Visitor, type Browser } from './visitor.js';

const kExercise = 'sql-injection/patch-the-query';

async function hashInNode(at: 'starter' | 'solution', id = kExercise): Promise<string> {
  const [engine, loaded] = await Promise.all([loadNodeEngine(), loadExercise(id)]);
  return (await engine.grade(loaded.bundle, submissionAt(loaded, at), { seed: 1 })).hash;
}

/** `beyond`: the other exercises, the lesson, the quick test and the progress as well. */
export function registerJourney(name: string, launch: () => Promise<Browser>, beyond: boolean): void {
  let browser: Browser | undefined;
  let server: Server | undefined;
  let visitor: Visitor;

  before(async () => {
    const served = await serve();
    server = served.server;
    browser = await launch();
    visitor = new Visitor(browser, served.origin);
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  test(`${name}: the starter and the solution have the reports that they have in Node`, async (t) => {
    await visitor.open('#/');
    await visitor.see('h2', 'Lesson, exercises and quick test');
    await visitor.press('a.card', 'Patch the SQL injection');
    await visitor.see('.cm-content', 'server.js');
    assert.equal(await visitor.run(), await hashInNode('starter'));
    assert.match(await visitor.see('run-bar >> .state', 'got in'), /attacks? got in/);

    for (const [file, text] of solution()) {
      await visitor.press('file-tabs >> [role=tab]', file);
      await visitor.see(`.cm-content[aria-label="${file}"]`);
      await visitor.paste(text);
      assert.equal(await visitor.file(file), text);
    }
    const hash = await visitor.run();
    t.diagnostic(hash);
    assert.equal(hash, await hashInNode('solution'));
    await visitor.see('run-bar >> .state', 'Everyone is served, and every attack is blocked.');
    assert.deepEqual(await visitor.violations(), []);
  });

  test(`${name}: what is typed key by key is in the file`, async () => {
    await visitor.press('file-tabs >> [role=tab]', 'catalogue.js');
    await visitor.type('.cm-content', 'const limit = 20; // by hand');
    assert.equal(await visitor.see('.cm-line', 'by hand'), 'const limit = 20; // by hand');
  });

  if (!beyond) return;

  test(`${name}: the starter of every other exercise has the report that it has in Node`, async () => {
    for (const id of (await exerciseIds()).filter((each) => each !== kExercise)) {
      await visitor.open(`#/${id}`);
      await visitor.see('.cm-content');
      assert.equal(await visitor.run(), await hashInNode('starter', id), id);
      assert.deepEqual(await visitor.violations(), []);
    }
  });

  test(`${name}: what browsers did and what guesses came to is drawn`, async () => {
    await visitor.open('#/csrf/defend-the-transfer');
    await visitor.run();
    await visitor.press('case-row >> button.line', 'A page elsewhere sends the form');
    await visitor.see('browser-panel >> section', 'In the browser');
    await visitor.open('#/rate-limits/slow-the-guessing');
    await visitor.run();
    await visitor.press('case-row >> button.line', 'One account');
    await visitor.see('guessing-chart >> figcaption', 'let the attacker in');
    assert.deepEqual(await visitor.violations(), []);
  });

  test(`${name}: a demo of the lesson answers to what is typed`, async () => {
    await visitor.open('#/lesson/injection');
    await visitor.see('h1', 'Injection');
    await visitor.type('search-demo >> input', "O'Brien");
    await visitor.see('search-demo >> sql-lens >> .error', 'syntax error');
    await visitor.press('lesson-trial >> button', 'See it break');
    await visitor.see('lesson-trial >> .outcome', 'With the mistake: got in');
    assert.deepEqual(await visitor.violations(), []);
  });

  test(`${name}: a question of the quick test is answered, and stays so after a reload`, async () => {
    await visitor.open('#/quick-test/1234');
    await visitor.press('button', 'Start');
    await visitor.press('test-question >> label');
    await visitor.see('button', 'Question 1, answered');
    await visitor.open('#/quick-test');
    await visitor.see('button', 'Question 1, answered');
    assert.deepEqual(await visitor.violations(), []);
  });

  test(`${name}: the progress is reset, and the reset undone after a reload`, async () => {
    await visitor.open('#/lesson/why');
    await visitor.press('lesson-page >> .onwards .primary');
    await visitor.open('#/');
    const read = await visitor.see('home-page >> .tallies', ' of 16 pages');
    assert.doesNotMatch(read, /\b0 of 16 pages/);
    await visitor.press('progress-menu >> button', 'Reset');
    await visitor.see('home-page >> .tallies', '0 of 16 pages');
    await visitor.open('#/quick-test');
    await visitor.open('#/');
    await visitor.press('progress-menu >> button', 'Undo');
    await visitor.see('home-page >> .tallies', read);
    assert.deepEqual(await visitor.violations(), []);
  });
}
