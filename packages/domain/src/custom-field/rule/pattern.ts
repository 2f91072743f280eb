/** Whether one character fits. */
type Test = (character: string) => boolean;

type Node =
  | { readonly kind: 'one'; readonly test: Test }
  | { readonly kind: 'row'; readonly parts: readonly Node[] }
  | { readonly kind: 'either'; readonly options: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly min: number; readonly max: number | null };

/** A place in the pattern; without a test it is passed without a character. */
interface Place {
  readonly test: Test | null;
  readonly next: number[];
}

const LONGEST = 200;
const MOST_REPEATS = 200;
const MOST_PLACES = 2000;
/** A hundred for each character of the longest value; a pattern that people write takes some ten. */
const MOST_STEPS = 200_000;
/** So many characters and ranges stand in one class. */
const MOST_IN_CLASS = 100;
const CLASSES: Readonly<Record<string, Test>> = {
  d: (one) => /^\d$/.test(one),
  D: (one) => !/^\d$/.test(one),
  w: (one) => /^[\p{L}\p{N}_]$/u.test(one),
  W: (one) => !/^[\p{L}\p{N}_]$/u.test(one),
  s: (one) => /^\s$/.test(one),
  S: (one) => !/^\s$/.test(one),
};

/** A pattern that cannot be read, or that takes too many steps for a text. */
export class PatternError extends Error {}

/**
 * A pattern for a whole text: characters, `.`, `\d \w \s`, `[a-z]`, groups, `|` and `* + ? {2,5}`. It looks at each character
 * once for each of its places, and ends after a number of steps, so that no pattern of a workspace can keep the server busy (a
 * backtracking one could).
 */
export class Pattern {
  /** How many places and tests the last text took. */
  steps = 0;
  private readonly places: Place[] = [];
  private readonly start: number;

  /** @throws PatternError */
  constructor(source: string) {
    const end = this.add({ test: null, next: [] });
    this.start = this.place(new PatternReader(source).read(), end);
  }

  /** Whether the whole text fits. @throws PatternError where that takes too many steps */
  matches(text: string): boolean {
    this.steps = 0;
    let reached = this.reach([this.start]);
    for (const character of text) {
      // A class that is repeated stands at many places: it is asked once.
      const known = new Map<Test, boolean>();
      const next: number[] = [];
      for (const index of reached) {
        const place = this.places[index];
        if (place?.test && this.fits(place.test, character, known)) next.push(...place.next);
      }
      reached = this.reach(next);
      if (reached.size === 0) return false;
    }
    return reached.has(0);
  }

  private fits(test: Test, character: string, known: Map<Test, boolean>): boolean {
    const before = known.get(test);
    if (before !== undefined) return before;
    this.step();
    const isFitting = test(character);
    known.set(test, isFitting);
    return isFitting;
  }

  private reach(from: readonly number[]): Set<number> {
    const reached = new Set<number>();
    const open = [...from];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      this.step();
      if (reached.has(index)) continue;
      reached.add(index);
      const place = this.places[index];
      if (place?.test === null) open.push(...place.next);
    }
    return reached;
  }

  private step(): void {
    this.steps += 1;
    if (this.steps > MOST_STEPS)
      throw new PatternError('Use a shorter value or a simpler pattern: this takes too many steps.');
  }

  private add(place: Place): number {
    if (this.places.length >= MOST_PLACES) throw new PatternError('The pattern repeats too much.');
    return this.places.push(place) - 1;
  }

  /** The place where a node begins that goes on at `next`. */
  private place(node: Node, next: number): number {
    switch (node.kind) {
      case 'one':
        return this.add({ test: node.test, next: [next] });
      case 'row':
        return node.parts.reduceRight((end, part) => this.place(part, end), next);
      case 'either':
        return this.add({ test: null, next: node.options.map((option) => this.place(option, next)) });
      case 'repeat':
        return this.repeat(node.part, node.min, node.max, next);
    }
  }

  private repeat(part: Node, min: number, max: number | null, next: number): number {
    let entry = next;
    if (max === null) {
      entry = this.add({ test: null, next: [next] });
      this.places[entry]?.next.push(this.place(part, entry));
    }
    for (let count = min; count < (max ?? min); count++)
      entry = this.add({ test: null, next: [this.place(part, entry), next] });
    for (let count = 0; count < min; count++) entry = this.place(part, entry);
    return entry;
  }
}

