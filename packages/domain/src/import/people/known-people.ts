import {
  findSuppressed,
  type ReachableAddress,
  type SuppressionKey,
  suppressionKey,
} from '../../privacy/ledger/suppression-list.ts';
import { matchName } from '../../record/match-name.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from '../write/batch.ts';
import { query } from '../write/bulk-rows.ts';
import { findByExternalId } from '../write/find-known.ts';
import { emailsOf, type PersonRow } from './person-row.ts';

/** A contact that a line is about. */
export interface KnownPerson {
  readonly contactId: string;
  readonly subjectId: string;
  /** GDPR Art. 18: may be stored, but not changed by an import. */
  readonly isRestricted: boolean;
  /** Somebody else lives on in their place, since a moment ago. */
  readonly isMerged: boolean;
}

/** A contact with an address that leads to them. */
export interface HolderRow extends KnownPerson {
  readonly pointId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly hasExternalId: boolean;
}

const HOLDER = `c.id as "contactId", c.subject_id as "subjectId", s.restricted_at is not null as "isRestricted",
  s.merged_into_id is not null as "isMerged"`;
/** Whoever is found is not erased before the batch has ended; whoever is being erased is waited for and then not found. */
export const HOLD = 'for key share of s';

/** The people in a batch who are known already, by the other system's id or by an e-mail address that is theirs alone. */
export class KnownPeople {
  private constructor(
    private readonly byId: ReadonlyMap<string, KnownPerson | null>,
    private readonly byEmail: ReadonlyMap<string, readonly HolderRow[]>,
    private readonly suppressed: ReadonlySet<string>,
    private readonly externalSystem: string,
  ) {}

  static async load(batch: Batch, people: readonly PersonRow[]): Promise<KnownPeople> {
    const found = await findByExternalId(
      batch,
      'contact',
      people.map(({ externalId }) => externalId),
    );
    const live = await peopleWithIds(
      batch,
      [...found.values()].map(({ id }) => id),
    );
    const holders = await findHolders(batch, people.flatMap(emailsOf));
    // Who is merged while this batch waits for them has handed over their ids and addresses: they are looked for once more.
    // Whoever is parted meanwhile has theirs back.
    const isOver = [...live.values(), ...holders].some(({ isMerged }) => isMerged) || (await haveMoved(batch, holders));
    if (isOver) return KnownPeople.load(batch, people);
    const byId = new Map([...found].map(([key, { id, isInBin }]) => [key, isInBin ? null : (live.get(id) ?? null)]));
    const byEmail = Map.groupBy(holders, ({ email }) => email);
    const { externalSystem } = batch.context;
    const keys = people.flatMap((person) => recognisedBy(person, externalSystem));
    return new KnownPeople(byId, byEmail, await suppressedAmong(batch, keys), externalSystem);
  }

  /** Whether the person was deleted at their own request: the line is left out, and nobody is made again (GDPR Art. 17). */
  isSuppressed(person: PersonRow): boolean {
    return recognisedBy(person, this.externalSystem).some((key) => this.suppressed.has(suppressionKey(key)));
  }

  /**
   * The contact that the line is about, or null for somebody new. Several people may share an address: then the one of the
   * same name is meant, and somebody of another name is new.
   */
  find(person: PersonRow): KnownPerson | null {
    const { externalId, line } = person;
    const known = externalId === undefined ? undefined : this.byId.get(externalId);
    if (known === null) line.refuse('externalId', 'This contact is in the bin; restore it first.');
    if (known) return known;
    // Whoever has another id in the same system is somebody else who shares the address.
    const holders = emailsOf(person).flatMap((email) => this.byEmail.get(email) ?? []);
    const candidates = holders.filter(({ hasExternalId }) => externalId === undefined || !hasExternalId);
    const people = [...new Map(candidates.map((holder) => [holder.contactId, holder])).values()];
    return people.length > 1 ? sameName(line, person, people) : (people[0] ?? null);
  }
}

