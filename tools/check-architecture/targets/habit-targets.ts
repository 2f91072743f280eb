import type { SourceFile } from '../facts/source-file.ts';
import { limits } from '../limits.ts';
import type { Finding, Target } from '../report.ts';
import { rate, sum } from './statistics.ts';

/** The targets about type escapes, comments and tests. */
export function habitTargets(files: SourceFile[]): Target[] {
  const sized = files.filter(({ kind }) => kind === 'code' || kind === 'test');
  const [code, tests] = [sized.filter(({ kind }) => kind === 'code'), sized.filter(({ kind }) => kind === 'test')];
  return [
    atMost(
      'any',
      found(files, 'any', ({ anys }) => anys),
      limits.anys,
      (count) => count,
    ),
    perThousand('suppressions per 1,000 lines', sized, suppressionLines, limits.suppressionsPerThousand),
    perThousand('as per 1,000 lines', code, assertionLines, limits.assertionsPerThousand),
    {
      ...perThousand('as per 1,000 lines, tests', tests, assertionLines, 0),
      limit: '–',
      verdict: 'measured',
      offenders: [],
    },
    commentTarget(code),
    measuredRatio(code, tests),
  ];
}

const assertionLines = ({ assertions }: SourceFile) => assertions;
const suppressionLines = ({ suppressions }: SourceFile) => suppressions.map(({ line }) => line);

function found(files: SourceFile[], rule: string, linesOf: (file: SourceFile) => number[]): Finding[] {
  return files.flatMap((file) => linesOf(file).map((line) => ({ rule, path: file.path, line, message: rule })));
}

function perThousand(
  name: string,
  files: SourceFile[],
  linesOf: (file: SourceFile) => number[],
  limit: number,
): Target {
  const rule = name.replace(/ per.*/, '');
  const lines = sum(files, (file) => file.lines);
  return atMost(name, found(files, rule, linesOf), limit, (count) => rate(count, lines, 1000));
}

function atMost(name: string, findings: Finding[], limit: number, measure: (count: number) => number): Target {
  const value = measure(findings.length);
  const isMet = value <= limit;
  return {
    name,
    value: String(value),
    limit: String(limit),
    verdict: isMet ? 'ok' : 'missed',
    offenders: isMet ? [] : findings,
  };
}

/** Docstrings count. When the share is too low the barest files are named, when too high the chattiest. */
function commentTarget(code: SourceFile[]): Target {
  const { min, max } = limits.commentsPerHundred;
  const shareOf = ({ commentLines, filledLines }: SourceFile) => rate(commentLines, filledLines, 100);
  const value = rate(
    sum(code, (file) => file.commentLines),
    sum(code, (file) => file.filledLines),
    100,
  );
  const isMet = code.length === 0 || (value >= min && value <= max);
  const worst = code
    .filter((file) => (value < min ? shareOf(file) < min : shareOf(file) > max))
    .sort((a, b) => (value < min ? b.filledLines - a.filledLines : b.commentLines - a.commentLines));
  const offenders = worst.map((file) => {
    return {
      rule: 'comments',
      path: file.path,
      line: 1,
      message: `${file.commentLines} of ${file.filledLines} lines (${shareOf(file)} %)`,
    };
  });
  const verdict = isMet ? 'ok' : 'missed';
  return {
    name: 'comment lines per 100',
    value: String(value),
    limit: `${min}–${max}`,
    verdict,
    offenders: isMet ? [] : offenders,
  };
}

/** Told, and held against nobody: what tests have to reach is measured when they run (tools/coverage). */
function measuredRatio(code: SourceFile[], tests: SourceFile[]): Target {
  const filled = (files: SourceFile[]) => sum(files, ({ filledLines }) => filledLines);
  const value = String(rate(filled(tests), filled(code), 1));
  return { name: 'test : code', value, limit: '–', verdict: 'measured', offenders: [] };
}
