// The modules and globals of the sandbox give what Node and the real packages give.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compared, type Compared } from './module-programs.js';
import { runReal } from './real-express.js';
import { runApp } from './sandbox.js';

const program = ({ imports = '', body }: Compared): string => `${imports}
import express from 'express';
const app = express();
const told = (error) => error.name + ': ' + error.message;
const said = (f) => { try { return JSON.stringify(f()) ?? 'undefined'; } catch (error) { return told(error); } };
const saidLater = async (f) => { try { return JSON.stringify(await f()) ?? 'undefined'; } catch (error) { return told(error); } };
app.get('/', async (req, res) => res.json(await (async () => { ${body} })()));
app.use((error, req, res, next) => res.status(500).send(told(error) + error.stack));
app.listen(3000);
`;

describe('modules and globals', () => {
  for (const one of compared) {
    test(`${one.name} are as on Node`, async () => {
      const source = program(one);
      const real = await runReal(source);
      const expected = await real.send({});
      await real.close();
      const { app, get } = await runApp(source);
      const answer = get('/');
      assert.equal(app.fatal, undefined);
      assert.equal(expected.status, 200, expected.body);
      assert.equal(answer.status, 200, answer.body);
      assert.deepEqual(JSON.parse(answer.body), JSON.parse(expected.body));
    });
  }
});
