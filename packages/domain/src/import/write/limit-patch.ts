import type { Patch } from '../../record/apply-patch.ts';
import type { FileLine } from '../mapping/file-line.ts';

/** Properties that belong to a field of another name. */
const FIELD_OF: Readonly<Record<string, string>> = {
  matchName: 'name',
  sortName: 'fullName',
  annualRevenueMinor: 'annualRevenue',
  annualRevenueCurrency: 'annualRevenue',
  priceMinor: 'price',
  priceCurrency: 'price',
  valueMinor: 'value',
  valueCurrency: 'value',
};

/**
 * What a line may change of an existing record: each column overwrites, fills what is blank, or never touches, as the
 * mapping says. What a line does not say changes nothing.
 */
export function limitPatch<Entity extends object>(line: FileLine, entity: Entity, patch: Patch<Entity>): Patch<Entity> {
  const limited: Patch<Entity> = { ...patch };
  for (const property in limited) {
    const rule = line.columnOf(FIELD_OF[property] ?? property)?.collision ?? 'overwrite';
    const isTaken = rule === 'never' || (rule === 'fill-if-blank' && entity[property] != null);
    if (isTaken || limited[property] === null) delete limited[property];
  }
  return limited;
}
