import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateFoundError, SuppressedError } from '../../kernel/errors.ts';
import type { Scope } from '../../kernel/scope.ts';
import { Suppression } from '../../privacy/ledger/suppression.entity.ts';
import { suppressionDigest } from '../../privacy/ledger/suppression-list.ts';
import { isUsable } from '../../privacy/subject/assert-usable.ts';
import { ContactPoint } from '../contact-point.entity.ts';
import type { ReadPoint } from './contact-point-input.ts';

const MOST_CANDIDATES = 10;

/**
 * B11-AC8: whoever was erased is not recorded again through another door.
 * @throws SuppressedError naming the address that is on the list
 */
export async function assertNotSuppressed(
  em: EntityManager,
  scope: Scope,
  points: readonly ReadPoint[],
): Promise<void> {
  const { workspaceId, vault } = scope;
  const paths = new Map<string, string>();
  for (const { kind, normalised, path } of points)
    if (kind === 'email' || kind === 'phone')
      paths.set((await suppressionDigest(vault, workspaceId, { kind, normalised })).digest.toString('hex'), path);
  if (paths.size === 0) return;
  const hit = await em.findOne(Suppression, {
    workspaceId,
    scope: 'no-re-creation',
    releasedAt: null,
    digest: { $in: [...paths.keys()].map((digest) => Buffer.from(digest, 'hex')) },
  });
  if (hit) throw new SuppressedError(paths.get(Buffer.from(hit.digest).toString('hex')) ?? null);
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
    else if (await scope.reaches(em, holder, 'contact:read')) candidates.add(holder.id);
  }
  if (isWithheld || (known.length > 0 && !options.allowDuplicate))
    throw new DuplicateFoundError('contact', [...candidates].slice(0, MOST_CANDIDATES), path);
}

function findHolders(
  em: EntityManager,
  { workspaceId }: Scope,
  emails: readonly ReadPoint[],
  exceptId: string | undefined,
): Promise<ContactPoint[]> {
  return em.find(
    ContactPoint,
    {
      workspaceId,
      kind: 'email',
      clearNormalised: { $in: emails.map(({ normalised }) => normalised) },
      isShared: false,
      contact: { deletedAt: null, ...(exceptId === undefined ? {} : { id: { $ne: exceptId } }) },
    },
    { populate: ['contact.subject'], limit: 2 * MOST_CANDIDATES, orderBy: { id: 'asc' } },
  );
}
