import { join } from 'node:path';
import { check } from './check.mjs';
import { buildWhenStale, installWhenNeeded, must, pinnedNode, root, say } from './prepare.mjs';

installWhenNeeded();
buildWhenStale();
const only = process.argv.slice(2);
if (only.length === 0) {
  say('• Tipe, gaya, kode mati');
  check();
}
say('• Tes');
must(pinnedNode, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...only]);
