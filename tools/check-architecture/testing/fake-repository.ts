import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkArchitecture } from '../architecture.ts';
import type { Report } from '../report.ts';

/** File contents by path. */
export type Files = Record<string, string>;

/** A small repository with one file per package, each with its docstring: everything is green. */
export const cleanFiles: Files = {
  ...manifest('apps/api', 'api'),
  ...manifest('apps/web', 'web'),
  ...manifest('apps/portal', 'portal', { '.': './src/index.ts' }),
  ...manifest('packages/ui', 'ui', { '.': './src/index.ts', './styles.css': './src/styles.css' }),
  ...manifest('packages/client', 'client', { '.': './src/index.ts' }),
  ...manifest('packages/local-database', 'local-database', { '.': './src/index.ts' }),
  ...manifest('packages/domain', 'domain', {
    './kernel': './src/kernel/index.ts',
    './contact': './src/contact/index.ts',
  }),
  'packages/domain/src/kernel/clock.ts': module('clock'),
  'packages/domain/src/kernel/index.ts': "export { clock } from './clock.ts';\n",
  'packages/domain/src/privacy/mask.ts': `import { clock } from '../kernel/clock.ts';\n\n${module('mask', 'clock')}`,
  'packages/domain/src/contact/contact.entity.ts': `import { mask } from '../privacy/mask.ts';\n\n${module('contact', 'mask')}`,
  'packages/domain/src/contact/index.ts': "export { contact } from './contact.entity.ts';\n",
  'packages/domain/src/database/orm.ts': `import { contact } from '../contact/contact.entity.ts';\n\n${module('orm', 'contact')}`,
  'packages/ui/src/index.ts': module('button'),
  'packages/client/src/index.ts': module('client'),
  'packages/local-database/src/index.ts': module('database'),
  'apps/portal/src/index.ts': module('portal'),
  'apps/web/src/main.tsx': `import { client } from '@smartx/client';\nimport '@smartx/ui/styles.css';\n\n${module('web', 'client')}`,
  'apps/api/src/main.ts': `import { contact } from '@smartx/domain/contact';\nimport { portal } from '@smartx/portal';\n\n${module('api', '[contact, portal]')}`,
};

/** A documented constant, padded so that comments stay between their bounds. */
export function module(name: string, value = '1'): string {
  const filler = Array.from({ length: 14 }, (_, index) => `${name}List.push(${index});`).join('\n');
  return `/** The ${name} of the tests. */\nexport const ${name} = ${value};\n\nconst ${name}List: number[] = [];\n${filler}\n`;
}

/** Checks the clean repository after adding, replacing or (with `''`) emptying some of its files. */
export function checkWith(changes: Files): Report {
  return checkArchitecture(writeRepository({ ...cleanFiles, ...changes }));
}

/** The broken rules of `checkWith`, one short sentence each. */
export function findingsWith(changes: Files): string[] {
  return checkWith(changes).findings.map(({ path, line, rule }) => `${path}:${line} ${rule}`);
}

/** Writes the files into a Git repository in a temporary directory that ends with the test. */
export function writeRepository(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'smartx-check-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  execFileSync('git', ['init', '--quiet'], { cwd: root });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function manifest(directory: string, name: string, exports?: Record<string, string>): Files {
  return { [`${directory}/package.json`]: JSON.stringify({ name: `@smartx/${name}`, exports }) };
}
