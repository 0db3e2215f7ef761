// exercise.schema.json is the contract that authors write by: what ships keeps to it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { Ajv, type AnySchema } from 'ajv';
import { exerciseIds, loadExercise } from '../../wasm/cli/exercises.js';

const schema = new URL('../../exercises/exercise.schema.json', import.meta.url);
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const keeps = ajv.compile(JSON.parse(await readFile(schema, 'utf8')) as AnySchema);

for (const id of await exerciseIds()) {
  test(`${id} keeps to the schema of exercises`, async () => {
    const { manifest } = await loadExercise(id);
    assert.ok(keeps(manifest), ajv.errorsText(keeps.errors));
  });
}