function sameName(line: FileLine, person: PersonRow, people: readonly HolderRow[]): HolderRow | null {
  const name = matchName(person.fields.fullName ?? '');
  const [same, ...others] = people.filter(({ fullName }) => fullName !== null && matchName(fullName) === name);
  if (others.length > 0) line.refuse('email', 'Several contacts have this address and name; give their external ids.');
  return same ?? null;
}

function addressesOf({ points }: PersonRow): ReachableAddress[] {
  return points.flatMap(({ kind, normalised }) => (kind === 'email' || kind === 'phone' ? [{ kind, normalised }] : []));
}

/** What a deleted person would be recognised by in a line: an address, their name at one, the other system's id. */
function recognisedBy(person: PersonRow, source: string): SuppressionKey[] {
  const { line, fields } = person;
  const addresses = addressesOf(person);
  const name = matchName(fields.fullName ?? '');
  const key = line.text('externalId');
  return [
    ...addresses,
    ...(name === '' ? [] : addresses.map((address) => ({ kind: 'named-address', name, address }) as const)),
    ...(key === undefined ? [] : [{ kind: 'external-id', recordType: line.plan.object, source, key } as const]),
  ];
}

/** Digests are dear for thousands of lines, and most workspaces have nobody on the list. */
async function suppressedAmong(batch: Batch, keys: readonly SuppressionKey[]): Promise<ReadonlySet<string>> {
  const { em, workspaceId, context } = batch;
  const sql = `select 1 from suppression where workspace_id = $1 and scope = 'no-re-creation' and released_at is null limit 1`;
  if ((await query(em, sql, [workspaceId])).length === 0) return new Set();
  return findSuppressed(em, context.scope.vault, workspaceId, keys);
}

async function peopleWithIds(batch: Batch, ids: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
  if (ids.length === 0) return new Map();
  const rows = await query<KnownPerson>(
    batch.em,
    `select ${HOLDER} from contact c join data_subject s on s.workspace_id = c.workspace_id and s.id = c.subject_id
     where c.workspace_id = $1 and c.id = any($2::uuid[]) and s.erased_at is null ${HOLD}`,
    [batch.workspaceId, ids],
  );
  return new Map(rows.map((row) => [row.contactId, row]));
}

/** The contacts who have one of these e-mail addresses to themselves. */
export async function findHolders(batch: Batch, emails: readonly string[]): Promise<HolderRow[]> {
  if (emails.length === 0) return [];
  return query<HolderRow>(
    batch.em,
    `select ${HOLDER}, p.id as "pointId", p.clear_normalised as email, c.full_name as "fullName",
            exists (select 1 from external_id e where e.workspace_id = $1 and e.record_id = c.id
                      and e.record_type = 'contact' and e.source = $3) as "hasExternalId"
     from contact_point p
     join contact c on c.workspace_id = p.workspace_id and c.id = p.contact_id and c.deleted_at is null
     join data_subject s on s.workspace_id = c.workspace_id and s.id = c.subject_id
     where p.workspace_id = $1 and p.clear_normalised = any($2::text[]) and p.kind = 'email' and not p.is_shared
       and s.erased_at is null
     order by c.id ${HOLD}`,
    [batch.workspaceId, [...new Set(emails)], batch.context.externalSystem],
  );
}

/** Whether an address belongs to somebody else than it did when its people were looked for, before they were waited for. */
async function haveMoved(batch: Batch, holders: readonly HolderRow[]): Promise<boolean> {
  if (holders.length === 0) return false;
  const rows = await query(
    batch.em,
    `select 1 from unnest($2::uuid[], $3::uuid[]) as h (point_id, contact_id)
       join contact_point p on p.workspace_id = $1 and p.id = h.point_id and p.contact_id <> h.contact_id limit 1`,
    [batch.workspaceId, holders.map(({ pointId }) => pointId), holders.map(({ contactId }) => contactId)],
  );
  return rows.length > 0;
}
