import type { Category, Declaration } from '../../kernel/classify.ts';
import { PURPOSES, type Purpose } from '../../kernel/purposes.ts';
import type { CatalogueTable } from '../catalogue.ts';
import { CATEGORIES, CATEGORY_RULES } from '../purposes.ts';
import { DEFAULT_PERIODS, withPeriods } from '../retention/periods.ts';

/** A purpose with the ground and the words with which a workspace starts. */
export interface StatedPurpose {
  readonly purpose: Purpose;
  readonly isOn: boolean;
  readonly basis: string;
  readonly wording: string;
}

/** A table that no entity describes. */
export interface OtherTable {
  readonly schema: string;
  readonly table: string;
  readonly subjects: string;
  readonly columns: Readonly<Record<string, Declaration>>;
}

interface Row {
  readonly place: string;
  readonly subjects: string;
  readonly declaration: Exclude<Declaration, { kind: 'notPersonal' }>;
}

/**
 * The record of processing activities (GDPR Art. 30(1) and (2)) as the product ships it: purposes, categories of data and
 * where each lies, protection, erasure. Nothing in it is written by hand; a workspace adds its name and its recipients.
 */
export function recordOfProcessing(
  catalogue: readonly CatalogueTable[],
  others: readonly OtherTable[],
  purposes: readonly StatedPurpose[],
): string {
  const rows = [...catalogue.flatMap(ownRows), ...others.flatMap(otherRows)];
  const impersonal = [
    ...catalogue
      .filter(({ table }) => !rows.some(({ place }) => place.startsWith(`${table}.`)))
      .map(({ table }) => table),
    ...others.map(nameOf).filter((name) => !rows.some(({ place }) => place.startsWith(`${name}.`))),
  ];
  return [
    ...PREFACE,
    ...purposeSection(purposes),
    '## Categories of data',
    '',
    ...CATEGORIES.flatMap((category) => categorySection(category, rows)),
    '## Tables without personal data',
    '',
    impersonal.map((name) => `\`${name}\``).join(', '),
    '',
  ].join('\n');
}

const PREFACE = [
  '# Record of processing',
  '',
  'Generated from the declarations beside the columns; `node tools/print-record-of-processing.ts` writes it, and the check',
  'fails when it is out of date. For the contacts of a workspace the workspace is the controller and the operator of the',
  'installation its processor; for the holders of accounts the operator is the controller (GDPR Art. 30(1) and (2)).',
  '',
  'The controller adds: name and contact details, the data protection officer, recipients, transfers to third countries.',
  '',
  'Security (Art. 32): row-level security forced on every table; *sealed* columns are encrypted with one key for each person,',
  'kept in a database of its own, and destroying that key destroys every copy; *searchable* columns lie in clear inside the',
  'database so that they can be found, and are named here as such.',
  '',
];

function purposeSection(purposes: readonly StatedPurpose[]): string[] {
  const lines = purposes.map(
    ({ purpose, isOn, basis, wording }) =>
      `| \`${purpose}\` | ${PURPOSES[purpose].list} | ${isOn ? 'on' : 'off'} | ${basis} | ${wording} |`,
  );
  return [
    '## Purposes, as a new workspace starts',
    '',
    '| purpose | about | at first | legal basis | in words |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ];
}

function categorySection(category: Category, rows: readonly Row[]): string[] {
  const rule = CATEGORY_RULES[category];
  const own = rows.filter(({ declaration }) => declaration.category === category);
  const table = own.map(
    ({ place, subjects, declaration: { kind, stored, onErasure } }) =>
      `| \`${place}\` | ${subjects} | ${kind} | ${stored ?? ''} | ${actionOf(onErasure)} |`,
  );
  return [
    `### ${rule.label} (\`${category}\`)`,
    '',
    `${capitalised(rule.examples)}. Used for: ${rule.purposes.map((purpose) => `\`${purpose}\``).join(', ')}.`,
    `Time limit: ${withPeriods(rule.retention, DEFAULT_PERIODS, 'en')}.`,
    '',
    ...(own.length === 0
      ? ['No column holds such data.', '']
      : ['| column | reached | says | stored | on erasure |', '|---|---|---|---|---|', ...table, '']),
  ];
}

function ownRows({ table, subjects, columns }: CatalogueTable): Row[] {
  return columns.flatMap(({ column, declaration }) => personal(`${table}.${column}`, subjects, declaration));
}

function otherRows(other: OtherTable): Row[] {
  return Object.entries(other.columns).flatMap(([column, declaration]) =>
    personal(`${nameOf(other)}.${column}`, other.subjects, declaration),
  );
}

function personal(place: string, subjects: string, declaration: Declaration): Row[] {
  return declaration.kind === 'notPersonal' ? [] : [{ place, subjects, declaration }];
}

function nameOf({ schema, table }: OtherTable): string {
  return `${schema}.${table}`;
}

function actionOf(action: Row['declaration']['onErasure']): string {
  return typeof action === 'string' ? action.replace('-', ' ') : `kept for ${action.keepFor.replace('-', ' ')}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
