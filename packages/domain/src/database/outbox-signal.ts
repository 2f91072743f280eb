/** The channel on which every process hears which events a transaction left in the outbox. */
export const OUTBOX_CHANNEL = 'smartx_outbox';

/** Which events somebody may read now: those of a workspace from one id to another. */
export interface OutboxSignal {
  readonly workspaceId: string;
  readonly firstId: string;
  readonly lastId: string;
  readonly count: number;
}

/**
 * The statements that make the outbox tell of itself, for the owner. PostgreSQL hands a signal on when the transaction commits,
 * so that whoever hears it can read the events; a rollback says nothing.
 */
export const OUTBOX_SIGNAL_SQL: readonly string[] = [
  `create or replace function public.signal_outbox() returns trigger
     language plpgsql set search_path = pg_catalog, pg_temp as $$
     begin
       perform pg_notify('${OUTBOX_CHANNEL}', concat_ws(' ', workspace_id, min(id::text), max(id::text), count(*)))
       from added group by workspace_id;
       return null;
     end $$`,
  `create or replace trigger outbox_signal after insert on public.domain_event
     referencing new table as added for each statement execute function public.signal_outbox()`,
];

/** What a signal says; null for a text that is none. */
export function readOutboxSignal(payload: string): OutboxSignal | null {
  const [, workspaceId, firstId, lastId, count] =
    /^([0-9a-f-]{36}) ([0-9a-f-]{36}) ([0-9a-f-]{36}) (\d+)$/.exec(payload) ?? [];
  if (!workspaceId || !firstId || !lastId) return null;
  return { workspaceId, firstId, lastId, count: Number(count) };
}
