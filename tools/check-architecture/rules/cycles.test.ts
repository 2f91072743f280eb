import { describe, expect, it } from 'vitest';
import { checkWith, module } from '../testing/fake-repository.ts';

const folder = 'packages/ui/src';

describe('import cycles', () => {
  it('finds a cycle over three files and shows the way round', () => {
    const report = checkWith({
      [`${folder}/a.ts`]: `import { b } from './b.ts';\n${module('a', 'b')}`,
      [`${folder}/b.ts`]: `import { c } from './c.ts';\n${module('b', 'c')}`,
      [`${folder}/c.ts`]: `import { a } from './a.ts';\n${module('c', 'a')}`,
    });

    expect(report.findings).toMatchObject([{ rule: 'cycle', path: `${folder}/a.ts`, line: 1 }]);
    expect(report.findings[0]?.message).toContain(`${folder}/a.ts → ${folder}/b.ts → ${folder}/c.ts → ${folder}/a.ts`);
    expect(report.targets[0]).toMatchObject({ name: 'files in import cycles', value: '3', verdict: 'missed' });
  });

  it.each([
    ['a type-only import', "import type { A } from './a.ts';\nexport type B = A;\n"],
    ['an import type', "export type B = import('./a.ts').A;\n"],
    ['a re-export', "export { a as b } from './a.ts';\n"],
    ['a dynamic import', "export const b = () => import('./a.ts');\n"],
  ])('is closed by %s too', (_kind, text) => {
    const { findings } = checkWith({
      [`${folder}/a.ts`]: `import * as b from './b.ts';\n${module('a', 'b')}`,
      [`${folder}/b.ts`]: text,
    });

    expect(findings).toMatchObject([{ rule: 'cycle' }]);
  });

  it('finds a cycle through the name of the own package and one of a single file', () => {
    const { findings } = checkWith({
      'apps/portal/src/self.ts': "import './self.ts';\n",
      'packages/client/src/index.ts': `import '../src/next.ts';\n${module('client')}`,
      'packages/client/src/next.ts': "import '@smartx/client';\n",
    });

    expect(findings.filter(({ rule }) => rule === 'cycle').map(({ path }) => path)).toEqual([
      'apps/portal/src/self.ts',
      'packages/client/src/index.ts',
    ]);
  });
});
