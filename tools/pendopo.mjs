import { join } from 'node:path';
import { buildWhenStale, installWhenNeeded, keepRunning, root } from './prepare.mjs';

installWhenNeeded();
buildWhenStale();
keepRunning([
  '--env-file-if-exists=.env',
  '--enable-source-maps',
  join(root, 'dist/server/cli.js'),
  ...process.argv.slice(2),
]);
