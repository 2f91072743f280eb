/**
 * `node tools/pack-partner-client.ts [folder]`: makes the package that partners install, as `npm publish <folder>` takes it:
 * JavaScript with types for any Node from 20 on, the README, the licence and the schema. Nothing else is needed to use it.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const client = join(root, 'packages/client');
const folder = resolve(process.argv[2] ?? join(client, 'dist/partner-package'));

const { version }: { version: string } = JSON.parse(readFileSync(join(client, 'package.json'), 'utf8'));
const manifest = {
  name: '@smartx/client',
  version,
  description: 'The SmartX CRM API for programs: typed, within its budget, each command once.',
  license: 'Apache-2.0',
  type: 'module',
  engines: { node: '>=20' },
  exports: {
    './partner': { types: './partner/index.d.ts', default: './partner/index.js' },
    './schema.graphql': './schema.graphql',
  },
  files: ['partner', 'schema.graphql'],
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const project = join(client, 'tsconfig.partner.json');
execFileSync(process.execPath, [tsc, '-p', project, '--outDir', join(folder, 'partner')], { stdio: 'inherit' });
copyFileSync(join(client, 'src/partner/README.md'), join(folder, 'README.md'));
copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
copyFileSync(join(client, 'schema.graphql'), join(folder, 'schema.graphql'));
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`packed: ${folder}`);
