import { encodeId, type IdKind, RequestError } from '@smartx/domain/kernel';
import { z } from 'zod';
import { type CursorCodec, cursorBinding } from './cursor.ts';
import type { EventPosition } from './sql/select-events.ts';

/** The size of a page of events that does not say one, and the largest. */
export const DEFAULT_EVENTS = 100;
const LARGEST_EVENTS = 250;

const NIL = '00000000-0000-0000-0000-000000000000';
const LAST_RECORD = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const Answer = z.object({
  rows: z.array(
    z.object({
      ...{ x: z.string(), id: z.string(), name: z.string(), record: z.string(), at: z.string(), open: z.boolean() },
      ...{ type: z.string().nullable(), version: z.number().nullable() },
    }),
  ),
  scanned: z.number(),
  last: z.tuple([z.string(), z.string()]).nullable(),
  horizon: z.string(),
  cluster: z.string(),
});

/** An event as the API shows it. */
export interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly version: number | null;
  readonly occurredAt: Date;
  readonly isWithdrawn: boolean;
}

/** Events, and from where to go on. */
export interface EventPage {
  readonly events: readonly ToldEvent[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

interface Cursor {
  readonly cluster: string;
  readonly position: EventPosition;
}

/** Makes and reads the cursors and pages of one workspace's events. */
export class EventPages {
  private readonly binding: string;

  constructor(
    private readonly cursors: CursorCodec,
    workspaceId: string,
    /** The kinds of ids by the names of their types. */
    private readonly kinds: ReadonlyMap<string, IdKind>,
  ) {
    this.binding = cursorBinding([workspaceId, 'events']);
  }

  /** @throws RequestError `INVALID_CURSOR` */
  open(cursor: string): Cursor {
    const { value, id } = this.cursors.decode(cursor, this.binding);
    const [cluster = '', transaction = '', record = ''] = (value ?? '').split(' ');
    return { cluster, position: { transaction, event: id, record } };
  }

  /**
   * What the database answered, as a page. Where fewer events were found than fit, the cursor goes to the end of what was looked
   * at, so that nobody looks at the same silent events twice.
   * @throws RequestError `INVALID_CURSOR` for a cursor of a database that was restored since
   */
  shape(value: unknown, from: Cursor | null, size: number, full: number): EventPage {
    const answer = Answer.parse(value);
    const { rows, last, horizon, cluster } = answer;
    if (from && (from.cluster !== cluster || BigInt(from.position.transaction) > BigInt(horizon))) throw outdated();
    const shown = rows.slice(0, size);
    const end = shown.at(-1);
    const hasMoreRows = rows.length > size;
    const hasMoreEvents = answer.scanned >= full;
    let next: EventPosition = { transaction: horizon, event: NIL, record: NIL };
    if (hasMoreRows && end) next = { transaction: end.x, event: end.id, record: end.record };
    else if (hasMoreEvents && last) next = { transaction: last[0], event: last[1], record: LAST_RECORD };
    return {
      events: shown.map((row) => this.told(row)),
      cursor: this.close(cluster, next),
      hasMore: hasMoreRows || hasMoreEvents,
    };
  }

  private told({ id, name, record, type, version, at, open }: z.infer<typeof Answer>['rows'][number]): ToldEvent {
    const kind = this.kinds.get(name);
    if (!kind) throw new TypeError(`Nothing is known about events of ${name}.`);
    const object = name[0]?.toLowerCase() + name.slice(1);
    return {
      id: encodeId('domainEvent', id),
      type: open ? (type ?? `${object}:release`) : `${object}:withdraw`,
      recordType: name,
      recordId: encodeId(kind, record),
      version: open ? version : null,
      occurredAt: new Date(at),
      isWithdrawn: !open,
    };
  }

  private close(cluster: string, { transaction, event, record }: EventPosition): string {
    return this.cursors.encode({ value: `${cluster} ${transaction} ${record}`, id: event }, this.binding);
  }
}

/** How many events a page may have. @throws RequestError `INVALID_PAGE_SIZE` */
export function eventPageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_EVENTS;
  if (size < 1 || size > LARGEST_EVENTS)
    throw new RequestError('INVALID_PAGE_SIZE', `A page has 1 to ${LARGEST_EVENTS} events; ${size} were asked for.`);
  return size;
}

function outdated(): RequestError {
  return new RequestError('INVALID_CURSOR', 'The database was restored since: read the lists anew, from a new cursor.');
}
