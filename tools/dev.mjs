import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildWhenStale, environment, installWhenNeeded, pinnedNode, root } from './prepare.mjs';

installWhenNeeded();
buildWhenStale();
const start = (...args) => spawn(pinnedNode, args, { cwd: root, env: environment, stdio: 'inherit' });
const children = [
  start(join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'),
  start(join(root, 'node_modules/vite/bin/vite.js'), 'build', '--watch', '--logLevel', 'warn'),
  start('--watch-path', join(root, 'dist'), '--enable-source-maps', join(root, 'dist/server/main.js')),
];
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of children) child.kill('SIGTERM');
  });
}
