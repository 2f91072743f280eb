/** Something that happened to a record. It holds no values: read the record to see what it is now. */
export interface PartnerEvent {
  readonly id: string;
  readonly type: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly version: number | null;
  readonly occurredAt: string;
  /** Whether the record may not be used any more: delete what you keep of it. */
  readonly isWithdrawn: boolean;
}

/** A page of events, and from where to go on. */
export interface PartnerEvents {
  readonly events: readonly PartnerEvent[];
  readonly cursor: string;
  readonly hasMore: boolean;
}

/** The answer to {@link EVENTS_SINCE}. */
export interface EventsAnswer {
  readonly eventsSince: PartnerEvents;
}

/** What the client asks for when it follows the events. */
export const EVENTS_SINCE = `query EventsSince($cursor: String, $purpose: Purpose!) @purpose(is: $purpose) {
  eventsSince(cursor: $cursor, first: 250) {
    events { id type recordType recordId version occurredAt isWithdrawn }
    cursor
    hasMore
  }
}`;
