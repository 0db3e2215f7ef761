import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { ahead } from './build/ahead.js';
import { compress } from './build/compress.js';
import { exercises } from './build/exercises.js';
import { course } from './build/course.js';
import { policy } from './build/policy.js';
import { trials } from './build/trials.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const folder = fileURLToPath(new URL('../exercises', import.meta.url));

export default defineConfig({
  root,
  base: './', // any path of any static host
  build: {
    target: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // `data:` scripts and styles are not allowed by our policy
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
  plugins: [ahead(), exercises({ folder }), course({ folder }), trials({ folder }), policy(), compress()],
});
