import type { Declaration, ErasureAction } from '../../../kernel/classify.ts';

/** What erasure does with one field, and why it keeps it. */
export interface PlannedField {
  readonly field: string;
  readonly do: Exclude<ErasureAction, object> | 'keep';
  /** The ground of GDPR Art. 17(3) or of accountability on which the value stays. */
  readonly because?: Extract<ErasureAction, object>['keepFor'];
}

/** The erasure of a row, from what its fields declare; fields that say nothing about a person are not in it. */
export function planErasure(fields: Readonly<Record<string, Declaration>>): PlannedField[] {
  return Object.entries(fields).flatMap(([field, declaration]): PlannedField[] => {
    if (declaration.kind === 'notPersonal') return [];
    const action = declaration.onErasure;
    return [typeof action === 'string' ? { field, do: action } : { field, do: 'keep', because: action.keepFor }];
  });
}

/** Whether a row goes as a whole: one field that dies with its row takes the others along. */
export function deletesRow(plan: readonly PlannedField[]): boolean {
  return plan.some((field) => field.do === 'delete-row');
}
