import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError } from '../../kernel/errors.ts';
import type { ConsentChannel } from './consent-event.entity.ts';

/** Through which channels an address of each kind is used. */
const CHANNELS_OF: Readonly<Record<string, readonly ConsentChannel[]>> = {
  email: ['email'],
  phone: ['phone', 'message'],
  postal: ['post'],
  handle: ['message'],
};

/** An address that a consent is about. */
export interface ConsentAddress {
  readonly kind: string;
  /** In clear, where it is an e-mail address. */
  readonly email: string | null;
  /** As addresses are compared. */
  readonly normalised: string | null;
  /** Several people read it: it is marked so, or somebody else has it too. */
  readonly isShared: boolean;
}

/** The channel that an event is about: that of its address where it names one. @throws InvalidInputError */
export async function reachedThrough(
  em: EntityManager,
  workspaceId: string,
  subjectId: string,
  input: { readonly channel?: ConsentChannel | undefined; readonly contactPointId?: string | null | undefined },
): Promise<ConsentChannel> {
  const { channel = 'any', contactPointId } = input;
  if (!contactPointId) return channel;
  const { kind } = await findAddress(em, workspaceId, subjectId, contactPointId);
  const [first = 'any', ...rest] = CHANNELS_OF[kind] ?? [];
  if (channel === 'any') return first;
  if (channel !== first && !rest.includes(channel))
    throw new InvalidInputError([
      { path: 'channel', message: 'Expected the channel through which this address is used.' },
    ]);
  return channel;
}

/** Whether the person still holds an address, and it has been the same since before `asked`: an answer is about no other. */
export async function isStillTheirs(
  em: EntityManager,
  workspaceId: string,
  subjectId: string,
  id: string,
  asked: Date,
): Promise<boolean> {
  const rows = await em.execute(
    `select 1 from contact_point p join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
     where p.workspace_id = ? and p.id = ? and c.subject_id = ? and c.deleted_at is null
       and (p.value_changed_at is null or p.value_changed_at < ?::timestamptz)`,
    [workspaceId, id, subjectId, asked.toISOString()],
  );
  return rows.length > 0;
}

/** An address of the person, which they hold now. @throws InvalidInputError for anything else, also somebody else's address */
export async function findAddress(
  em: EntityManager,
  workspaceId: string,
  subjectId: string,
  id: string,
): Promise<ConsentAddress> {
  // By name, because the engine knows no contacts: it is the one place where the ledger looks at an address.
  const [found] = await em.execute<ConsentAddress[]>(
    `select p.kind, p.clear_value as email, p.clear_normalised as normalised, p.is_shared or exists (
       select 1 from contact_point o join contact h on h.workspace_id = o.workspace_id and h.id = o.contact_id
       where o.workspace_id = p.workspace_id and o.kind = p.kind and o.clear_normalised = p.clear_normalised
         and h.subject_id <> c.subject_id and h.deleted_at is null) as "isShared"
     from contact_point p join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id
     where p.workspace_id = ? and p.id = ? and c.subject_id = ? and c.deleted_at is null`,
    [workspaceId, id, subjectId],
  );
  if (!found) throw new InvalidInputError([{ path: 'contactPointId', message: 'Expected an address of this person.' }]);
  return found;
}
