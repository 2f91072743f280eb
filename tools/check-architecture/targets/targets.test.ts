import { describe, expect, it } from 'vitest';
import type { Target } from '../report.ts';
import { checkWith, type Files } from '../testing/fake-repository.ts';
import { percentile, rate } from './statistics.ts';

const path = 'apps/web/src/x.tsx';
const lines = (count: number, line = 'list.push(1);\n') => line.repeat(count);

function targetWith(name: string, changes: Files): Partial<Target> {
  const target = checkWith(changes).targets.find((candidate) => candidate.name === name);
  return { value: target?.value ?? '', verdict: target?.verdict ?? 'measured' };
}

describe('sizes', () => {
  it('of files', () => {
    expect(targetWith('file lines, max', { [path]: lines(400) })).toEqual({ value: '400', verdict: 'ok' });
    expect(targetWith('file lines, max', { [path]: lines(401) })).toEqual({ value: '401', verdict: 'missed' });
    const long = Object.fromEntries([1, 2, 3].map((name) => [`apps/web/src/${name}.ts`, lines(251)]));
    expect(targetWith('file lines, p95', long)).toEqual({ value: '251', verdict: 'missed' });
  });

  it('leave out generated files and migrations', () => {
    const changes = {
      'apps/web/src/gql/graphql.ts': lines(500),
      'apps/web/src/routes.gen.ts': lines(500),
      'packages/domain/src/database/migrations/1.ts': lines(500),
    };

    expect(targetWith('file lines, max', changes).verdict).toBe('ok');
  });

  it.each([
    ['a function', (body: string) => `function f() {\n${body}}\n`, 80],
    ['a test', (body: string) => `it('does', () => {\n${body}});\n`, 80],
    ['a method', (body: string) => `class A {\n  m() {\n${body}}\n}\n`, 80],
    ['a component', (body: string) => `export const View = memo(() => {\n${body}return <p />; });\n`, 120],
    ['a hook that returns JSX', (body: string) => `const useView = () => {\n${body}return <p />; };\n`, 80],
  ])('of %s', (_name, wrap, max) => {
    expect(targetWith('function lines, max', { [path]: wrap(lines(max - 2)) }).verdict).toBe('ok');
    expect(targetWith('function lines, max', { [path]: wrap(lines(max)) })).toMatchObject({ verdict: 'missed' });
  });

  it.each(["describe('x', ", "describe.each([1])('x', ", "test.describe('x', "])(
    'of functions leave out %s',
    (start) => {
      expect(targetWith('function lines, max', { [path]: `${start}() => {\n${lines(200)}});\n` }).verdict).toBe('ok');
    },
  );

  it('of folders', () => {
    const crowd = Object.fromEntries(
      Array.from({ length: 21 }, (_, index) => [`apps/web/src/crowd/${index}.ts`, lines(1)]),
    );

    expect(targetWith('files per folder, max', crowd)).toEqual({ value: '21', verdict: 'missed' });
    expect(targetWith('files per folder, p95', crowd)).toEqual({ value: '21', verdict: 'missed' });
  });

  it('of resolver methods, without their braces', () => {
    const resolver = (count: number) => ({
      'apps/api/src/contact.resolver.ts': `class R {\n  constructor() {\n${lines(9)}}\n  @Query()\n  m() {\n${lines(count)}}\n}\n`,
    });

    expect(targetWith('resolver method lines, max', resolver(8))).toEqual({ value: '8', verdict: 'ok' });
    expect(targetWith('resolver method lines, max', resolver(9)).verdict).toBe('missed');
    expect(targetWith('resolver method statements, median', resolver(2))).toEqual({ value: '2', verdict: 'missed' });
    expect(targetWith('resolver method statements, median', resolver(1)).verdict).toBe('ok');
  });
});

describe('habits', () => {
  it('allow no any, in tests neither', () => {
    expect(targetWith('any', { 'apps/web/src/x.test.ts': 'let x: any;\n' })).toEqual({ value: '1', verdict: 'missed' });
  });

  it('count assertions of code and tests apart, and neither `as const` nor aliases', () => {
    const aliases = "import { a as b } from 'x';\nexport { b as c };\nconst d = [1] as const;\n";
    const name = 'as per 1,000 lines';

    expect(targetWith(name, { [path]: aliases })).toEqual({ value: '0', verdict: 'ok' });
    expect(targetWith(name, { [path]: 'f(a as B);\n' }).verdict).toBe('missed');
    expect(targetWith(name, { 'apps/web/src/x.test.ts': 'f(a as B);\n' }).verdict).toBe('ok');
    expect(targetWith(`${name}, tests`, { 'apps/web/src/x.test.ts': 'f(a as B);\n' })).toEqual({
      value: '1000',
      verdict: 'measured',
    });
  });

  it('want some comments and not too many', () => {
    expect(targetWith('comment lines per 100', { [path]: lines(390) }).verdict).toBe('missed');
    expect(targetWith('comment lines per 100', { [path]: lines(90, '// why\n') }).verdict).toBe('missed');
  });

  it('tell how many lines of tests there are, and ask for none', () => {
    const name = 'test : code';

    expect(targetWith(name, {})).toEqual({ value: '0', verdict: 'measured' });
    expect(Number(targetWith(name, { 'apps/web/src/x.test.ts': lines(60) }).value)).toBeGreaterThan(0);
  });
});

describe('statistics', () => {
  it('take the nearest rank', () => {
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
    expect(
      percentile(
        Array.from({ length: 100 }, (_, index) => index + 1),
        0.95,
      ),
    ).toBe(95);
    expect(percentile([], 0.95)).toBe(0);
  });

  it('measure nothing as zero', () => {
    expect(rate(0, 0, 1000)).toBe(0);
    expect(rate(1, 3, 100)).toBe(33.33);
  });
});
