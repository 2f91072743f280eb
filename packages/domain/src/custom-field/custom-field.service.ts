import type { EntityManager } from '@mikro-orm/postgresql';
import { DuplicateFoundError, InvalidInputError, NotFoundError, StaleVersionError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { Change, Scope } from '../kernel/scope.ts';
import { assertNotHeld, heldIdsOf } from '../privacy/hold/held.ts';
import { applyPatch, touch } from '../record/apply-patch.ts';
import { CustomFieldDefinition, CustomValue } from './custom-field.entity.ts';
import {
  type CustomFieldObject,
  type CustomFieldUpdate,
  MOST_CUSTOM_FIELDS,
  type NewCustomField,
  readFieldChanges,
  readNewField,
} from './custom-field-input.ts';
import { assertAllDifferent } from './rule/unique-values.ts';

/** The commands on the fields that a workspace adds to its objects. */
export class CustomFieldService {
  constructor(private readonly scope: Scope) {}

  /**
   * Adds a field to an object. It is identifying and sealed unless the workspace declares otherwise; data of a special
   * category (GDPR Art. 9) is always sealed, and says under which condition it is held.
   * @throws NotAllowedError · InvalidInputError · DuplicateFoundError for a key that the object has already
   */
  async define(input: NewCustomField): Promise<string> {
    this.scope.require('custom-field:define');
    const fields = readNewField(input);
    return this.scope.transaction(async (em) => {
      const siblings = await this.fieldsOf(em, fields.object);
      const twin = siblings.find(({ key }) => key === fields.key);
      if (twin) throw new DuplicateFoundError('customFieldDefinition', [twin.id], 'key');
      if (siblings.length >= MOST_CUSTOM_FIELDS) {
        const message = `An object has at most ${MOST_CUSTOM_FIELDS} custom fields.`;
        throw new InvalidInputError([{ path: 'object', message }]);
      }
      const now = this.scope.clock.now();
      const stamps = { position: siblings.length, createdAt: now, updatedAt: now };
      const key = { workspaceId: this.scope.workspaceId, id: newId() };
      const field = em.create(CustomFieldDefinition, { ...key, ...fields, ...stamps });
      em.persist(field);
      this.number([...siblings.slice(0, input.position), field, ...siblings.slice(input.position ?? siblings.length)]);
      const { label, specialCondition: to } = field;
      const condition = to ? [{ field: 'specialCondition', from: null, to }] : [];
      this.record(em, field, 1, [{ field: 'label', from: null, to: label }, ...condition]);
      return field.id;
    });
  }

  /**
   * Changes the name, place, options or rules of a field, names another condition for a special category, or retires it: nobody
   * is asked for it any more and its values stay. Its key, type and declaration stay: values rest on them.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError, also where values that are to be unique are not
   */
  async update(fieldId: string, changes: CustomFieldUpdate, ifVersion?: number | null): Promise<string> {
    return this.change(fieldId, ifVersion, async (em, field) => {
      const patch = readFieldChanges(field, changes);
      if (patch.isUnique === true && !field.isUnique) await assertAllDifferent(em, field);
      const made = applyPatch(field, { ...patch, retiredAt: this.retirement(field, changes) }, this.scope.clock);
      const { position } = changes;
      if (position !== undefined && position !== field.position) {
        const others = (await this.fieldsOf(em, field.object)).filter((other) => other !== field);
        const from = `${field.position}`;
        this.number([...others.slice(0, position), field, ...others.slice(position)]);
        touch(field, this.scope.clock);
        made.push({ field: 'position', from, to: `${field.position}` });
      }
      if (made.length > 0) this.record(em, field, field.version + 1, made);
    });
  }

  /**
   * Removes a field from its object, with all of its values; they do not come back.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · OnHoldError where a held record has one: values have no bin
   */
  async remove(fieldId: string, ifVersion?: number | null): Promise<string> {
    return this.change(fieldId, ifVersion, async (em, field) => {
      await this.assertNoneHeld(em, field);
      await em.nativeDelete(CustomValue, { workspaceId: this.scope.workspaceId, definition: field });
      em.remove(field);
      this.record(em, field, field.version + 1, [{ field: 'label', from: field.label, to: null }]);
    });
  }

  private retirement({ retiredAt }: CustomFieldDefinition, { isRetired }: CustomFieldUpdate): Date | null | undefined {
    if (isRetired === undefined || isRetired === (retiredAt != null)) return undefined;
    return isRetired ? this.scope.clock.now() : null;
  }

  private async assertNoneHeld(em: EntityManager, definition: CustomFieldDefinition): Promise<void> {
    const { workspaceId } = this.scope;
    const held = await heldIdsOf(em, workspaceId, definition.object);
    const value = await em.findOne(CustomValue, { workspaceId, definition, recordId: { $in: held } });
    if (value) await assertNotHeld(em, this.scope, [{ table: definition.object, itemId: value.recordId }]);
  }

  private change(
    fieldId: string,
    ifVersion: number | null | undefined,
    work: (em: EntityManager, field: CustomFieldDefinition) => Promise<void>,
  ): Promise<string> {
    this.scope.require('custom-field:define');
    return this.scope.transaction(async (em) => {
      const { workspaceId } = this.scope;
      const field = await em.findOne(CustomFieldDefinition, { workspaceId, id: fieldId });
      if (!field) throw new NotFoundError('custom field');
      if (ifVersion != null && ifVersion !== field.version) throw new StaleVersionError(ifVersion, field.version);
      await work(em, field);
      return field.id;
    });
  }

  private fieldsOf(em: EntityManager, object: CustomFieldObject): Promise<CustomFieldDefinition[]> {
    const { workspaceId } = this.scope;
    return em.find(CustomFieldDefinition, { workspaceId, object }, { orderBy: { position: 'asc', id: 'asc' } });
  }

  private number(fields: readonly CustomFieldDefinition[]): void {
    fields.forEach((field, position) => {
      applyPatch(field, { position }, this.scope.clock);
    });
  }

  private record(em: EntityManager, field: CustomFieldDefinition, version: number, changes: readonly Change[]): void {
    const target = { targetType: 'customFieldDefinition', targetId: field.id, version, changes };
    this.scope.record(em, { action: 'custom-field:define', ...target });
  }
}
