// A witness for guard.ts: works without end, and tells how much of its time it had a processor.
// It competes with the worker on equal terms, so it stands for what the worker could have done.
// Plain JavaScript, so that Node starts it in milliseconds.

/** Milliseconds that one reading of the clock may stand for; a longer gap belonged to others. */
const AT_ONCE = 1;
const TELL_EVERY = 25;

/** Never returns. `clock` gives milliseconds; some browsers' clocks go in steps of many. */
export function spin(clock, tell) {
  const began = clock();
  let last = began;
  let told = began;
  let finest = Infinity;
  let worked = 0;
  for (;;) {
    const now = clock();
    if (now === last) continue;
    finest = Math.min(finest, now - last);
    worked += Math.min(now - last, Math.max(finest, AT_ONCE));
    last = now;
    if (now - told < TELL_EVERY) continue;
    told = now;
    tell({ worked, passed: now - began });
  }
}
