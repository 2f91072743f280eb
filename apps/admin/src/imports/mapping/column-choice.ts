/** How one column of the file is used, as somebody decides it. */
export interface ColumnChoice {
  readonly column: string;
  /** A field of the object, `ignore` or `answer`. */
  readonly field: string;
  readonly dateFormat: string | null;
  readonly collision: string | null;
  readonly ifMissing: string | null;
  /** How sure the suggestion is, 0 to 1; null where somebody decided. */
  readonly confidence: number | null;
  readonly notice: string | null;
}

/** A field that a column can fill. */
export interface FieldInfo {
  readonly key: string;
  readonly label: string;
  readonly kind: string;
  readonly isRequired: boolean;
  readonly isMany: boolean;
  /** Records that its cells name and that do not exist are made, unless somebody decides otherwise. */
  readonly createsMissing: boolean;
}

/** The column is left out. */
export const IGNORE = 'ignore';

/** The column is kept as an answer of the lead. */
export const ANSWER = 'answer';

/** Whether a record can have another value: an id only finds the record, and an objection is added and never replaced. */
export function canCollide({ kind }: Pick<FieldInfo, 'kind'>): boolean {
  return kind !== 'external-id' && kind !== 'objection';
}

/** Links whose records nobody may leave out: a deal stands in a stage of a pipeline, or it is none. */
const NEVER_EMPTY = ['pipeline', 'stage'];

/** What may happen to a line whose cell names a record that does not exist; only a company is made from its name alone. */
export function missingLinkRules(field: string): readonly string[] {
  if (field === 'company') return ['error', 'create', 'leave-empty'];
  return NEVER_EMPTY.includes(field) ? ['error'] : ['error', 'leave-empty'];
}

/** The spellings of dates that are understood. */
export const DATE_FORMATS = ['YYYY-MM-DD', 'DD-MM-YYYY', 'MM-DD-YYYY', 'DD-MM-YY', 'MM-DD-YY', 'MMMM D, YYYY'];

/** The choices with one column changed; what somebody chose is no suggestion any more. */
export function changeColumn(
  choices: readonly ColumnChoice[],
  column: string,
  change: Partial<Pick<ColumnChoice, 'field' | 'dateFormat' | 'collision' | 'ifMissing'>>,
): ColumnChoice[] {
  return choices.map((choice) => {
    if (choice.column !== column) return choice;
    const isOtherField = change.field !== undefined && change.field !== choice.field;
    const fresh = isOtherField ? { dateFormat: null, collision: null, ifMissing: null, notice: null } : {};
    return { ...choice, ...fresh, ...change, confidence: null };
  });
}

/** What speaks against a mapping: fields that are filled twice, and required ones that nothing fills. */
export interface MappingProblems {
  readonly twice: readonly FieldInfo[];
  readonly missing: readonly FieldInfo[];
  readonly usesNothing: boolean;
}

/** Finds what the API would refuse, before it is asked. */
export function findMappingProblems(choices: readonly ColumnChoice[], fields: readonly FieldInfo[]): MappingProblems {
  const count = (key: string) => choices.filter(({ field }) => field === key).length;
  return {
    twice: fields.filter(({ key, isMany }) => !isMany && count(key) > 1),
    missing: fields.filter(({ key, isRequired }) => isRequired && count(key) === 0),
    usesNothing: choices.every(({ field }) => field === IGNORE || field === ANSWER),
  };
}

/** Whether a mapping can be tried. */
export function isComplete({ twice, missing, usesNothing }: MappingProblems): boolean {
  return twice.length === 0 && missing.length === 0 && !usesNothing;
}

/** A choice as the API takes it: what was suggested is decided by sending it. */
export function toColumnInput({ column, field, dateFormat, collision, ifMissing }: ColumnChoice) {
  return { column, field, dateFormat, collision, ifMissing };
}
