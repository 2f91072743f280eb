import { describe, expect, it } from 'vitest';
import { formatReport } from './report.ts';
import { checkWith } from './testing/fake-repository.ts';

describe('the architecture check', () => {
  it('passes a repository that follows the drawing', () => {
    const report = checkWith({});

    expect(report.findings).toEqual([]);
    expect(report.targets.filter(({ verdict }) => verdict === 'missed')).toEqual([]);
    expect(report.passed).toBe(true);
  });

  it('leaves out what Git ignores', () => {
    const report = checkWith({ '.gitignore': 'dist/\n', 'apps/web/dist/bundle.ts': "export * from './x.ts';\n" });

    expect(report.passed).toBe(true);
  });

  it('names the place of a broken rule and the end of the run in its report', () => {
    const text = formatReport(checkWith({ 'apps/web/src/all.ts': "export * from './main.tsx';\n" }));

    expect(text).toContain('apps/web/src/all.ts:1 [export-star]');
    expect(text).toMatch(/1 broken rules, 0 missed targets: fail$/);
  });

  it('reports a file it cannot parse', () => {
    const { findings } = checkWith({ 'apps/web/src/broken.ts': 'const = ;\n' });

    expect(findings).toMatchObject([{ rule: 'syntax', path: 'apps/web/src/broken.ts' }]);
  });
});
