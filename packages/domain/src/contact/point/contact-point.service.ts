import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateFoundError, InvalidInputError, NotFoundError, StaleVersionError } from '../../kernel/errors.ts';
import type { Change, Scope } from '../../kernel/scope.ts';
import { assertNotHeld } from '../../privacy/hold/held.ts';
import { assertUsable } from '../../privacy/subject/assert-usable.ts';
import { applyPatch, type Patch, touch } from '../../record/apply-patch.ts';
import { InputCheck } from '../../record/input/input-check.ts';
import { Contact } from '../contact.entity.ts';
import { ContactPoint } from '../contact-point.entity.ts';
import { assertNoDuplicate, assertNotSuppressed, seesPoints } from './contact-admission.ts';
import {
  MOST_POINTS,
  POINT_LIMITS,
  type PointChanges,
  type PointInput,
  type ReadPoint,
  readPoint,
} from './contact-point-input.ts';
import { createPoint, openPoint, POINT_FIELD, pointColumns } from './contact-point-record.ts';

/** Whether an address may be recorded although another contact has it. */
export interface PointOptions {
  readonly allowDuplicate?: boolean;
  /** Whose address is meant; that of somebody else is not found then. */
  readonly contactId?: string | undefined;
}

/** The commands on the addresses of contacts. */
export class ContactPointService {
  constructor(private readonly scope: Scope) {}

  /**
   * Adds an address to a contact, and returns the address; the first of its kind leads.
   * @throws NotAllowedError · NotFoundError · InvalidInputError · SuppressedError · DuplicateFoundError for an address that
   * this contact has already or that identifies another · ProcessingRestrictedError · PurposeNotAllowedError
   */
  async add(contactId: string, input: PointInput, options: PointOptions = {}): Promise<string> {
    this.scope.require('contact:update');
    return this.scope.transaction(async (em) => {
      const contact = await this.findContact(em, contactId);
      const point = this.read(input, contact);
      const existing = await this.pointsOf(em, contact);
      if (existing.length >= MOST_POINTS)
        throw new InvalidInputError([{ path: 'value', message: `A contact has at most ${MOST_POINTS} addresses.` }]);
      const ofKind = existing.filter(({ kind }) => kind === point.kind);
      await this.assertNew(em, contact, point, options);
      const row = await createPoint(em, this.scope, contact, {
        ...point,
        isPrimary: point.isPrimary || ofKind.length === 0,
      });
      await this.assertNotHeld(ofKind, row);
      em.persist(row);
      if (row.isPrimary) this.demote(ofKind);
      this.record(em, contact, historyOf(row, null, row.clearValue ?? null));
      return row.id;
    });
  }

  /**
   * Changes the value, label or standing of an address, and returns its contact. A new value is unverified.
   * @throws as `add`, and StaleVersionError
   */
  async update(
    pointId: string,
    changes: PointChanges,
    ifVersion?: number | null,
    options: PointOptions = {},
  ): Promise<string> {
    this.scope.require('contact:update');
    return this.scope.transaction(async (em) => {
      const { contact, point } = await this.findPoint(em, pointId, ifVersion);
      const named = options.contactId === undefined ? contact : await this.findContact(em, options.contactId);
      if (named.id !== contact.id) throw new NotFoundError('contact');
      const before = point.clearValue ?? null;
      const others = (await this.pointsOf(em, contact)).filter(
        ({ id, kind }) => id !== point.id && kind === point.kind,
      );
      const patch = { ...this.readStanding(changes), ...(await this.newValue(em, contact, point, changes, options)) };
      const made = applyPatch(point, patch, this.scope.clock);
      const isRevalued = patch.normalisationVersion !== undefined;
      if (made.length === 0 && !isRevalued) return contact.id;
      if (made.length === 0) touch(point, this.scope.clock);
      await this.assertNotHeld(others, point);
      if (patch.isPrimary === true) this.demote(others);
      this.record(em, contact, isRevalued ? historyOf(point, before, point.clearValue ?? null) : historyOf(point));
      return contact.id;
    });
  }

  /**
   * Removes an address, and returns its contact; where it led, the next of its kind does.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · ProcessingRestrictedError · PurposeNotAllowedError ·
   * OnHoldError: an address has no bin to wait in
   */
  async remove(pointId: string, ifVersion?: number | null): Promise<string> {
    this.scope.require('contact:update');
    return this.scope.transaction(async (em) => {
      const { contact, point } = await this.findPoint(em, pointId, ifVersion);
      const [next] = (await this.pointsOf(em, contact)).filter(
        ({ id, kind }) => id !== point.id && kind === point.kind,
      );
      await assertNotHeld(em, this.scope, [{ table: 'contact', itemId: contact.id }]);
      if (point.isPrimary && next) applyPatch(next, { isPrimary: true }, this.scope.clock);
      em.remove(point);
      this.record(em, contact, historyOf(point, point.clearValue ?? null, null));
      return contact.id;
    });
  }

