import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArguments, UsageError } from '../../wasm/cli/arguments.js';

function refusal(...argv: string[]): string {
  try {
    parseArguments(argv);
  } catch (error) {
    assert.ok(error instanceof UsageError);
    return error.message;
  }
  return assert.fail(`${argv.join(' ')} is accepted`);
}

test('grade without a seed runs seed 1 and prints for a person', () => {
  assert.deepEqual(parseArguments(['grade', 'a/b']), {
    name: 'grade',
    exercise: 'a/b',
    directory: undefined,
    seeds: [1],
    format: 'pretty',
  });
});

test('--seed names one seed and --seeds counts from 1', () => {
  const seeds = (...argv: string[]): readonly number[] => {
    const command = parseArguments(['grade', 'a/b', ...argv]);
    return command.name === 'grade' ? command.seeds : assert.fail();
  };
  assert.deepEqual(seeds('--seed', '7'), [7]);
  assert.deepEqual(seeds('--seeds', '3'), [1, 2, 3]);
});

test('no arguments, help and --help ask for the help', () => {
  for (const argv of [[], ['help'], ['--help'], ['grade', '--help']]) {
    assert.deepEqual(parseArguments(argv), { name: 'help' });
  }
});

test('each mistake is named in one sentence', () => {
  assert.match(refusal('grade'), /needs an exercise/);
  assert.match(refusal('grade', 'a/b', 'c/d'), /unexpected "c\/d"/);
  assert.match(refusal('grade', 'a/b', '--seed', '1', '--seeds', '2'), /exclude each other/);
  assert.match(refusal('grade', 'a/b', '--seed', '1.5'), /whole number of at least 0, not "1.5"/);
  assert.match(refusal('grade', 'a/b', '--seeds', '0'), /at least 1, not "0"/);
  assert.match(refusal('grade', 'a/b', '--format', 'xml'), /pretty, json, junit, not "xml"/);
  assert.match(refusal('verify', '--format', 'junit'), /pretty, json, not "junit"/);
  assert.match(refusal('frobnicate'), /no command "frobnicate"/);
  assert.match(refusal('grade', 'a/b', '--sed', '1'), /--sed/);
});
