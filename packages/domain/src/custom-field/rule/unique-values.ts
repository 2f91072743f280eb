import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { InvalidInputError } from '../../kernel/errors.ts';
import { type CustomFieldDefinition, CustomValue } from '../custom-field.entity.ts';
import type { ClearColumns } from '../custom-value-input.ts';

/** A value on its way, in its columns; sealed ones are never unique. */
interface UniqueValue extends ClearColumns {
  readonly recordId: string;
  /** Where it stands in the input. */
  readonly path: string;
}

/**
 * Refuses a value that another record has in the same field. Whoever writes one waits for the others, so that two at the same
 * time are not both the first; which record has it is not told, because the viewer may not see that record.
 * @throws InvalidInputError
 */
export async function assertNotTaken(
  em: EntityManager,
  definition: CustomFieldDefinition,
  { recordId, path, ...clear }: UniqueValue,
): Promise<void> {
  await em.lock(definition, LockMode.PESSIMISTIC_WRITE);
  const { textValue = null, numberValue = null, dateValue = null, instantValue = null } = clear;
  const same = { textValue, numberValue, dateValue, instantValue };
  const { workspaceId } = definition;
  const taken = await em.count(CustomValue, { workspaceId, definition, ...same, recordId: { $ne: recordId } });
  if (taken > 0) throw new InvalidInputError([{ path, message: 'Another record has this value already.' }]);
}

/**
 * Makes sure that no two records have the same value, before a field becomes unique.
 * @throws InvalidInputError saying how many values stand more than once
 */
export async function assertAllDifferent(em: EntityManager, { workspaceId, id }: CustomFieldDefinition): Promise<void> {
  const [row] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from (
       select from custom_value where workspace_id = ? and definition_id = ?
       group by text_value, number_value, date_value, instant_value having count(*) > 1) repeated`,
    [workspaceId, id],
  );
  const count = row?.count ?? 0;
  if (count === 0) return;
  const message = `${count} of its values stand in more than one record. Change those first.`;
  throw new InvalidInputError([{ path: 'isUnique', message }]);
}
