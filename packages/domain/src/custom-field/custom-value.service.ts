import type { EntityManager } from '@mikro-orm/postgresql';
import { newId } from '../kernel/ids.ts';
import type { Change, Scope } from '../kernel/scope.ts';
import { categoryServes, isCategory } from '../privacy/purposes.ts';
import { assertUsable } from '../privacy/subject/assert-usable.ts';
import { touch } from '../record/apply-patch.ts';
import { InputCheck } from '../record/input/input-check.ts';
import { CustomFieldDefinition, CustomValue } from './custom-field.entity.ts';
import type { CustomFieldObject } from './custom-field-input.ts';
import {
  type CustomValueInput,
  clearColumns,
  clearText,
  indexedText,
  NO_CLEAR_VALUE,
  readValue,
} from './custom-value-input.ts';
import { findHolder } from './record-holder.ts';
import { assertNotTaken } from './rule/unique-values.ts';

interface Entry {
  readonly definition: CustomFieldDefinition;
  readonly text: string | null;
  /** Where it stands in the input. */
  readonly path: string;
}

/** The values of custom fields. */
export class CustomValueService {
  constructor(private readonly scope: Scope) {}

  /**
   * Sets or empties custom fields of a record; the others stay. Values of a sealed field lie under the person's key, or under
   * the workspace's where the record is about nobody. A field whose category the purpose does not serve is not written either:
   * what may not be read would be overwritten unseen, and a version that stays would tell a guess that was right.
   * @throws NotAllowedError · NotFoundError · StaleVersionError · InvalidInputError · ProcessingRestrictedError (GDPR Art. 18) ·
   * PurposeNotAllowedError
   */
  async set(
    object: CustomFieldObject,
    recordId: string,
    values: readonly CustomValueInput[],
    ifVersion?: number | null,
  ): Promise<string> {
    this.scope.require(`${object}:update`);
    return this.scope.transaction(async (em) => {
      const { record, subject } = await findHolder(em, this.scope, object, recordId, ifVersion);
      if (subject) await assertUsable(subject, this.scope);
      const entries = await this.read(em, object, values);
      const { workspaceId } = this.scope;
      const rows = await em.find(CustomValue, { workspaceId, recordId });
      const changes: Change[] = [];
      for (const entry of entries) {
        const row = rows.find(({ definition }) => definition.id === entry.definition.id) ?? null;
        const subjectId = isAbout(entry.definition) ? (subject?.id ?? null) : null;
        changes.push(...(await this.put(em, { ...entry, recordId, subjectId }, row)));
      }
      if (changes.length === 0) return recordId;
      touch(record, this.scope.clock);
      const target = { targetType: object, targetId: recordId, subjectId: subject?.id ?? null };
      this.scope.record(em, { action: `${object}:update`, ...target, version: record.version + 1, changes });
      return recordId;
    });
  }

  private async read(
    em: EntityManager,
    object: CustomFieldObject,
    values: readonly CustomValueInput[],
  ): Promise<Entry[]> {
    const { workspaceId, purpose } = this.scope;
    const definitions = await em.find(CustomFieldDefinition, { workspaceId, object });
    const check = new InputCheck();
    const entries = values.flatMap(({ key, value }, index) => {
      const definition = definitions.find((one) => one.key === key);
      const isRepeated = values.findIndex((other) => other.key === key) !== index;
      if (!definition) check.refuse(`values.${index}.key`, 'There is no such custom field.');
      else if (isRepeated) check.refuse(`values.${index}.key`, 'Give each field once.');
      else if (definition.retiredAt)
        check.refuse(`values.${index}.key`, 'This field is retired: it takes no values any more.');
      else {
        const path = `values.${index}.value`;
        const text = readValue(check, path, definition, value);
        if (definition.isRequired && !value?.trim()) check.refuse(path, 'This may not be empty.');
        if (!isCategory(definition.category) || !categoryServes(definition.category, purpose))
          check.refuse(path, `Data of the category "${definition.category}" is not used for the purpose ${purpose}.`);
        return [{ definition, text, path }];
      }
      return [];
    });
    check.assertValid();
    return entries;
  }

  /** A value that stays the same is not sealed anew: each sealing gives other bytes and would count as a change. */
  private async put(
    em: EntityManager,
    entry: Entry & { readonly recordId: string; readonly subjectId: string | null },
    row: CustomValue | null,
  ): Promise<Change[]> {
    const { definition, text, recordId, subjectId } = entry;
    const before = row && (await this.open(row));
    if (text === before && (row === null || (row.subjectId ?? null) === subjectId)) return [];
    if (text === null) {
      if (row) em.remove(row);
    } else {
      const { workspaceId } = this.scope;
      const id = row?.id ?? newId();
      const columns = { subjectId, ...(await this.columns(definition, id, subjectId, text)) };
      if (definition.isUnique && !definition.isSealed)
        await assertNotTaken(em, definition, { ...columns, recordId, path: entry.path });
      if (row) Object.assign(row, columns);
      else em.persist(em.create(CustomValue, { workspaceId, id, definition, recordId, ...columns }));
    }
    const field = `customFields.${definition.key}`;
    return [definition.isSealed ? { field } : { field, from: before, to: text }];
  }

  private async columns(definition: CustomFieldDefinition, rowId: string, subjectId: string | null, text: string) {
    if (!definition.isSealed) return { ...clearColumns(definition.type, text), sealedValue: null, blindIndex: null };
    const { vault, workspaceId } = this.scope;
    return {
      ...NO_CLEAR_VALUE,
      sealedValue: await vault.seal(subjectId ?? workspaceId, this.placeOf(rowId), text),
      blindIndex: await vault.blindIndex(workspaceId, 'custom', indexedText(definition.id, text)),
    };
  }

  private async open(row: CustomValue): Promise<string | null> {
    return row.sealedValue ? this.scope.vault.open(this.placeOf(row.id), row.sealedValue) : clearText(row);
  }

  private placeOf(rowId: string) {
    return { workspaceId: this.scope.workspaceId, table: 'custom_value', column: 'sealed_value', rowId };
  }
}

/** A fact about a piece of business is nobody's; everything that stands on a person's own record is about them. */
function isAbout({ object, classification }: CustomFieldDefinition): boolean {
  return object !== 'deal' || classification !== 'not-personal';
}
