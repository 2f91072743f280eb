import { describe, expect, it } from 'vitest';
import { findingsWith } from '../testing/fake-repository.ts';

const imports = (specifier: string) => `import '${specifier}';\n`;

describe('arrows between packages', () => {
  it.each([
    ['apps/web/src/x.ts', '@smartx/domain/contact'],
    ['apps/web/src/x.ts', '@smartx/portal'],
    ['packages/client/src/x.ts', '@smartx/domain/kernel'],
    ['packages/ui/src/x.ts', '@smartx/client'],
    ['packages/domain/src/contact/x.ts', '@smartx/local-database'],
    ['packages/local-database/src/x.ts', '@smartx/domain/kernel'],
    ['apps/api/src/contact/x.ts', '@smartx/portal'],
    ['apps/api/src/contact/x.ts', '@smartx/client'],
    ['packages/domain/src/contact/x.ts', 'graphql'],
    ['packages/domain/src/contact/x.ts', 'react'],
    ['packages/ui/src/x.ts', '@apollo/client/react'],
    ['packages/ui/src/x.ts', '../../../tools/generate.ts'],
  ])('%s must not import %s', (path, specifier) => {
    expect(findingsWith({ [path]: imports(specifier) })).toEqual([`${path}:1 package-arrow`]);
  });

  it('lets exactly one file mount the portal', () => {
    expect(findingsWith({ 'apps/api/src/server.ts': imports('@smartx/portal') })).toEqual([
      'apps/api/src/server.ts:1 package-arrow',
    ]);
  });

  it('lets the test kit of the domain start a database and the server use one', () => {
    const changes = {
      'packages/domain/src/testing/global-setup.ts': imports('@smartx/local-database'),
      'apps/api/src/start.ts': imports('@smartx/local-database'),
    };

    expect(findingsWith(changes)).toEqual([]);
  });

  it('refuses a package that is not in the drawing', () => {
    const changes = {
      'packages/new/package.json': '{"name":"@smartx/new"}',
      'packages/new/src/x.ts': imports('@smartx/ui'),
    };

    expect(findingsWith(changes)).toEqual(['packages/new/src/x.ts:1 package-arrow']);
  });
});

describe('the exports of a package', () => {
  it('are its only door by name', () => {
    const path = 'apps/api/src/x.ts';

    expect(findingsWith({ [path]: imports('@smartx/domain/contact/contact.entity') })).toEqual([
      `${path}:1 package-exports`,
    ]);
  });

  it('are its only door by path, for tools too', () => {
    const path = 'tools/x.ts';

    expect(findingsWith({ [path]: imports('../packages/domain/src/kernel/clock.ts') })).toEqual([
      `${path}:1 package-exports`,
    ]);
  });
});

describe('layers of the domain', () => {
  it.each([
    ['kernel/x.ts', '../privacy/mask.ts'],
    ['privacy/x.ts', '../contact/contact.entity.ts'],
    ['contact/x.ts', '../database/orm.ts'],
    ['database/x.ts', '../testing/given.ts'],
  ])('%s must not import %s', (file, specifier) => {
    const path = `packages/domain/src/${file}`;

    expect(findingsWith({ [path]: imports(specifier) })).toEqual([`${path}:1 domain-layer`]);
  });

  it('lets a slice use another and a test look at everything', () => {
    const changes = {
      'packages/domain/src/deal/deal.entity.ts': imports('../contact/contact.entity.ts'),
      'packages/domain/src/privacy/mask.test.ts': imports('../database/orm.ts'),
      'packages/domain/src/testing/given.ts': imports('../database/orm.ts'),
    };

    expect(findingsWith(changes)).toEqual([]);
  });
});

describe('a façade', () => {
  it('is imported by nobody inside its package', () => {
    const path = 'packages/domain/src/database/x.ts';

    expect(findingsWith({ [path]: imports('../contact/index.ts') })).toEqual([`${path}:1 facade`]);
  });

  it('is not the index of a folder that a program writes', () => {
    const changes = {
      'apps/web/src/x.ts': imports('./gql/index.ts'),
      'apps/web/src/gql/index.ts': "export * from './gql.ts';\n",
      'packages/domain/src/database/migrate.ts': imports('./migrations/index.ts'),
      'packages/domain/src/database/migrations/index.ts': 'export const migrations = [];\n',
    };

    expect(findingsWith(changes)).toEqual([]);
  });
});
