import { encodeId, type IdKind, RequestError } from '@smartx/domain/kernel';
import { type CursorCodec, cursorBinding } from '../cursor.ts';

/** The size of a page of events that does not say one, and the largest. */
const DEFAULT_EVENTS = 100;
const LARGEST_EVENTS = 250;

const NIL = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Behind what a page of events begins: the transaction, the event in it, and of the records that it concerns the last one told. */
export interface EventPosition {
  readonly transaction: string;
  readonly event: string;
  readonly record: string;
}

/** A position with the database that it is of. */
export interface EventCursor {
  readonly cluster: string;
  /** When everything before it had happened. */
  readonly at: string;
  readonly position: EventPosition;
}

/** What happened to one record. */
export interface RecordEvent {
  readonly position: EventPosition;
  readonly typeName: string;
  readonly idKind: IdKind;
  /** What happened in the words of the outbox; null for a decision about a person or a purpose. */
  readonly action: string | null;
  readonly version: number | null;
  readonly at: string;
  /** Whether it can be read for the purpose. */
  readonly isOpen: boolean;
}

/** How far the outbox was looked at. */
export interface Scanned {
  readonly horizon: string;
  readonly cluster: string;
  /** When it was looked at. */
  readonly now: string;
  /** The last event that was looked at, where more may follow; null where everything was. */
  readonly last: { readonly transaction: string; readonly event: string; readonly at: string } | null;
}

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

/** Makes and reads the cursors and pages of one workspace's events. */
export class EventPages {
  private readonly binding: string;

  constructor(
    private readonly cursors: CursorCodec,
    workspaceId: string,
  ) {
    this.binding = cursorBinding([workspaceId, 'events']);
  }

  /** @throws RequestError `INVALID_CURSOR` */
  open(cursor: string): EventCursor {
    const { value, id } = this.cursors.decode(cursor, this.binding);
    const [cluster = '', transaction = '', record = '', at = ''] = (value ?? '').split(' ');
    return { cluster, at, position: { transaction, event: id, record } };
  }

  /**
   * The first events as a page. Where fewer were found than fit, the cursor goes to the end of what was looked at, so that
   * nobody looks at the same silent events twice.
   */
  page(found: readonly RecordEvent[], size: number, { horizon, cluster, now, last }: Scanned): EventPage {
    const shown = found.slice(0, size);
    const end = shown.at(-1);
    let next: EventPosition & { readonly at: string } = { transaction: horizon, event: NIL, record: NIL, at: now };
    if (found.length > size && end) next = { ...end.position, at: end.at };
    else if (last) next = { ...last, record: LAST };
    return {
      events: shown.map(told),
      cursor: this.close(cluster, next),
      hasMore: found.length > size || last !== null,
    };
  }

  private close(cluster: string, { transaction, event, record, at }: EventPosition & { readonly at: string }): string {
    const value = `${cluster} ${transaction} ${record} ${new Date(at).toISOString()}`;
    return this.cursors.encode({ value, id: event }, this.binding);
  }
}

/** How many events a page may have. @throws RequestError `INVALID_PAGE_SIZE` */
export function eventPageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_EVENTS;
  if (size < 1 || size > LARGEST_EVENTS)
    throw new RequestError('INVALID_PAGE_SIZE', `A page has 1 to ${LARGEST_EVENTS} events; ${size} were asked for.`);
  return size;
}

/** What is withdrawn is told without a reason and a version: only that it is. What a recipient is to do with a person is said. */
function told({ position, typeName, idKind, action, version, at, isOpen }: RecordEvent): ToldEvent {
  const object = `${typeName[0]?.toLowerCase()}${typeName.slice(1)}`;
  return {
    id: encodeId('domainEvent', position.event),
    type: isOpen || action?.startsWith('person:') ? (action ?? `${object}:release`) : `${object}:withdraw`,
    recordType: typeName,
    recordId: encodeId(idKind, position.record),
    version: isOpen ? version : null,
    occurredAt: new Date(at),
    isWithdrawn: !isOpen,
  };
}
