import { join } from 'node:path';
import { buildWhenStale, installWhenNeeded, keepRunning, root } from './prepare.mjs';

installWhenNeeded();
buildWhenStale();
keepRunning(['--enable-source-maps', join(root, 'dist/server/main.js')]);
