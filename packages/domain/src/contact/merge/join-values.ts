import type { EntityManager } from '@mikro-orm/postgresql';
import type { Change, Scope } from '../../kernel/scope.ts';
import { applyPatch, type Patch } from '../../record/apply-patch.ts';
import type { Contact } from '../contact.entity.ts';
import { ContactPoint } from '../contact-point.entity.ts';
import { openBirthDate, sealBirthDate } from '../create-contact.ts';

/** What a survivor takes over where they have nothing: names go together, and so does the place. */
const TOGETHER = [
  ['fullName', 'givenName', 'familyName', 'sortName'],
  ['jobTitle'],
  ['city', 'country'],
  ['language'],
  ['company'],
  ['owner'],
] as const satisfies readonly (readonly (keyof Contact)[])[];

/** A field that a survivor took over. */
export type Taken =
  | (typeof TOGETHER)[number][number]
  | ('birthDate' | 'noticeState' | 'noticeDueOn' | 'lifecycle' | 'relationshipEndedOn' | 'lastInteractionAt');

/** What says for how long somebody is kept, as the survivor had it; calendar dates and instants as text. */
export interface DealingsBefore {
  readonly lifecycle: Contact['lifecycle'];
  readonly relationshipEndedOn: string | null;
  readonly lastInteractionAt: string | null;
}

/** How an address of the survivor stood before. */
export interface PointBefore {
  readonly id: string;
  readonly isPrimary: boolean;
  readonly isShared: boolean;
}

/** An address that both have. */
export interface Twins {
  readonly own: ContactPoint;
  readonly other: ContactPoint;
}

/**
 * Fills what the survivor has not with what the other one has; their own values win. A notice that is due stays due, and whoever
 * either of the two still has to be kept for stays.
 */
export async function fillBlanks(scope: Scope, survivor: Contact, merged: Contact): Promise<Change[]> {
  const taken: Patch<Contact>[] = TOGETHER.map((fields) =>
    fields.every((field) => survivor[field] == null)
      ? Object.fromEntries(fields.map((field) => [field, merged[field] ?? undefined]))
      : {},
  );
  const born = survivor.birthDate ? null : await openBirthDate(scope, merged);
  if (born !== null) taken.push({ birthDate: await sealBirthDate(scope, survivor, born) });
  taken.push(noticeOf(survivor, merged), lifecycleOf(survivor, merged), interactionOf(survivor, merged));
  return applyPatch(survivor, Object.assign({}, ...taken), scope.clock);
}

/** GDPR Art. 14: who has not been told of one of the two has to be told still, by the earlier day. */
function noticeOf(survivor: Contact, merged: Contact): Patch<Contact> {
  if (merged.noticeState !== 'due') return {};
  const days = [merged.noticeDueOn, survivor.noticeState === 'due' ? survivor.noticeDueOn : null];
  const [earliest = null] = days.filter((day) => day != null).sort();
  return { noticeState: 'due', noticeDueOn: earliest };
}

/** How long ago somebody was one who buys: whoever is a customer stays one, whoever was one does until the later day. */
function lifecycleOf(survivor: Contact, merged: Contact): Patch<Contact> {
  const [own, other] = [strengthOf(survivor), strengthOf(merged)];
  if (other < own || other === 0) return {};
  const { lifecycle, relationshipEndedOn } = merged;
  if (other > own) return { lifecycle, relationshipEndedOn: relationshipEndedOn ?? null };
  const isLater = relationshipEndedOn != null && relationshipEndedOn > (survivor.relationshipEndedOn ?? '');
  return isLater ? { relationshipEndedOn } : {};
}

function strengthOf({ lifecycle }: Contact): number {
  return ['former-customer', 'customer'].indexOf(lifecycle) + 1;
}

/** A merge is no exchange with anybody; but of two that there were, the later one or the later record was of this person. */
function interactionOf(survivor: Contact, merged: Contact): Patch<Contact> {
  return heardOf(merged) > heardOf(survivor) ? { lastInteractionAt: heardOf(merged) } : {};
}

function heardOf({ lastInteractionAt, collectedAt }: Contact): Date {
  return lastInteractionAt ?? collectedAt;
}

/** What {@link fillBlanks} may change of what a person is kept by. */
export function dealingsOf({ lifecycle, relationshipEndedOn, lastInteractionAt }: Contact): DealingsBefore {
  const at = lastInteractionAt?.toISOString() ?? null;
  return { lifecycle, relationshipEndedOn: relationshipEndedOn ?? null, lastInteractionAt: at };
}

