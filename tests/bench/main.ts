// Runs the subjects that were named, or all there are, and prints a table for each.
//   node --import tsx tests/bench/main.ts [subject]... [--write]
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { table, type Subject } from './figures.js';

const here = new URL('./', import.meta.url);
const output = new URL('../../docs/benchmarks.md', import.meta.url);
const kEnding = '.bench.ts';

const words = process.argv.slice(2);
const known = readdirSync(here)
  .filter((file) => file.endsWith(kEnding))
  .map((file) => file.slice(0, -kEnding.length));
const named = words.filter((word) => word !== '--write');
const stranger = named.find((name) => !known.includes(name));
if (stranger !== undefined) {
  console.error(`There is no subject '${stranger}'; there are ${known.join(', ')}.`);
  process.exit(2);
}

const tables: string[] = [machine()];
console.log(tables[0]);
for (const name of named.length > 0 ? named : known) {
  const { default: subject } = (await import(new URL(`${name}${kEnding}`, here).href)) as {
    default: Subject;
  };
  const text = table(subject, await subject.measure());
  console.log(text);
  tables.push(text);
}
if (words.includes('--write')) {
  await writeFile(output, `# Benchmarks\n\nWritten by \`./scripts/bench --write\`.\n\n${tables.join('\n')}`);
}

// Figures without the machine they come from, and what else it did, say little.
function machine(): string {
  const [cpu] = cpus();
  const [load = 0] = loadavg();
  const busy = (load / availableParallelism()).toFixed(1);
  return `${availableParallelism()} cores of ${cpu?.model ?? 'unknown'}, Node ${process.version}; load of a core in the minute before: ${busy}, the build included.\n`;
}
