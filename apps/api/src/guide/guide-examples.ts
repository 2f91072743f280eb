/** A request of the guide, with what the guide says about its answer. */
export interface GuideExample {
  readonly line: number;
  readonly request: GuideRequest;
  /** The body that the page shows; null where it shows none. */
  readonly answer: unknown;
  /** The status that the page shows. */
  readonly status: number;
}

/** What is sent, with `…` in the place of what differs each time. */
export interface GuideRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Block {
  readonly line: number;
  readonly kind: string;
  readonly text: string;
}

/**
 * The examples of a page, in order: a `graphql` block with `json variables` below it, or an `http` block, and the `json answer`
 * or `http answer` that follows.
 * @throws SyntaxError for an answer without a request, or a block that no test would read
 */
export function readExamples(markdown: string): GuideExample[] {
  const examples: GuideExample[] = [];
  const blocks = readBlocks(markdown);
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    if (block.kind === 'graphql') examples.push(documentExample(blocks.slice(index)));
    else if (block.kind === 'http') examples.push(httpExample(block, next));
    else if (!ANSWERS.includes(block.kind) && !NOT_RUN.includes(block.kind))
      throw new SyntaxError(`Line ${block.line}: nothing runs a block of the kind "${block.kind}".`);
  }
  return examples;
}

const ANSWERS = ['json variables', 'json answer', 'http answer'];
/** Shown for people who read; another test runs the same thing. */
const NOT_RUN = ['sh', 'ts', 'text'];

function readBlocks(markdown: string): Block[] {
  const lines = markdown.split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const kind = /^```(\S.*)$/.exec(lines[at] ?? '')?.[1];
    if (kind === undefined) continue;
    const end = lines.indexOf('```', at + 1);
    if (end < 0) throw new SyntaxError(`Line ${at + 1}: the block never ends.`);
    blocks.push({ line: at + 1, kind, text: lines.slice(at + 1, end).join('\n') });
    at = end;
  }
  return blocks;
}

function documentExample([document, second, third]: readonly Block[]): GuideExample {
  if (!document) throw new SyntaxError('There is no document.');
  const variables = second?.kind === 'json variables' ? second : null;
  const answer = variables ? third : second;
  if (answer?.kind !== 'json answer') throw new SyntaxError(`Line ${document.line}: the page shows no answer.`);
  const body = { query: document.text, variables: variables ? JSON.parse(variables.text) : {} };
  const headers = { 'content-type': 'application/json' };
  return {
    line: document.line,
    request: { method: 'POST', path: '/graphql', headers, body: JSON.stringify(body) },
    answer: JSON.parse(answer.text),
    status: 200,
  };
}

function httpExample(block: Block, next: Block | undefined): GuideExample {
  if (next?.kind !== 'http answer') throw new SyntaxError(`Line ${block.line}: the page shows no answer.`);
  const [head = '', ...body] = block.text.split('\n\n');
  const [first = '', ...headers] = head.split('\n');
  const [method = '', path = ''] = first.split(' ');
  const [answerHead = '', ...answerBody] = next.text.split('\n\n');
  return {
    line: block.line,
    request: { method, path, headers: Object.fromEntries(headers.map(readHeader)), body: body.join('\n\n') },
    answer: answerBody.length > 0 ? JSON.parse(answerBody.join('\n\n')) : null,
    status: Number(answerHead.split(' ')[1]),
  };
}

function readHeader(line: string): [name: string, value: string] {
  const [name = '', ...value] = line.split(':');
  return [name.toLowerCase(), value.join(':').trim()];
}

/** Whether an answer is what the page shows; `…` stands for any text or number, and a text that holds it for any that begins and ends so. */
export function isAsShown(shown: unknown, real: unknown): boolean {
  if (shown === '…' && typeof real === 'number') return true;
  if (typeof shown === 'string' && shown.includes('…')) return typeof real === 'string' && fits(shown, real);
  if (Array.isArray(shown)) {
    return Array.isArray(real) && shown.length === real.length && shown.every((one, at) => isAsShown(one, real[at]));
  }
  if (typeof shown !== 'object' || shown === null) return shown === real;
  if (typeof real !== 'object' || real === null) return false;
  const names = Object.keys(shown);
  const isSame = names.length === Object.keys(real).length;
  return isSame && names.every((name) => isAsShown(Reflect.get(shown, name), Reflect.get(real, name)));
}

function fits(pattern: string, text: string): boolean {
  const [start = '', end = ''] = pattern.split('…');
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}
