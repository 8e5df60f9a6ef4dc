import { join } from 'node:path';
import { installWhenNeeded, must, pinnedNode, root } from './prepare.mjs';

const program = (path, ...args) => must(pinnedNode, [join(root, 'node_modules', path), ...args]);

/** Types, lint, dead code, fences and the links of the documents: all that needs no database. */
export function check() {
  program('typescript/bin/tsc', '--noEmit');
  program('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.');
  program('knip/bin/knip.js');
}

if (process.argv[1]?.endsWith('check.mjs')) {
  installWhenNeeded();
  check();
}
