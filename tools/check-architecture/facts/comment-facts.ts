import type { ParseResult } from 'vite';
import type { LineOf } from './line-index.ts';

/** A comment as the parser reports it; its value is without the delimiters. */
export type Comment = ParseResult['comments'][number];

/** A comment that switches a checker off. */
export interface Suppression {
  line: number;
  directive: string;
  hasReason: boolean;
}

const directives =
  /^[\s*]*(@ts-(?:ignore|expect-error|nocheck)|(?:biome-ignore|eslint-disable|oxlint-disable)(?!-end)[\w-]*|(?:v8|c8|istanbul) ignore \w+)(.*)/s;

/** The number of lines on which a comment stands, alone or after code. */
export function countCommentLines(comments: Comment[], lineOf: LineOf): number {
  const lines = new Set<number>();
  for (const comment of comments) {
    for (let line = lineOf(comment.start); line <= lineOf(comment.end - 1); line++) lines.add(line);
  }
  return lines.size;
}

/** Suppressions of TypeScript, Biome and of test coverage, with whether a reason follows. */
export function collectSuppressions(comments: Comment[], lineOf: LineOf): Suppression[] {
  return comments.flatMap((comment) => {
    const [, directive, rest = ''] = directives.exec(comment.value) ?? [];
    return directive ? [{ line: lineOf(comment.start), directive, hasReason: statesReason(directive, rest) }] : [];
  });
}

/** Biome takes the rule first and the reason after a colon; the others take the reason at once. */
function statesReason(directive: string, rest: string): boolean {
  const reason = directive.startsWith('biome') ? (rest.split(/:(.*)/s)[1] ?? '') : rest;
  return /\p{L}{2,}/u.test(reason.replace(/<[^>]*>/g, ''));
}
