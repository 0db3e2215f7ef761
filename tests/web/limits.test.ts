import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseFile, run, runEarly, starterFile, state, typeOver } from './learner.js';
import { useSite } from './page.js';

const site = useSite();

const kRunaways = [
  ['an endless loop', 'while (true) {}'],
  ['a memory bomb', 'const hoard = []; for (;;) hoard.push(new Array(100000).fill(hoard.length));'],
  ['endless recursion', 'function deeper() { return deeper() + 1; } deeper();'],
] as const;

test('what runs away ends with a message that names its line, and the next run has one of its own', async () => {
  const { page, complaints } = await site.open();
  await chooseFile(page, 'server.js');
  for (const [at, [what, code]] of kRunaways.entries()) {
    await typeOver(page, `${'\n'.repeat(at)}${code}\n${starterFile('server.js')}`);
    await run(page);
    const problem = page.locator('verdict-panel .problem');
    await problem.waitFor();
    assert.ok(
      (await problem.getByRole('button', { name: `Show server.js:${at + 1}` }).count()) === 1,
      `${what}: ${await problem.innerText()}`,
    );
  }
  assert.deepEqual(complaints, []);
});

test('one endless native call ends with a message that names the request, and the next run works', async () => {
  const { page, complaints } = await site.open();
  await chooseFile(page, 'server.js');
  const starter = starterFile('server.js');
  await typeOver(page, `Array.prototype.reverse.call({ length: 2 ** 53 - 1 });\n${starter}`);
  await run(page);
  assert.match(
    await page.locator('verdict-panel .problem').innerText(),
    /Your code did not come back \(loading server\.js\)/,
  );
  await typeOver(page, starter);
  await run(page);
  assert.match(await state(page).innerText(), /got in/);
  assert.deepEqual(complaints, []);
});

test('a run is stopped, and the next one works', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  site.gate = (path) => (path.includes('core') ? held : Promise.resolve());
  const { page, complaints } = await site.open(undefined, { fresh: true });
  await runEarly(page);
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Run' }).waitFor();
  assert.equal(await state(page).innerText(), 'Stopped.');
  site.gate = () => Promise.resolve();
  release();
  await run(page);
  assert.match(await state(page).innerText(), /got in/);
  assert.deepEqual(complaints, []);
});

test('the editor is usable before the engine has arrived, and a run waits for it', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  site.gate = (path) => (/wasm|core|guest/.test(path) ? held : Promise.resolve());
  const { page, complaints } = await site.open(undefined, { fresh: true });
  await chooseFile(page, 'catalogue.js');
  await typeOver(page, '// typed early');
  assert.equal(await page.locator('code-editor .cm-line').first().innerText(), '// typed early');
  await chooseFile(page, 'server.js');
  await runEarly(page);
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  site.gate = () => Promise.resolve();
  release();
  await page.locator('verdict-panel header[data-outcome]').waitFor();
  assert.deepEqual(complaints, []);
});
