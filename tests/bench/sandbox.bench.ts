// One request to an Express app in the sandbox, against the same file on real Express.
import { runReal } from '../wasm/real-express.js';
import { runApp } from '../wasm/sandbox.js';
import { median, timedEach, type Subject } from './figures.js';

const kSource = `import express from 'express';
const app = express();
app.use(express.json());
app.get('/items/:id', (req, res) => res.json({ id: req.params.id, q: req.query.q }));
app.listen(3000);`;
const kTarget = '/items/12?q=tea';
const kRounds = 300;

const subject: Subject = {
  title: 'A request in the sandbox',
  async measure() {
    const { app, get } = await runApp(kSource);
    const sandboxed = await timedEach(kRounds, () => Promise.resolve(get(kTarget)));
    const fresh = await timedEach(20, async () => {
      await app.renew();
      get(kTarget);
    });
    const real = await runReal(kSource);
    const native = await timedEach(kRounds, () => real.send({ target: kTarget }));
    await real.close();
    const peer = { what: 'Express over loopback', value: median(native) };
    return [
      { what: 'a request', value: median(sandboxed), unit: 'ms', peer },
      { what: 'a fresh app and its first request', value: median(fresh), unit: 'ms' },
    ];
  },
};
export default subject;
