import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { IndexUse } from '../../kernel/vault.ts';
import { applyPatch, type Patch } from '../../record/apply-patch.ts';
import type { Contact } from '../contact.entity.ts';
import { ContactPoint } from '../contact-point.entity.ts';
import type { PointKind, PointValue, ReadPoint } from './contact-point-input.ts';

const INDEX_USE = { phone: 'phone', postal: 'postal', url: 'url', handle: 'handle' } as const satisfies Record<
  Exclude<PointKind, 'email'>,
  IndexUse
>;

/** The fields of a contact under which its addresses are listed; masks, history and reveals use these names. */
export const POINT_FIELD = {
  email: 'emails',
  phone: 'phones',
  postal: 'addresses',
  url: 'urls',
  handle: 'handles',
} as const satisfies Record<PointKind, string>;

/** An e-mail address in clear, everything else sealed under the person's key with an index that finds equal values. */
export async function pointColumns(
  scope: Scope,
  subjectId: string,
  pointId: string,
  { kind, value, normalised, last4, normalisationVersion }: PointValue,
): Promise<Patch<ContactPoint>> {
  if (kind === 'email') return { clearValue: value, clearNormalised: normalised, normalisationVersion };
  const { vault, workspaceId } = scope;
  return {
    sealedValue: await vault.seal(subjectId, placeOfPoint(workspaceId, pointId), value),
    blindIndex: await vault.blindIndex(workspaceId, INDEX_USE[kind], normalised),
    blindLast4: last4 === null ? null : await vault.blindIndex(workspaceId, 'phone-last4', last4),
    normalisationVersion,
  };
}

/** Puts an address of a contact into the transaction, sealed under the person's key. */
export async function createPoint(
  em: EntityManager,
  scope: Scope,
  contact: Contact,
  point: ReadPoint,
): Promise<ContactPoint> {
  const id = newId();
  const now = scope.clock.now();
  const { kind, label, isPrimary, isShared, source } = point;
  const columns = await pointColumns(scope, contact.subject.id, id, point);
  const stamps = { createdAt: now, updatedAt: now };
  const { workspaceId } = scope;
  const row = em.create(ContactPoint, {
    workspaceId,
    id,
    contact,
    kind,
    label,
    isPrimary,
    isShared,
    source,
    ...stamps,
  });
  applyPatch(row, columns, scope.clock);
  return row;
}

/** The address in clear; null where its key is gone. */
export async function openPoint(scope: Scope, point: ContactPoint): Promise<string | null> {
  if (!point.sealedValue) return point.clearValue ?? null;
  return scope.vault.open(placeOfPoint(scope.workspaceId, point.id), point.sealedValue);
}

function placeOfPoint(workspaceId: string, rowId: string) {
  return { workspaceId, table: 'contact_point', column: 'sealed_value', rowId };
}
