import { parseSync } from 'vite';
import { collectSuppressions, countCommentLines, type Suppression } from './comment-facts.ts';
import { collectEnvironmentReads } from './environment-facts.ts';
import { collectExports, type ExportFact } from './export-facts.ts';
import { type FileKind, fileKindOf } from './file-kind.ts';
import { collectFunctions, collectMethodBodies, type FunctionFact, type MethodFact } from './function-facts.ts';
import { collectExportStars, collectImports, type ImportFact } from './import-facts.ts';
import { indexLines } from './line-index.ts';
import { collectTypeEscapes, type TypeEscapes } from './type-escapes.ts';

/** All that the rules need to know of one file; the text and its syntax tree are dropped after reading. */
export interface SourceFile extends TypeEscapes {
  /** Path from the root of the repository, with `/`. */
  path: string;
  kind: FileKind;
  lines: number;
  filledLines: number;
  commentLines: number;
  imports: ImportFact[];
  exports: ExportFact[];
  exportStars: number[];
  environmentReads: number[];
  functions: FunctionFact[];
  methodBodies: MethodFact[];
  suppressions: Suppression[];
  syntaxErrors: string[];
}

/** Parses one file and writes down its facts. */
export function readSource(path: string, text: string): SourceFile {
  const { program, comments, errors } = parseSync(path, text);
  const lineOf = indexLines(text);
  const lines = text.trimEnd().split('\n');
  return {
    path,
    kind: fileKindOf(path),
    lines: lines.length,
    filledLines: lines.filter((line) => line.trim() !== '').length,
    commentLines: countCommentLines(comments, lineOf),
    imports: collectImports(program, lineOf),
    exports: collectExports(program, comments, text, lineOf),
    exportStars: collectExportStars(program, lineOf),
    environmentReads: collectEnvironmentReads(program, lineOf),
    functions: collectFunctions(program, lineOf),
    methodBodies: collectMethodBodies(program, lineOf),
    suppressions: collectSuppressions(comments, lineOf),
    syntaxErrors: errors.map((error) => error.message),
    ...collectTypeEscapes(program, lineOf),
  };
}
