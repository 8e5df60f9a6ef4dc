import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenStale, installWhenNeeded, must, pinnedNode, root } from './prepare.mjs';

installWhenNeeded();
buildWhenStale();
const known = readdirSync(join(root, 'bench'))
  .filter((name) => name.endsWith('.bench.ts'))
  .map((name) => name.replace('.bench.ts', ''));
const [name] = process.argv.slice(2);
if (name === undefined || !known.includes(name)) {
  process.stderr.write(`Pilih satu: npm run bench -- ${known.join(' | ')}\n`);
  process.exit(2);
}
must(pinnedNode, [join(root, 'bench', `${name}.bench.ts`)]);