  private async findContact(em: EntityManager, contactId: string): Promise<Contact> {
    const contact = await this.scope.findVisible(em, Contact, contactId, 'contact:update');
    await assertUsable(contact.subject, this.scope);
    return contact;
  }

  private async findPoint(em: EntityManager, pointId: string, ifVersion: number | null | undefined) {
    const point = await em.findOne(ContactPoint, { workspaceId: this.scope.workspaceId, id: pointId });
    // An address of a hidden contact looks like one that does not exist.
    if (!point) throw new NotFoundError('contact');
    const contact = await this.findContact(em, point.contact.id);
    if (ifVersion != null && ifVersion !== point.version) throw new StaleVersionError(ifVersion, point.version);
    return { contact, point };
  }

  private pointsOf(em: EntityManager, contact: Contact): Promise<ContactPoint[]> {
    return em.find(ContactPoint, { workspaceId: this.scope.workspaceId, contact }, { orderBy: { id: 'asc' } });
  }

  private read(input: PointInput, contact: Contact): ReadPoint {
    const check = new InputCheck();
    const point = readPoint(check, '', input, contact.country);
    check.assertValid();
    if (!point) throw new InvalidInputError([{ path: 'value', message: 'This may not be empty.' }]);
    return point;
  }

  private readStanding({ label, isPrimary, isShared }: PointChanges): Patch<ContactPoint> {
    const check = new InputCheck();
    const text = check.text('label', label, POINT_LIMITS.label);
    check.assertValid();
    // Nobody stops leading; somebody else starts.
    return { label: text, isPrimary: isPrimary === true ? true : undefined, isShared };
  }

  private async newValue(
    em: EntityManager,
    contact: Contact,
    point: ContactPoint,
    changes: PointChanges,
    options: PointOptions,
  ): Promise<Patch<ContactPoint>> {
    if (changes.value === undefined) return {};
    // Whoever does not see the address may not learn by trying that it is this one.
    const isSame = changes.value === (await openPoint(this.scope, point));
    if (isSame && seesPoints(this.scope, point.kind)) return {};
    const isShared = changes.isShared ?? point.isShared;
    const read = this.read({ kind: point.kind, value: changes.value, isShared }, contact);
    await this.assertNew(em, contact, read, options);
    const columns = await pointColumns(this.scope, contact.subject.id, point.id, read);
    const valueChangedAt = isSameValue(columns, point) ? undefined : this.scope.clock.now();
    return { ...columns, verifiedAt: null, valueChangedAt };
  }

  private async assertNew(em: EntityManager, contact: Contact, point: ReadPoint, options: PointOptions): Promise<void> {
    await assertNotSuppressed(em, this.scope, [point], contact.fullName);
    await assertNoDuplicate(em, this.scope, [point], { ...options, exceptId: contact.id });
  }

  private async assertNotHeld(others: readonly ContactPoint[], point: ContactPoint): Promise<void> {
    const twin = seesPoints(this.scope, point.kind) && others.find((other) => isSameValue(other, point));
    if (twin) throw new DuplicateFoundError('address', [twin.id], 'value');
  }

  private demote(points: readonly ContactPoint[]): void {
    for (const point of points) applyPatch(point, { isPrimary: false }, this.scope.clock);
  }

  private record(em: EntityManager, contact: Contact, change: Change): void {
    touch(contact, this.scope.clock);
    const target = { targetType: 'contact', targetId: contact.id, subjectId: contact.subject.id };
    this.scope.record(em, { action: 'contact:update', ...target, version: contact.version + 1, changes: [change] });
  }
}

/** The history shows e-mail addresses in clear, as their column is, and of sealed addresses that they changed. */
function historyOf({ kind }: ContactPoint, from?: string | null, to?: string | null): Change {
  const field = POINT_FIELD[kind];
  return from === undefined || to === undefined || from === to ? { field } : { field, from, to };
}

type Compared = Patch<Pick<ContactPoint, 'clearNormalised' | 'blindIndex'>>;

function isSameValue(one: Compared, other: Compared): boolean {
  if (one.clearNormalised != null) return one.clearNormalised === other.clearNormalised;
  return one.blindIndex != null && other.blindIndex != null && Buffer.compare(one.blindIndex, other.blindIndex) === 0;
}
