import { Company } from '../../company/company.entity.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { followName } from '../../contact/contact-input.ts';
import { ContactPoint } from '../../contact/contact-point.entity.ts';
import { openBirthDate, sealBirthDate } from '../../contact/create-contact.ts';
import { MOST_POINTS, type ReadPoint } from '../../contact/point/contact-point-input.ts';
import { createPoint, POINT_FIELD } from '../../contact/point/contact-point-record.ts';
import { Member } from '../../identity/member.entity.ts';
import type { Change } from '../../kernel/scope.ts';
import { applyPatch, type Patch, touch } from '../../record/apply-patch.ts';
import type { Batch } from '../write/batch.ts';
import { limitPatch } from '../write/limit-patch.ts';
import { addObjections } from './objections.ts';
import type { PersonRow } from './person-row.ts';

/** A line about a contact who exists. */
export interface PersonUpdate extends PersonRow {
  readonly contactId: string;
  readonly subjectId: string;
  readonly companyId: string | undefined;
  readonly ownerId: string | undefined;
}

/**
 * Changes the contacts that exist: their fields by the rule of each column, addresses that they do not have yet, objections
 * that do not stand yet. Nothing is ever taken away, and no objection is loosened.
 */
export async function updatePeople(batch: Batch, updates: readonly PersonUpdate[]): Promise<void> {
  if (updates.length === 0) return;
  const { em, workspaceId, context } = batch;
  const ids = updates.map(({ contactId }) => contactId);
  await context.scope.vault.loadKeys(
    workspaceId,
    updates.map(({ subjectId }) => subjectId),
  );
  const contacts = await em.find(Contact, { workspaceId, id: { $in: ids } });
  const points = await em.find(
    ContactPoint,
    { workspaceId, contact: { id: { $in: ids } } },
    { orderBy: { id: 'asc' } },
  );
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  const pointsOf = Map.groupBy(points, (point) => point.contact.id);
  const fresh = await addObjections(batch, updates);
  for (const update of updates) {
    const contact = byId.get(update.contactId);
    if (!contact) continue;
    const version = contact.version;
    const changes = [
      ...applyPatch(
        contact,
        limitPatch(update.line, contact, await patchOf(batch, contact, update)),
        context.scope.clock,
      ),
      ...(await addPoints(batch, contact, update, pointsOf.get(contact.id) ?? [])),
      ...(fresh.get(update.subjectId) ?? []).map(({ purpose, channel }) => ({
        field: `objection ${purpose} ${channel}`,
      })),
    ];
    if (changes.length > 0) touch(contact, context.scope.clock);
    batch.updated(
      update.line,
      { type: 'contact', id: contact.id, subjectId: update.subjectId, version },
      'contact:update',
      changes,
    );
  }
}

async function patchOf(
  { em, workspaceId, context }: Batch,
  contact: Contact,
  update: PersonUpdate,
): Promise<Patch<Contact>> {
  const { fields, companyId, ownerId, birthDate } = update;
  // A full name that was only made of the parts gives way to a rule that follows the parts.
  const name = update.line.text('fullName') === undefined ? { fullName: undefined, sortName: undefined } : {};
  const named = { ...fields, ...name };
  const isNewBirthDate = birthDate !== undefined && birthDate !== (await openBirthDate(context.scope, contact));
  return {
    ...named,
    ...followName(contact, named),
    company:
      companyId === undefined ? undefined : em.getReference(Company, [workspaceId, companyId], { wrapped: true }),
    owner: ownerId === undefined ? undefined : em.getReference(Member, [workspaceId, ownerId], { wrapped: true }),
    birthDate: isNewBirthDate ? await sealBirthDate(context.scope, contact, birthDate) : undefined,
  };
}

async function addPoints(
  batch: Batch,
  contact: Contact,
  { line, points }: PersonUpdate,
  existing: readonly ContactPoint[],
): Promise<Change[]> {
  const changes: Change[] = [];
  const present = [...existing];
  for (const point of points) {
    const ofKind = present.filter(({ kind }) => kind === point.kind);
    const rule = line.columnOf(point.kind === 'postal' ? 'postalAddress' : point.kind)?.collision;
    const isWanted = rule !== 'never' && (rule !== 'fill-if-blank' || ofKind.length === 0);
    if (!isWanted || present.length >= MOST_POINTS || (await isPresent(batch, point, ofKind))) continue;
    const row = await createPoint(batch.em, batch.context.scope, contact, { ...point, isPrimary: ofKind.length === 0 });
    batch.em.persist(row);
    present.push(row);
    changes.push({ field: POINT_FIELD[point.kind], from: null, to: row.clearValue ?? null });
  }
  return changes;
}

async function isPresent({ context }: Batch, point: ReadPoint, ofKind: readonly ContactPoint[]): Promise<boolean> {
  const { kind, normalised } = point;
  if (kind === 'email') return ofKind.some(({ clearNormalised }) => clearNormalised === normalised);
  const { vault, workspaceId } = context.scope;
  const index = ofKind.length > 0 ? await vault.blindIndex(workspaceId, kind, normalised) : null;
  return index !== null && ofKind.some(({ blindIndex }) => blindIndex && Buffer.compare(blindIndex, index) === 0);
}
