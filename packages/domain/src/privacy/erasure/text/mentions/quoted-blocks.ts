import type { Passage } from '../../../reach/redact-text.ts';

/** A part of a mail that somebody else wrote, or that says who wrote it. */
export interface QuotedBlock extends Passage {
  readonly cause: 'quoted' | 'signature';
  /** Where its head ends: who is named before wrote all of it. */
  readonly headEnd: number;
}

/** “On Monday Ana wrote:”, “Am Montag schrieb Ana:”, “Le lundi, Ana a écrit :”, “كتبت آنا:” */
const SAID = /^.{0,200}(?:\bwrote|\bschrieb\b.{0,120}|a écrit|\bescribió\b.{0,120}|كتب(?:ت)?\b.{0,120})\s*:\s*$/iu;
/** “From: Ana”, as the head of a forwarded mail says it. */
const FROM = /^\s*(?:From|Von|De|من)\s*:\s*\S/u;
const QUOTED = /^\s*>/;
const GREETING =
  /^\s*(?:--\s*|(?:best|kind|warm)?\s*regards|cheers|sincerely|(?:viele|beste|freundliche|liebe) gr(?:ü|ue)(?:ß|ss)e|mit freundlichen gr(?:ü|ue)(?:ß|ss)en|mfg|cordialement|saludos|مع التحية)\s*[,.!]?\s*$/iu;
const LONGEST_SIGNATURE = 6;

interface Line {
  readonly text: string;
  readonly from: number;
  readonly end: number;
}

/** The quoted mails and the signatures in a text, in their order; a head without a text below it is none. */
export function quotedBlocks(text: string): QuotedBlock[] {
  const lines = linesOf(text);
  const blocks: QuotedBlock[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const block = quotedAt(lines, at) ?? signatureAt(lines, at);
    if (!block) continue;
    blocks.push(block);
    while (at + 1 < lines.length && (lines[at + 1]?.from ?? 0) < block.from + block.length) at += 1;
  }
  return blocks;
}

/** A head with the lines that are marked as quoted below it; a forwarded mail goes on to the end. */
function quotedAt(lines: readonly Line[], at: number): QuotedBlock | null {
  const head = lines[at];
  if (!head) return null;
  const isForwarded = FROM.test(head.text);
  if (!isForwarded && !SAID.test(head.text)) return null;
  let last = at;
  while (last + 1 < lines.length && (isForwarded || isQuoted(lines[last + 1]))) last += 1;
  return last === at ? null : blockOf(head, lines[last] ?? head, 'quoted', head.end);
}

function isQuoted(line: Line | undefined): boolean {
  return line !== undefined && (QUOTED.test(line.text) || line.text.trim() === '');
}

/** A greeting with the few lines below it, up to an empty one. */
function signatureAt(lines: readonly Line[], at: number): QuotedBlock | null {
  const head = lines[at];
  if (!head || !GREETING.test(head.text)) return null;
  let last = at;
  while (last - at < LONGEST_SIGNATURE && lines[last + 1]?.text.trim()) last += 1;
  const end = lines[last] ?? head;
  return last === at ? null : blockOf(head, end, 'signature', end.end);
}

function blockOf(first: Line, last: Line, cause: QuotedBlock['cause'], headEnd: number): QuotedBlock {
  return { from: first.from, length: last.end - first.from, cause, headEnd };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    lines.push({ text: line, from, end: from + line.length });
    from += line.length + 1;
  }
  return lines;
}