/** What of it is to stand as before: what changed since the merge is newer. */
function dealingsBefore(
  survivor: Contact,
  merged: Contact,
  taken: readonly string[],
  { lifecycle, relationshipEndedOn, lastInteractionAt }: DealingsBefore,
): Patch<Contact> {
  const isAsTaken =
    survivor.lifecycle === merged.lifecycle && survivor.relationshipEndedOn === merged.relationshipEndedOn;
  const wasTaken = taken.includes('lifecycle') || taken.includes('relationshipEndedOn');
  const isSilent = survivor.lastInteractionAt?.getTime() === heardOf(merged).getTime();
  const at = lastInteractionAt === null ? null : new Date(lastInteractionAt);
  return {
    ...(wasTaken && isAsTaken ? { lifecycle, relationshipEndedOn } : {}),
    ...(taken.includes('lastInteractionAt') && isSilent ? { lastInteractionAt: at } : {}),
  };
}

/** What {@link fillBlanks} changed about the survivor. */
interface ChangedBefore {
  readonly taken: readonly string[];
  readonly notice: Pick<Contact, 'noticeState' | 'noticeDueOn'>;
  readonly dealings: DealingsBefore;
}

/** Empties again what was taken over and is still as the other one has it. */
export async function emptyAgain(
  scope: Scope,
  survivor: Contact,
  merged: Contact,
  { taken, notice, dealings }: ChangedBefore,
): Promise<Change[]> {
  const patch: Patch<Contact>[] = TOGETHER.flat()
    .filter((field) => taken.includes(field) && textOf(survivor[field]) === textOf(merged[field]))
    .map((field) => ({ [field]: null }));
  if (taken.includes('birthDate') && (await isBornAlike(scope, survivor, merged))) patch.push({ birthDate: null });
  patch.push(dealingsBefore(survivor, merged, taken, dealings));
  // Told meanwhile is told.
  if (survivor.noticeState === 'due') patch.push(notice);
  return applyPatch(survivor, Object.assign({}, ...patch), scope.clock);
}

/** Whose key is destroyed says nothing any more; what was taken over came from them. */
async function isBornAlike(scope: Scope, survivor: Contact, merged: Contact): Promise<boolean> {
  const theirs = await openBirthDate(scope, merged);
  return theirs === null || theirs === (await openBirthDate(scope, survivor));
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value);
}

/** The addresses that both have, by what is compared. */
export function twinsAmong(own: readonly ContactPoint[], others: readonly ContactPoint[]): Twins[] {
  return others.flatMap((other) => {
    const twin = own.find((one) => one.kind === other.kind && comparedOf(one) === comparedOf(other));
    return twin ? [{ own: twin, other }] : [];
  });
}

function comparedOf({ clearNormalised, blindIndex }: ContactPoint): string | null {
  return clearNormalised ?? (blindIndex ? Buffer.from(blindIndex).toString('hex') : null);
}

/** Of two that lead, the survivor's does; an address that one of the two shares with others is shared. */
export function joinPoints(
  scope: Scope,
  own: readonly ContactPoint[],
  others: readonly ContactPoint[],
  twins: readonly Twins[],
): PointBefore[] {
  const before = [...own, ...others].map(({ id, isPrimary, isShared }) => ({ id, isPrimary, isShared }));
  for (const { own: kept, other } of twins)
    if (other.isShared && !kept.isShared) applyPatch(kept, { isShared: true }, scope.clock);
  for (const point of others)
    if (point.isPrimary && own.some(({ kind, isPrimary }) => isPrimary && kind === point.kind))
      applyPatch(point, { isPrimary: false }, scope.clock);
  return before;
}

/** Lets each address stand as before, but for one that is known as shared by now. */
export async function partPoints(em: EntityManager, scope: Scope, before: readonly PointBefore[]): Promise<void> {
  const { workspaceId, clock } = scope;
  const stood = new Map(before.map((point) => [point.id, point]));
  for (const point of await em.find(ContactPoint, { workspaceId, id: { $in: [...stood.keys()] } })) {
    const before = stood.get(point.id) ?? point;
    applyPatch(point, { isPrimary: before.isPrimary, isShared: point.isShared || before.isShared }, clock);
  }
}