/** Reads the text of a pattern. */
class PatternReader {
  private readonly characters: string[];
  private at = 0;

  constructor(source: string) {
    this.characters = Array.from(source.replace(/^\^/, '').replace(/(?<!\\)\$$/, ''));
    if (this.characters.length > LONGEST) throw new PatternError(`Use at most ${LONGEST} characters.`);
  }

  read(): Node {
    const node = this.either();
    if (this.at < this.characters.length) throw new PatternError('A bracket is closed that was not opened.');
    return node;
  }

  private either(): Node {
    const options = [this.row()];
    while (this.take('|')) options.push(this.row());
    return { kind: 'either', options };
  }

  private row(): Node {
    const parts: Node[] = [];
    for (let next = this.peek(); next !== null && next !== '|' && next !== ')'; next = this.peek())
      parts.push(this.repeated(this.one()));
    return { kind: 'row', parts };
  }

  private repeated(part: Node): Node {
    if (this.take('*')) return { kind: 'repeat', part, min: 0, max: null };
    if (this.take('+')) return { kind: 'repeat', part, min: 1, max: null };
    if (this.take('?')) return { kind: 'repeat', part, min: 0, max: 1 };
    if (!this.take('{')) return part;
    const [, from = '', comma, to] = /^(\d{1,3})(,)?(\d{1,3})?$/.exec(this.until('}')) ?? [];
    const min = Number(from || Number.NaN);
    const max = to === undefined ? (comma ? null : min) : Number(to);
    if (Number.isNaN(min) || (max ?? min) < min || (max ?? min) > MOST_REPEATS)
      throw new PatternError(`Write a repetition as {3}, {2,} or {2,5}, up to ${MOST_REPEATS}.`);
    return { kind: 'repeat', part, min, max };
  }

  private one(): Node {
    const character = this.next();
    if (character === '(') return this.group();
    if (character === '[') return { kind: 'one', test: this.set() };
    if (character === '.') return { kind: 'one', test: () => true };
    if (character === '\\') return { kind: 'one', test: this.escaped() };
    if ('*+?{}]^$'.includes(character))
      throw new PatternError(`Write \\${character} where the character itself is meant.`);
    return { kind: 'one', test: (one) => one === character };
  }

  private group(): Node {
    if (this.take('?') && !this.take(':')) throw new PatternError('Look-ahead and named groups are not understood.');
    const node = this.either();
    if (!this.take(')')) throw new PatternError('A round bracket is not closed.');
    return node;
  }

  private escaped(): Test {
    const character = this.next();
    const known = CLASSES[character];
    if (known) return known;
    if (/[\p{L}\p{N}]/u.test(character)) throw new PatternError(`\\${character} is not understood.`);
    return (one) => one === character;
  }

  private set(): Test {
    const isNegated = this.take('^');
    const distinct = new Set<Test>();
    while (!this.take(']')) distinct.add(this.range());
    const tests = [...distinct];
    if (tests.length === 0) throw new PatternError('A square bracket is empty.');
    if (tests.length > MOST_IN_CLASS)
      throw new PatternError(`Use at most ${MOST_IN_CLASS} characters and ranges in a square bracket.`);
    return (one) => tests.some((test) => test(one)) !== isNegated;
  }

  private range(): Test {
    const from = this.next();
    if (from === '\\') return this.escaped();
    const isRange = this.peek() === '-' && this.characters[this.at + 1] !== ']';
    if (!isRange) return (one) => one === from;
    this.at++;
    const to = this.next();
    const [low, high] = [from.codePointAt(0) ?? 0, to.codePointAt(0) ?? 0];
    if (to === '\\' || low > high) throw new PatternError(`${from}-${to} is no range.`);
    return (one) => low <= (one.codePointAt(0) ?? -1) && (one.codePointAt(0) ?? -1) <= high;
  }

  private peek(): string | null {
    return this.characters[this.at] ?? null;
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at++;
    return true;
  }

  private next(): string {
    const character = this.characters[this.at++];
    if (character === undefined) throw new PatternError('The pattern ends too early.');
    return character;
  }

  private until(character: string): string {
    let text = '';
    for (let next = this.next(); next !== character; next = this.next()) text += next;
    return text;
  }
}
