const WIDTH = 110;
const INDENT = '  ';

/** What begins a line of its own where a statement does not fit into one. */
const CLAUSE =
  /^(select|from|where|left join|inner join|cross join|join|on|group by|order by|having|limit|offset|union all|union|with|set|values|and|or)$/;
const CASE = /^(when|else|end)$/;
const TWO_WORDS = /^(left|inner|cross|group|order|union)$/;

type Part = string | Part[];

/** From this length on, what stands in brackets more than once is written once. */
const REPEATED = 100;

/**
 * A statement in lines that can be read and compared: a clause a line, what stands in brackets indented below, and what repeats
 * written once, below the statement, as «1». `$(…)` stands for a parameter and says what it is.
 */
export function formatSql(text: string, parameters: readonly string[]): string {
  const named = tokens(text).map((token) =>
    token.replace(/^\$(\d+)$/, (_all, at) => `$(${parameters[Number(at) - 1]})`),
  );
  const [parts] = group(named, 0);
  const repeated = new Repeated(parts);
  const body = lines(repeated.fold(parts), 0).join('\n');
  return [`${body};`, ...repeated.definitions()].join('\n\n');
}

/** What stands in brackets several times. */
class Repeated {
  private readonly counts = new Map<string, number>();
  private readonly numbers = new Map<string, number>();
  private readonly written: string[] = [];

  constructor(parts: readonly Part[]) {
    this.count(parts);
  }

  /** The parts with references; what repeats only because what holds it repeats is left where it is. */
  fold(parts: readonly Part[], times = 1): Part[] {
    return parts.map((part) => {
      if (typeof part === 'string') return part;
      const text = flat(part);
      const isRepeated = text.length >= REPEATED && this.times(text) > times;
      return isRepeated ? this.reference(text, part) : this.fold(part, times);
    });
  }

  private times(text: string): number {
    return this.counts.get(text) ?? 0;
  }

  definitions(): readonly string[] {
    return this.written;
  }

  private reference(text: string, part: Part[]): string {
    const known = this.numbers.get(text);
    if (known !== undefined) return `«${known}»`;
    const number = this.numbers.size + 1;
    this.numbers.set(text, number);
    this.written.push('');
    this.written[number - 1] = `-- «${number}»\n${lines(this.fold(part, this.times(text)), 0).join('\n')}`;
    return `«${number}»`;
  }

  private count(parts: readonly Part[]): void {
    for (const part of parts) {
      if (typeof part === 'string') continue;
      const text = flat(part);
      this.counts.set(text, this.times(text) + 1);
      this.count(part);
    }
  }
}

/** Parameters, words, quoted names and texts, operators and brackets; white space is left out. */
function tokens(text: string): string[] {
  const found =
    text.match(/\$\d+|'(?:[^']|'')*'|"(?:[^"]|"")*"|[A-Za-z_][\w]*|\d+(?:\.\d+)?|[(),]|[^\s\w'"$(),]+/g) ?? [];
  const joined: string[] = [];
  for (const token of found) {
    const last = joined.at(-1)?.toLowerCase() ?? '';
    const isSecond = TWO_WORDS.test(last) && /^(join|by|all)$/i.test(token);
    if (isSecond) joined.splice(-1, 1, `${joined.at(-1)} ${token}`);
    else joined.push(token);
  }
  return joined;
}

function group(all: readonly string[], start: number): [parts: Part[], next: number] {
  const parts: Part[] = [];
  let at = start;
  while (at < all.length) {
    const token = all[at] ?? '';
    if (token === ')') return [parts, at + 1];
    if (token === '(') {
      const [inner, next] = group(all, at + 1);
      parts.push(inner);
      at = next;
    } else {
      parts.push(token);
      at += 1;
    }
  }
  return [parts, at];
}

/** The parts in one line. */
function flat(parts: readonly Part[]): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    const written = typeof part === 'string' ? part : `(${flat(part)})`;
    text += separator(parts[index - 1], part) + written;
  }
  return text;
}

function separator(before: Part | undefined, part: Part): string {
  if (before === undefined || part === ',') return '';
  if (typeof part !== 'string')
    return typeof before === 'string' && /^["\w]/.test(before) && !isWord(before) ? '' : ' ';
  if (typeof before !== 'string') return /^(::|\.|\[)/.test(part) ? '' : ' ';
  return /^(::|\.|\[|\])/.test(part) || /(::|\.|\[)$/.test(before) ? '' : ' ';
}

const OTHER_WORDS = /^(as|in|any|not|lateral|case|then|filter|exists|is|between|by|distinct)$/;

/** Words after which a bracket is none of a call. */
function isWord(text: string): boolean {
  return [CLAUSE, CASE, OTHER_WORDS].some((words) => words.test(text.toLowerCase()));
}

function lines(parts: readonly Part[], depth: number): string[] {
  const indent = INDENT.repeat(depth);
  const whole = flat(parts);
  if (indent.length + whole.length <= WIDTH) return [indent + whole];
  return cut(parts, CLAUSE).flatMap((clause) => {
    const fits = indent.length + flat(clause).length <= WIDTH;
    return (fits ? [clause] : cut(clause, CASE)).flatMap((part) => broken(part, depth));
  });
}

/** The parts, cut before the given words and behind every comma. */
function cut(parts: readonly Part[], before: RegExp): Part[][] {
  const pieces: Part[][] = [[]];
  for (const part of parts) {
    if (typeof part === 'string' && before.test(part.toLowerCase()) && pieces.at(-1)?.length) pieces.push([]);
    pieces.at(-1)?.push(part);
    if (part === ',') pieces.push([]);
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** A clause whose brackets stand in lines of their own where they do not fit. */
function broken(clause: readonly Part[], depth: number): string[] {
  const indent = INDENT.repeat(depth);
  if (indent.length + flat(clause).length <= WIDTH) return [indent + flat(clause)];
  const at = longest(clause);
  const inner = clause[at];
  if (inner === undefined || typeof inner === 'string') return [indent + flat(clause)];
  const head = flat([...clause.slice(0, at), '(']).replace(
    /\s\($/,
    (space) => separator(clause[at - 1], inner) + space.trim(),
  );
  const tail = flat([')', ...clause.slice(at + 1)]);
  return [indent + head, ...lines(inner, depth + 1), ...broken([tail], depth)];
}

function longest(clause: readonly Part[]): number {
  const lengths = clause.map((part) => (typeof part === 'string' ? 0 : flat(part).length));
  return lengths.indexOf(Math.max(...lengths));
}
