import { describe, expect, it } from 'vitest';
import { checkWith, findingsWith } from '../testing/fake-repository.ts';

describe('process.env', () => {
  it.each([
    'export const port = process.env.PORT;',
    "export const port = process['env'].PORT;",
    'export const port = globalThis.process.env.PORT;',
    'export const { env } = process;',
    "import { env } from 'node:process';",
  ])('is not read by `%s` outside env.ts', (text) => {
    expect(findingsWith({ 'apps/api/src/x.ts': `${text}\n` })).toEqual(['apps/api/src/x.ts:1 environment']);
  });

  it.each([
    'apps/api/src/env.ts',
    'tools/x.ts',
    'vitest.config.ts',
    'packages/domain/src/testing/global-setup.ts',
    'apps/web/e2e/support/test.ts',
  ])('may be read in %s', (path) => {
    expect(findingsWith({ [path]: 'export const port = process.env.PORT;\n' })).toEqual([]);
  });
});

describe('exports', () => {
  it.each(["export * from './main.tsx';", "export * as everything from './main.tsx';"])('are never `%s`', (text) => {
    expect(findingsWith({ 'apps/web/src/x.ts': `${text}\n` })).toEqual(['apps/web/src/x.ts:1 export-star']);
  });

  it('of a package have a docstring, also through a façade and a local name', () => {
    const changes = {
      'packages/domain/src/contact/index.ts': "export { Bare, Documented, ref } from './x.ts';\n",
      'packages/domain/src/contact/x.ts':
        "import { ref } from '@mikro-orm/core';\nclass Bare {}\n/** Why. */\n@Entity()\nexport class Documented {}\nexport { Bare, ref };\n",
    };

    const { findings } = checkWith(changes);

    expect(findings).toEqual([
      {
        rule: 'undocumented',
        path: 'packages/domain/src/contact/index.ts',
        line: 1,
        message: 'Bare is exported without a docstring',
      },
    ]);
  });

  it('are documented by a docstring above a plain comment, and not by one that belongs to something else', () => {
    const text =
      "/** Why. */\n// biome-ignore lint/x: trodden path\nexport const a = 1;\n\n/** Of b. */\nconst b = 2;\nexport const c = b;\nexport type { d } from 'react';\n";

    expect(findingsWith({ 'packages/ui/src/index.ts': text })).toEqual(['packages/ui/src/index.ts:7 undocumented']);
  });
});

describe('a suppression', () => {
  it.each([
    '// @ts-expect-error',
    '// biome-ignore lint/style/x: <explanation>',
    '/* eslint-disable */',
    '// biome-ignore lint/style/x:',
  ])('needs a reason: %s', (comment) => {
    expect(findingsWith({ 'apps/web/src/x.ts': `${comment}\nexport const x = 1;\n` })).toEqual([
      'apps/web/src/x.ts:1 suppression',
    ]);
  });

  it('with a reason is only counted', () => {
    const text =
      '// biome-ignore lint/style/x: the library asks for it\n// @ts-expect-error the types are wrong\nexport const x = 1;\n';

    const { findings, targets } = checkWith({ 'apps/web/src/x.ts': text });

    expect(findings).toEqual([]);
    expect(targets.find(({ name }) => name.startsWith('suppressions'))).toMatchObject({ verdict: 'missed' });
  });
});
