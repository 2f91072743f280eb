import type { SealedPlace, Vault } from '@smartx/domain/kernel';
import { keyIdOf } from '@smartx/domain/privacy';
import type { CursorCodec } from './cursor.ts';
import type { Plan } from './plan.ts';

/** JSON that is ready to be sent, in the place of the value that it stands for. */
export class JsonText {
  readonly [field: string]: unknown;

  constructor(readonly text: string) {}
}

/** What is needed to fill in what SQL left open. */
export interface AnswerContext {
  readonly workspaceId: string;
  readonly vault: Vault;
  readonly cursors: CursorCodec;
}

/** Whose data an operation showed, and how often it was refused. */
export class Tally {
  /** Records and lists. */
  count = 0;
  readonly subjects = new Set<string>();
  readonly refusals = new Map<string, number>();
  readonly fields = new Set<string>();

  /** Takes in the mark of a record, `<people>:<refusal>`, or that of a list. */
  add(mark: string): void {
    this.count++;
    const at = mark.lastIndexOf(':');
    if (at < 0) return;
    const refusal = mark.slice(at + 1);
    if (refusal !== '') this.refusals.set(refusal, (this.refusals.get(refusal) ?? 0) + 1);
    else if (at > 0) for (const subject of mark.slice(0, at).split(',')) this.subjects.add(subject);
  }
}

const OPEN = /"~":"([^"]*)",|\{"~c" : "([^"]*)"\}|\{"~s" : "([^"]*)"\}|"~k(\d+)":/g;

/** The answer of a statement with its marks counted and taken out, cursors encrypted and sealed values opened. */
export async function finishAnswer(text: string, plan: Plan, context: AnswerContext, tally: Tally): Promise<string> {
  for (const field of plan.personalFields) tally.fields.add(field);
  const sealed: string[] = [];
  const finished = text.replace(OPEN, (_, record?: string, cursor?: string, bytes?: string, longKey?: string) => {
    if (record !== undefined) {
      tally.add(record);
      return '';
    }
    if (cursor !== undefined) return JSON.stringify(cursorOf(cursor, plan, context));
    if (bytes !== undefined) return `{"~s" : "${sealed.push(bytes) - 1}"}`;
    return `${JSON.stringify(plan.longKeys[Number(longKey)])}:`;
  });
  if (sealed.length === 0) return finished;
  const opened = await openAll(sealed, plan, context);
  return finished.replace(/\{"~s" : "(\d+)"\}/g, (_, index: string) => JSON.stringify(opened[Number(index)] ?? null));
}

function cursorOf(mark: string, { bindings }: Plan, { cursors }: AnswerContext): string {
  const [index = '', id = '', value = '-'] = mark.split(':');
  const position = { id, value: value === '-' ? null : Buffer.from(value, 'hex').toString('utf8') };
  return cursors.encode(position, bindings[Number(index)] ?? '');
}

/** Sealed values are opened together, so that their keys are loaded in one go. */
async function openAll(
  marks: readonly string[],
  plan: Plan,
  { workspaceId, vault }: AnswerContext,
): Promise<unknown[]> {
  const values = marks.flatMap((mark) => {
    const [index = '', rowId = '', hex = ''] = mark.split(':');
    const how = plan.sealed[Number(index)];
    if (!how) return [];
    const place: SealedPlace = { workspaceId, table: how.table, column: how.column, rowId };
    return [{ place, bytes: Buffer.from(hex, 'hex'), parse: how.parse }];
  });
  await vault.loadKeys(workspaceId, [...new Set(values.map(({ bytes }) => keyIdOf(bytes)))]);
  return Promise.all(
    values.map(async ({ place, bytes, parse }) => {
      const opened = await vault.open(place, bytes);
      return opened === null ? null : parse(opened);
    }),
  );
}
