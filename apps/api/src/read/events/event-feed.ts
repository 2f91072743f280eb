import { EVENT_DAYS, type IdKind, RequestError, rowScope } from '@smartx/domain/kernel';
import type { RawBuilder } from 'kysely';
import { z } from 'zod';
import type { ReadContext } from '../context.ts';
import type { ReadType } from '../read-type.ts';
import {
  type EventCursor,
  type EventPage,
  EventPages,
  eventPageSize,
  type RecordEvent,
  type Scanned,
} from './event-page.ts';
import {
  EVENTS_AT_ONCE,
  selectEvents,
  selectEventsEnd,
  selectOfPeople,
  selectOwnNotices,
  selectReadable,
  selectSwitches,
} from './select-events.ts';

const DAY_MS = 86_400_000;

/** Not told: nothing changed. */
const SILENT = ['contact:reveal', 'file:read'];

/** Told also where the record cannot be read any more, because that is what happened. */
const ENDINGS = /^(bin:empty|subject:erase|subject:restrict|.*:delete)$/;

const Row = z.object({
  ...{ x: z.string(), id: z.string(), type: z.string(), kind: z.string(), record: z.string() },
  ...{ version: z.number(), subject: z.string().nullable(), at: z.string() },
});
const Batch = z.object({
  rows: z.array(Row),
  scanned: z.number(),
  last: z.tuple([z.string(), z.string(), z.string()]).nullable(),
  horizon: z.string(),
  cluster: z.string(),
  now: z.string(),
});
const Ids = z.array(z.string());
const Theirs = z.array(z.tuple([z.string(), z.string(), z.boolean()]));
const Switches = z.array(z.tuple([z.string(), z.boolean()]));

type OutboxRow = z.infer<typeof Row>;

/** Runs a statement that gives one JSON value. */
type Ask = (query: RawBuilder<unknown>) => Promise<unknown>;

/** A type whose events are told, under the name that the outbox has for its records. */
interface ToldType {
  readonly type: ReadType;
  readonly idKind: IdKind;
  readonly table: string;
}

/** A record that an event concerns. */
type Concerned = Pick<RecordEvent, 'typeName' | 'idKind' | 'action' | 'version' | 'isOpen'> & {
  readonly record: string;
};

/**
 * What happened, for whoever keeps a copy of records. An event is told if its record can be read for the purpose; if it cannot,
 * only that there is nothing to be read any more, and that only where it was just withdrawn: deleted, erased, or closed by a new
 * decision about the person.
 */
export class EventFeed {
  private readonly pages: EventPages;

  constructor(
    private readonly context: ReadContext,
    private readonly ask: Ask,
  ) {
    this.pages = new EventPages(context.cursors, context.viewer.workspaceId);
  }

  /**
   * The next events of records of these types, as far as the viewer reaches all of a type.
   * @throws RequestError `INVALID_CURSOR` · `INVALID_PAGE_SIZE`
   */
  async read(types: readonly ReadType[], cursor: string | null, first?: number | null): Promise<EventPage> {
    const size = eventPageSize(first);
    const from = cursor === null ? null : this.pages.open(cursor);
    const told = this.toldOf(types);
    const tables = told.map(({ table }) => table);
    const query = from ? selectEvents(this.context, tables, from.position) : selectEventsEnd();
    const batch = Batch.parse(await this.ask(query));
    if (from) assertUsable(from, batch);
    const concerned = await this.concernedBy(told, batch.rows);
    const found = batch.rows.flatMap((row) =>
      concerned(row)
        .sort(byRecord)
        .map((record) => toEvent(row, record)),
    );
    const behind = found.filter(({ position }) => !from || isBehind(position, from));
    return this.pages.page(behind, size, scannedOf(batch));
  }

  private toldOf(types: readonly ReadType[]): ToldType[] {
    const { viewer, metadata } = this.context;
    return types.flatMap((type) => {
      const { idKind, readAction } = type;
      const isReached = readAction !== null && rowScope(viewer, readAction) === 'all';
      return idKind && isReached ? [{ type, idKind, table: metadata(type.entity).tableName }] : [];
    });
  }

  /** Asks at once for everything that is to be known about the records of these events; says then which each concerns. */
  private async concernedBy(
    told: readonly ToldType[],
    rows: readonly OutboxRow[],
  ): Promise<(row: OutboxRow) => Concerned[]> {
    const byTable = Map.groupBy(rows, ({ kind }) => kind);
    const decided = rows.filter(isAboutPerson).flatMap(({ subject }) => subject ?? []);
    const [readable, theirs, switches, notices] = await Promise.all([
      Promise.all(told.map(({ type, table }) => this.readable(type, byTable.get(table) ?? []))),
      Promise.all(told.map(({ type }) => this.ofPeople(type, [...new Set(decided)]))),
      this.switches(byTable.get('purpose_setting') ?? []),
      this.ownNotices(byTable.get('recipient_notice') ?? []),
    ]);
    const ofRecord = new Map(told.map((one, index) => [one.table, { one, open: readable[index] }]));
    return (row) => {
      if (isAboutPerson(row))
        return told.flatMap((one, index) => decisions(one, theirs[index]?.get(row.subject ?? '') ?? []));
      if (row.kind === 'purpose_setting') return switched(row, switches);
      if (row.kind === 'recipient_notice') return notices.has(row.record) ? noticed(row) : [];
      const { one, open } = ofRecord.get(row.kind) ?? {};
      return one ? deed(one, row, open?.has(row.record) ?? false) : [];
    };
  }

