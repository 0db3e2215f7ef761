import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseFile, editor, fileText, openAfterRun, run, starterFile, state, typeOver } from './learner.js';
import { exercise, openIn, useSite } from './page.js';

const site = useSite();
const first = (page: Parameters<typeof editor>[0]) => page.locator('code-editor .cm-line').first();

test('work, verdict, hints and history are there after a reload', async () => {
  const { page, complaints } = await site.open();
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('button', { name: 'Show a hint' }).click();
  await chooseFile(page, 'catalogue.js');
  await typeOver(page, `// mine\n${starterFile('catalogue.js')}`);
  await run(page);
  const score = await page.locator('verdict-panel header h2').innerText();
  await page.reload();
  await chooseFile(page, 'catalogue.js');
  assert.equal(await first(page).innerText(), '// mine');
  await page.getByRole('tab', { name: 'Verdict', exact: true }).click();
  assert.equal(await page.locator('verdict-panel header h2').innerText(), score);
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('heading', { name: 'Hints' }).waitFor();
  assert.equal(await page.locator('hint-ladder li').count(), 1);
  await page.getByRole('tab', { name: 'History' }).click();
  assert.match(await page.locator('run-history li').innerText(), /1 hint/);
  assert.deepEqual(complaints, []);
});

test('a verdict that is seen is kept already: the run in the history, the score in the progress', async () => {
  const { page } = await site.open();
  await run(page); // so that all that is stored has its place
  const [before, seen, after] = await page.locator('verdict-panel').evaluate(async (panel) => {
    const bench = Reflect.get(panel, 'bench') as EventTarget & {
      start(): Promise<void>;
      run: { phase: string };
    };
    const kept = {
      of<T>(request: IDBRequest<T>): Promise<T> {
        return new Promise((resolve) => {
          request.onsuccess = () => {
            resolve(request.result);
          };
        });
      },
      /** Without what is written later: a store answers in turn. */
      now() {
        return Promise.all([
          kept.of(work.transaction('runs').objectStore('runs').count()),
          kept.of(work.transaction('reports').objectStore('reports').count()),
          kept.of(progress.transaction('slots').objectStore('slots').getAll()),
        ]);
      },
    };
    const work = await kept.of(indexedDB.open('parapet'));
    const progress = await kept.of(indexedDB.open('parapet-progress'));
    const atVerdict = new Promise<Awaited<ReturnType<typeof kept.now>>>((resolve) => {
      bench.addEventListener('change', () => {
        if (bench.run.phase === 'idle') resolve(kept.now());
      });
    });
    const before = await kept.now();
    await bench.start();
    return [before, await atVerdict, await kept.now()];
  });
  assert.deepEqual(before.slice(0, 2), [1, 1]);
  assert.deepEqual(seen.slice(0, 2), [2, 1]);
  assert.notDeepEqual(seen[2], before[2]);
  assert.deepEqual(after, seen);
});

test('where the storage refuses a run, its verdict and its history are there all the same, and it says so', async () => {
  const { page } = await site.open('#/', { fresh: true });
  await page.addInitScript(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.goto(`${site.origin}/?again#/${exercise}`);
  await run(page);
  assert.match(await state(page).innerText(), /^Not saved: the storage is full/);
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: /Restore/ }).waitFor();
});

test('what is typed just before leaving is kept', async () => {
  const { page } = await site.openIdle();
  await chooseFile(page, 'grants.sql');
  await typeOver(page, '-- last words');
  await page.goto(`${site.origin}/#/`);
  await page.getByRole('link', { name: /SQL/ }).click();
  await chooseFile(page, 'grants.sql');
  assert.equal(await first(page).innerText(), '-- last words');
});

test('a file is reset, and the reset undone', async () => {
  const { page } = await site.openIdle();
  await chooseFile(page, 'catalogue.js');
  await typeOver(page, '// mine');
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /Reset catalogue.js/ }).click();
  assert.equal(await fileText(page, 'catalogue.js'), starterFile('catalogue.js'));
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await first(page).innerText(), '// mine');
});

test('the exercise is reset, and the reset undone after a reload', async () => {
  const { page } = await site.openIdle();
  for (const name of ['catalogue.js', 'grants.sql']) {
    await chooseFile(page, name);
    await typeOver(page, `-- ${name}`);
  }
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /Reset all files/ }).click();
  assert.equal(await fileText(page, 'grants.sql'), starterFile('grants.sql'));
  await page.reload();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  assert.equal(await fileText(page, 'grants.sql'), '-- grants.sql');
  assert.equal(await fileText(page, 'catalogue.js'), '-- catalogue.js');
});

test('another world is entered, and left again', async () => {
  const { page } = await site.openIdle();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /New world/ }).click();
  assert.equal(await page.locator('run-bar .world').innerText(), 'World 2');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await page.locator('run-bar .world').innerText(), 'World 1');
});

test('the files of an earlier run are restored', async () => {
  const { page } = await openAfterRun(site);
  await chooseFile(page, 'catalogue.js');
  await typeOver(page, '// worse');
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: /Restore/ }).click();
  assert.equal(await fileText(page, 'catalogue.js'), starterFile('catalogue.js'));
  assert.match(await state(page).innerText(), /Undo/);
});

test('the exercise is started over without hints and history, and had back', async () => {
  const { page } = await openAfterRun(site);
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('button', { name: 'Show a hint' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /Start over/ }).click();
  await page.getByRole('button', { name: 'Show a hint' }).waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  assert.equal(await page.getByRole('button', { name: /Restore/ }).count(), 0);
  await page.reload();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByText('Each run keeps a copy').waitFor();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await page.getByRole('button', { name: /^Undo/ }).click();
  await page.getByRole('button', { name: /Restore/ }).waitFor();
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('button', { name: 'Show the next hint' }).waitFor();
});

test('two tabs show the same work', async () => {
  const { page, context } = await site.openIdle();
  const { page: other } = await openIn(context, site.origin, `#/${exercise}`);
  await chooseFile(other, 'catalogue.js');
  await chooseFile(page, 'catalogue.js');
  await typeOver(page, '// from the first tab');
  await first(other).filter({ hasText: '// from the first tab' }).waitFor();
  await typeOver(other, '// from the second tab');
  await first(page).filter({ hasText: '// from the second tab' }).waitFor();
});

test('a browser without IndexedDB keeps the work until the tab is closed, and says so', async () => {
  const { page } = await site.openIdle('#/', { fresh: true });
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'indexedDB'));
  await page.goto(`${site.origin}/?again#/${exercise}`);
  await page.getByRole('tab', { name: 'History' }).click();
  assert.match(await page.locator('run-history .lead').innerText(), /only until the tab is closed/);
});
