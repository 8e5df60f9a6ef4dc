import { join } from 'node:path';
import { buildWhenStale, installWhenNeeded, keepRunning, root, settingsFile } from './prepare.mjs';

installWhenNeeded();
buildWhenStale();
keepRunning([...settingsFile, '--enable-source-maps', join(root, 'dist/server/cli.js'), ...process.argv.slice(2)]);
