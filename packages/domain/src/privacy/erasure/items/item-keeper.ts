import type { EntityManager } from '@mikro-orm/postgresql';
import type { Scope } from '../../../kernel/scope.ts';
import type { Reach } from '../../reach/reached-rows.ts';
import type { KeepGround } from './erasure-item.entity.ts';

/** A row of the database, whatever it is called in the product. */
export interface Item {
  readonly table: string;
  readonly itemId: string;
}

/** That a ground keeps an item of somebody who is erased. */
export interface KeptClaim extends Item {
  readonly ground: KeepGround;
  /** The last day on which it is kept; null where that is not known yet: a hold ends when it is released. */
  readonly endsOn: string | null;
  /** The day from which a law counts, where one does. */
  readonly startsOn?: string | null;
  /** The entry of the hold that keeps it; null for a decision about this one erasure. */
  readonly holdItemId: string | null;
}

/** Whose items an erasure reaches. */
export interface ErasedPerson {
  readonly workspaceId: string;
  /** One human, merges included. */
  readonly subjectIds: readonly string[];
  readonly reach: Reach;
}

/**
 * Something that keeps items of people beyond their erasure: legal holds, a statutory archive. It names them, and what it names is
 * kept as a sealed copy; the rows themselves are erased as any other. Once nothing keeps a copy any more, whoever named it calls
 * `releaseKept`.
 */
export interface ItemKeeper {
  claims(em: EntityManager, person: ErasedPerson): Promise<readonly KeptClaim[]>;
  /** What belongs to an item beside its own row, such as the lines of a sale; read before anything is changed. */
  enclose?(em: EntityManager, scope: Scope, claim: KeptClaim): Promise<Readonly<Record<string, unknown>>>;
}

/** Everything that keeps items of a person: the decisions about the request, and every keeper. Only what is reached is named. */
export async function claimsOn(
  em: EntityManager,
  keepers: readonly ItemKeeper[],
  person: ErasedPerson,
  requestId: string | null,
): Promise<KeptClaim[]> {
  const claims = await decidedClaims(em, person, requestId);
  for (const keeper of keepers) claims.push(...(await keeper.claims(em, person)));
  return claims.filter(({ table, itemId }) => person.reach.get(table)?.ids.includes(itemId));
}

/** Decisions about other open requests of the same human count too: only one of them leads to the erasure. */
async function decidedClaims(
  em: EntityManager,
  { workspaceId, subjectIds }: ErasedPerson,
  requestId: string | null,
): Promise<KeptClaim[]> {
  return em.execute<KeptClaim[]>(
    `select distinct on (e.item_table, e.item_id) e.item_table as "table", e.item_id as "itemId", e.ground,
       e.ends_on::text as "endsOn", null as "holdItemId"
     from erasure_exemption e join privacy_request r on r.workspace_id = e.workspace_id and r.id = e.request_id
       join request_subject s on s.workspace_id = r.workspace_id and s.request_id = r.id
     where e.workspace_id = ? and s.subject_id in (?)
       and (r.id = ?::uuid or r.state in ('received', 'in-progress', 'awaiting-approval'))
     order by e.item_table, e.item_id, e.ends_on desc`,
    [workspaceId, subjectIds, requestId],
  );
}
