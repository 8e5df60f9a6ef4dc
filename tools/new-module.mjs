// Lays the floor plan of a module: npm run new-module -- complaints
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './prepare.mjs';

/** The files of a new module, by path below its folder. */
export function floorPlan(name, now) {
  const stamp = now.toISOString().slice(0, 16).replace(':', '');
  const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return {
    'README.md': `# ${name}\n\nWhat it is, for whom, and the law it stands on.\n\n- **Words**: see docs/glossary.md\n- **Tables**: schema \`${camel}\`\n- **Jobs**: none\n- **Events**: none\n`,
    'index.ts': `/** The name under which the module registers permissions and jobs. */\nexport const moduleName = '${name}';\n`,
    'module.ts': `import type { Module } from '../../platform/module.ts';\nimport { moduleName } from './index.ts';\nimport { routes } from './routes.ts';\n\n/** The module ${name}, as the building mounts it. */\nexport const ${camel}: Module = {\n  name: moduleName,\n  routes,\n  jobs: [],\n  permissions: [],\n  navigation: [],\n  commands: [],\n};\n`,
    'routes.ts': `import type { ModuleRoutes } from '../../platform/module.ts';\n\n/** Public and desk routes of the module. */\nexport const routes: ModuleRoutes = async () => undefined;\n`,
    [`migrations/${stamp}-create-${name}.sql`]: `create schema ${camel.toLowerCase()};\ngrant usage on schema ${camel.toLowerCase()} to pendopo_app;\n`,
    [`${name}.test.ts`]: `import { expect, test } from 'vitest';\nimport { ${camel} } from './module.ts';\n\ntest('every permission is named after the module', () => {\n  expect(${camel}.permissions.every((permission) => permission.name.startsWith('${name}.'))).toBe(true);\n});\n`,
  };
}

/** Adds the module to the list and to the fences, keeping both in order. */
export function register(name, index, fences) {
  const camel = name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return {
    index: index
      .replace(/\n\n\/\*\*/, `\nimport { ${camel} } from './${name}/module.ts';\n\n/**`)
      .replace(/,\n\];\n*$/, `,\n  ${camel},\n];\n`),
    fences: fences.replace(
      /(const EDGES[^{]*\{[^}]*)\};/,
      `$1  ${name.includes('-') ? `'${name}'` : name}: ['organization'],\n};`,
    ),
  };
}

function main() {
  const [name = ''] = process.argv.slice(2);
  const folder = join(root, 'src/modules', name);
  if (!/^[a-z]+(-[a-z]+)*$/.test(name) || existsSync(folder)) {
    process.stderr.write('Sebut satu nama baru dengan huruf kecil: npm run new-module -- complaints\n');
    process.exit(2);
  }
  for (const [path, text] of Object.entries(floorPlan(name, new Date()))) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const [indexFile, fencesFile] = ['index.ts', 'fences.test.ts'].map((file) => join(root, 'src/modules', file));
  const changed = register(name, readFileSync(indexFile, 'utf8'), readFileSync(fencesFile, 'utf8'));
  writeFileSync(indexFile, changed.index);
  writeFileSync(fencesFile, changed.fences);
  process.stdout.write(
    `src/modules/${name} dibuat dan didaftarkan. Berikutnya: migrasi, domain, rute, tes; lalu npm run check.\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
