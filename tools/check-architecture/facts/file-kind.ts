/** What a file is for; the limits differ. `generated` is written by a program, `migration` by a program and reviewed. */
export type FileKind = 'code' | 'test' | 'migration' | 'generated';

const generated = /(^|\/)(generated|gql)\/|\.gen\.tsx?$/;
const migration = /(^|\/)migrations\//;
const test = /\.(test|spec)\.tsx?$|(^|\/)(e2e|testing|gallery)\//;

/** A test kit (`testing/`), a journey's support (`e2e/`) and the gallery of components count as tests: nothing of them is delivered. */
export function fileKindOf(path: string): FileKind {
  if (generated.test(path)) return 'generated';
  if (test.test(path)) return 'test';
  return migration.test(path) ? 'migration' : 'code';
}