  private async readable(type: ReadType, rows: readonly OutboxRow[]): Promise<ReadonlySet<string>> {
    const ids = new Set(rows.map(({ record }) => record));
    return ids.size === 0 ? ids : new Set(Ids.parse(await this.ask(selectReadable(this.context, type, [...ids]))));
  }

  private async ofPeople(type: ReadType, subjects: readonly string[]) {
    const query = subjects.length > 0 ? selectOfPeople(this.context, type, subjects) : null;
    const theirs = query ? Theirs.parse(await this.ask(query)) : [];
    return Map.groupBy(theirs, ([subject]) => subject);
  }

  /** Only who received data of a person is told what became of it, and only under the name of the organisation. */
  private async ownNotices(rows: readonly OutboxRow[]): Promise<ReadonlySet<string>> {
    const ids = rows.map(({ record }) => record);
    if (ids.length === 0 || this.context.viewer.kind !== 'api-key') return new Set();
    return new Set(Ids.parse(await this.ask(selectOwnNotices(this.context, ids))));
  }

  private async switches(rows: readonly OutboxRow[]): Promise<ReadonlyMap<string, boolean>> {
    const ids = rows.map(({ record }) => record);
    return new Map(ids.length > 0 ? Switches.parse(await this.ask(selectSwitches(this.context, ids))) : []);
  }
}

/** As PostgreSQL sorts them. */
function byRecord(one: Concerned, other: Concerned): number {
  return one.record < other.record ? -1 : Number(one.record > other.record);
}

function isAboutPerson({ kind }: OutboxRow): boolean {
  return kind === 'data_subject' || kind === 'erasure_ledger';
}

/** What happened to a record itself. */
function deed({ type, idKind }: ToldType, { type: action, record, version }: OutboxRow, isOpen: boolean): Concerned[] {
  if (SILENT.includes(action) || !(isOpen || ENDINGS.test(action))) return [];
  const told = { typeName: type.name, idKind, isOpen, record };
  // A record that is stored alone, or not any more: nothing in it changed.
  return [action === 'subject:restrict' ? { ...told, action: null, version: null } : { ...told, action, version }];
}

/** What was decided about a person, for each record that is theirs. */
function decisions({ type, idKind }: ToldType, theirs: z.infer<typeof Theirs>): Concerned[] {
  const records = theirs.map(([, record, isOpen]) => ({ typeName: type.name, idKind, record, isOpen }));
  return records.map((one) => ({ ...one, action: null, version: null }));
}

/** That the workspace switched the purpose on or off, which opens or closes everybody at once. */
function switched({ record }: OutboxRow, switches: ReadonlyMap<string, boolean>): Concerned[] {
  const isOpen = switches.get(record);
  if (isOpen === undefined) return [];
  return [{ typeName: 'PurposeSetting', idKind: 'purposeSetting', record, isOpen, action: null, version: null }];
}

/** What became of a person whose data the caller received (GDPR Art. 19); what was corrected is read anew. */
function noticed({ type: action, subject }: OutboxRow): Concerned[] {
  if (subject === null) return [];
  const isOpen = action === 'person:rectified';
  return [{ typeName: 'DataSubject', idKind: 'subject', action, version: null, isOpen, record: subject }];
}

function toEvent({ x: transaction, id: event, at }: OutboxRow, { record, ...concerned }: Concerned): RecordEvent {
  return { ...concerned, at, position: { transaction, event, record } };
}

/** Of the event at which the last page ended, what was not told then; the database gave nothing that comes before it. */
function isBehind(one: RecordEvent['position'], { position }: EventCursor): boolean {
  return one.event !== position.event || one.record > position.record;
}

function scannedOf({ scanned, last, horizon, cluster, now }: z.infer<typeof Batch>): Scanned {
  const isFull = scanned >= EVENTS_AT_ONCE && last !== null;
  return { horizon, cluster, now, last: isFull ? { transaction: last[0], event: last[1], at: last[2] } : null };
}

function assertUsable({ cluster, position, at }: EventCursor, batch: z.infer<typeof Batch>): void {
  if (!(Date.parse(batch.now) - Date.parse(at) <= EVENT_DAYS * DAY_MS))
    throw new RequestError(
      'INVALID_CURSOR',
      `What happened is told for ${EVENT_DAYS} days: read the lists anew, from a new cursor.`,
    );
  if (cluster !== batch.cluster || BigInt(position.transaction) > BigInt(batch.horizon))
    throw new RequestError(
      'INVALID_CURSOR',
      'The database was restored since: read the lists anew, from a new cursor.',
    );
}
