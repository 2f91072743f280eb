import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError } from '../../kernel/errors.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { Purpose } from '../../kernel/purposes.ts';
import type { Scope } from '../../kernel/scope.ts';
import { recordReads } from '../ledger/record-reads.ts';
import type { CONSENT_EVENTS, ConsentChannel } from './consent-event.entity.ts';

/** Which part of the ledger leaves, and for whom. */
export interface ConsentExportOrder {
  readonly subjectId?: string | null | undefined;
  readonly purpose?: Purpose | null | undefined;
  readonly channel?: ConsentChannel | null | undefined;
  readonly event?: (typeof CONSENT_EVENTS)[number] | null | undefined;
  /** Who outside receives it, by name: written into the ledger of disclosures of everybody in it. Null for one's own use. */
  readonly recipient: string | null;
}

/** The ledger as a file. */
export interface ConsentExport {
  readonly fileName: string;
  readonly content: AsyncIterable<string>;
}

/** The columns of the file: ids and facts, no names and no addresses; the words stay behind, their hash goes along. */
const COLUMNS = [
  ...(['id', 'person', 'purpose', 'channel', 'topic', 'event', 'occurred_at', 'recorded_at', 'expires_at'] as const),
  ...(['method', 'language', 'wording_sha256', 'answers', 'recorded_by'] as const),
] as const;

const PORTION = 1_000;
const MAX_RECIPIENT = 200;

/**
 * The consent ledger, or a part of it, as CSV in the order of what happened. Before the first line leaves it is noted down whose
 * data is in it and, where somebody outside receives it, in the ledger of disclosures of each of them (GDPR Art. 15(1)(c)).
 * @throws NotAllowedError · PurposeNotAllowedError · InvalidInputError
 */
export async function exportConsents(scope: Scope, order: ConsentExportOrder): Promise<ConsentExport> {
  scope.require('subject:export');
  const recipient = recipientOf(order.recipient);
  const now = scope.clock.now();
  const subjects = await scope.transaction(async (em) => {
    scope.record(em, {
      ...{ action: 'subject:export', targetType: 'workspace', targetId: scope.workspaceId },
      fields: ['consent_event', recipient === null ? 'own-use' : 'disclosed'],
    });
    return findSubjects(em, scope, order, now);
  });
  await scope.transaction((em) =>
    recordReads(em, [
      {
        ...{ id: newId(), workspaceId: scope.workspaceId, occurredAt: now.toISOString(), purpose: scope.purpose },
        ...{ actorKind: scope.viewer.kind, actorId: scope.viewer.id, operation: 'ConsentExport', client: 'app' },
        ...{ subjects, fields: COLUMNS.map((column) => `ConsentEvent.${column}`), denials: {}, recipient },
      },
    ]),
  );
  return { fileName: `consents-${now.toISOString().slice(0, 10)}.csv`, content: lines(scope, order, now) };
}

function recipientOf(text: string | null): string | null {
  const recipient = text?.trim() ?? null;
  if (recipient === null) return null;
  if (recipient === '' || recipient.length > MAX_RECIPIENT)
    throw new InvalidInputError([{ path: 'recipient', message: 'Expected the name of who receives it.' }]);
  return recipient;
}

const WHERE = `e.workspace_id = ? and e.recorded_at <= ?::timestamptz
  and (?::uuid is null or e.subject_id = ?::uuid) and (?::text is null or e.purpose = ?)
  and (?::text is null or e.channel = ?) and (?::text is null or e.event = ?)`;

function conditions({ workspaceId }: Scope, { subjectId, purpose, channel, event }: ConsentExportOrder, until: Date) {
  const twice = [subjectId, purpose, channel, event].flatMap((value) => [value ?? null, value ?? null]);
  return [workspaceId, until.toISOString(), ...twice];
}

async function findSubjects(
  em: EntityManager,
  scope: Scope,
  order: ConsentExportOrder,
  until: Date,
): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select distinct e.subject_id as id from consent_event e where ${WHERE}`,
    conditions(scope, order, until),
  );
  return rows.map(({ id }) => id);
}

type Row = { readonly id: string; readonly at: string } & Readonly<Record<(typeof COLUMNS)[number], string | null>>;

async function* lines(scope: Scope, order: ConsentExportOrder, until: Date): AsyncGenerator<string> {
  // Spreadsheets take a file without this mark for one of their own code page.
  yield `\uFEFF${COLUMNS.join(',')}\r\n`;
  let after: Row | undefined;
  do {
    const rows = await scope.transaction((em) => findRows(em, scope, order, until, after));
    after = rows.length < PORTION ? undefined : rows.at(-1);
    yield rows.map(lineOf).join('');
  } while (after);
}

function findRows(em: EntityManager, scope: Scope, order: ConsentExportOrder, until: Date, after: Row | undefined) {
  return em.execute<Row[]>(
    `select e.id, e.occurred_at::text as at, e.subject_id as person, e.purpose, e.channel, e.topic, e.event, e.method, e.language,
       ${['occurred_at', 'recorded_at', 'expires_at'].map(isoText).join(', ')},
       e.wording_hash as wording_sha256, e.confirms_id as answers, e.actor_kind as recorded_by
     from consent_event e where ${WHERE} and (?::timestamptz is null or (e.occurred_at, e.id) > (?::timestamptz, ?::uuid))
     order by e.occurred_at, e.id limit ${PORTION}`,
    [...conditions(scope, order, until), after?.at ?? null, after?.at ?? null, after?.id ?? null],
  );
}

function isoText(column: string): string {
  return `to_char(e.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ${column}`;
}

function lineOf(row: Row): string {
  const shown = {
    ...row,
    id: encodeId('consentEvent', row.id),
    person: row.person && encodeId('subject', row.person),
    answers: row.answers && encodeId('consentEvent', row.answers),
  };
  return `${COLUMNS.map((column) => csvCell(shown[column])).join(',')}\r\n`;
}

/** A cell that a spreadsheet would run as a formula is written as text. */
function csvCell(value: string | null): string {
  const text = value ?? '';
  const safe = /^[=@+\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
