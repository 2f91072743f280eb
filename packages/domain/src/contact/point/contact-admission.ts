import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateFoundError, SuppressedError } from '../../kernel/errors.ts';
import { askPlanned } from '../../kernel/records/unread.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  findSuppressed,
  type ReachableAddress,
  releaseSuppression,
  type SuppressionKey,
  suppressionKey,
} from '../../privacy/ledger/suppression-list.ts';
import { isUsable } from '../../privacy/subject/assert-usable.ts';
import { matchName } from '../../record/match-name.ts';
import { ContactPoint } from '../contact-point.entity.ts';
import type { ReadPoint } from './contact-point-input.ts';
import { POINT_FIELD } from './contact-point-record.ts';

const MOST_CANDIDATES = 10;

/** From the addresses to their contacts, whatever is known of the tables: in the order of the ids it would read them all. */
const HOLDERS = `select p.id from unnest($2::text[]) as wanted (address)
  cross join lateral (select p.id, p.contact_id from contact_point p where p.workspace_id = $1
    and p.clear_normalised = wanted.address and p.kind = 'email' and not p.is_shared offset 0) p
  where (select c.deleted_at is null and c.id is distinct from $3::uuid from contact c
    where c.workspace_id = $1 and c.id = p.contact_id)
  order by p.id limit ${2 * MOST_CANDIDATES}`;

/**
 * B11-AC8: whoever was erased is not recorded again through another door, neither by an address of their own nor by their
 * name at one that they shared.
 * @throws SuppressedError naming the address that is on the list
 */
export async function assertNotSuppressed(
  em: EntityManager,
  scope: Scope,
  points: readonly ReadPoint[],
  fullName: string | null | undefined,
): Promise<void> {
  const wanted = recognisedBy(points, fullName);
  const found = await findSuppressed(
    em,
    scope.vault,
    scope.workspaceId,
    wanted.map(({ key }) => key),
  );
  const hit = wanted.find(({ key }) => found.has(suppressionKey(key)));
  if (hit) throw new SuppressedError(hit.path);
}

/** B11-AC8: whoever wrote of their own accord is recorded again, and may be answered at their addresses; not advertised to. */
export async function welcomeBack(
  em: EntityManager,
  scope: Scope,
  points: readonly ReadPoint[],
  fullName: string | null | undefined,
): Promise<void> {
  const keys = recognisedBy(points, fullName).map(({ key }) => key);
  await releaseSuppression(em, scope.vault, scope.workspaceId, keys, scope.clock.now());
}

function recognisedBy(points: readonly ReadPoint[], fullName: string | null | undefined) {
  return points.flatMap(({ kind, normalised, path }) =>
    kind === 'email' || kind === 'phone' ? keysOf({ kind, normalised }, fullName).map((key) => ({ key, path })) : [],
  );
}

function keysOf(address: ReachableAddress, fullName: string | null | undefined): SuppressionKey[] {
  return fullName ? [address, { kind: 'named-address', name: matchName(fullName), address }] : [address];
}

/**
 * Finds out whether the person is known already, by an e-mail address that is nobody else's. A person who is withheld from
 * the viewer cannot be recorded a second time, not even on purpose: that would get round the refusal.
 * @throws DuplicateFoundError with the contacts that the viewer may see
 */
export async function assertNoDuplicate(
  em: EntityManager,
  scope: Scope,
  points: readonly ReadPoint[],
  options: { readonly allowDuplicate?: boolean; readonly exceptId?: string } = {},
): Promise<void> {
  const emails = points.filter(({ kind, isShared }) => kind === 'email' && !isShared);
  if (emails.length === 0) return;
  const known = await findHolders(em, scope, emails, options.exceptId);
  const path =
    emails.find(({ normalised }) => known.some((point) => point.clearNormalised === normalised))?.path ?? null;
  const candidates = new Set<string>();
  let isWithheld = false;
  for (const { contact } of known) {
    const holder = await contact.loadOrFail();
    if (!isUsable(await holder.subject.loadOrFail(), scope)) isWithheld = true;
    else if (seesPoints(scope, 'email') && (await scope.reaches(em, holder, 'contact:read'))) candidates.add(holder.id);
  }
  if (isWithheld || (known.length > 0 && !options.allowDuplicate))
    throw new DuplicateFoundError('contact', [...candidates].slice(0, MOST_CANDIDATES), path);
}

/** Whether the viewer sees addresses of a kind: whoever does not may not learn by trying whose they are, or what they are. */
export function seesPoints({ viewer }: Scope, kind: ReadPoint['kind']): boolean {
  return !viewer.permissions.fieldRules.has(`Contact.${POINT_FIELD[kind]}`);
}

async function findHolders(
  em: EntityManager,
  { workspaceId }: Scope,
  emails: readonly ReadPoint[],
  exceptId: string | undefined,
): Promise<ContactPoint[]> {
  const values = [workspaceId, emails.map(({ normalised }) => normalised), exceptId ?? null];
  const known = await askPlanned<{ id: string }>(em, 'email_holders', HOLDERS, values);
  // Hardly anybody is known.
  if (known.length === 0) return [];
  const id = { $in: known.map((point) => point.id) };
  return em.find(ContactPoint, { workspaceId, id }, { populate: ['contact.subject'], orderBy: { id: 'asc' } });
}
