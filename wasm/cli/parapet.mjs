#!/usr/bin/env node
// The command's door: lets this Node read TypeScript, then hands over to main.ts.
import { register } from 'tsx/esm/api';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`parapet needs Node 20.19 or newer, and this is ${process.versions.node}.
"./scripts/setup" installs one below build/tools; "source scripts/environment.sh" puts it on the path.`);
  process.exit(2);
}
register();
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
