import { z } from 'zod';
import { POLICY_LANGUAGES } from '../../policy/policy-words.ts';
import type { CopyDocument } from '../copy-document.ts';

const TEXTS = z.array(z.string());
const VALUE = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const COLUMN = z.strictObject({
  name: z.string().describe('The key of the value in each row.'),
  label: z.string().describe('What it is, in the language of the copy.'),
  isTechnical: z.boolean().describe('Ids and the like, which the page leaves out.'),
});

const SECTION = z.strictObject({
  name: z.string(),
  title: z.string(),
  relation: z.string().describe('How it concerns the person: theirs alone, shared with others, or what they did.'),
  columns: z.array(COLUMN),
  rows: z
    .array(z.record(z.string(), VALUE))
    .describe('One object for each record; its keys are the names of the columns.'),
});

const PURPOSE = z.strictObject({
  purpose: z.string(),
  wording: z.string(),
  isOn: z.boolean(),
  allowed: z.boolean(),
  basis: z.nullable(z.string()).describe('The ground of GDPR Art. 6(1).'),
  cause: z.nullable(z.string()).describe('Why it is not allowed.'),
});

const OMISSION = z.strictObject({
  section: z.string(),
  title: z.string(),
  column: z.string(),
  label: z.string(),
  cause: z.enum(['staff', 'others', 'files', 'withheld']),
  shown: z.string().describe('What stands in its place.'),
  why: z.nullable(z.string()).describe('The ground that the reviewer named.'),
  records: TEXTS.describe('The ids of the records.'),
});

const DATA = z
  .strictObject({
    $schema: z.literal('./data.schema.json'),
    kind: z
      .enum(['access', 'portability'])
      .describe('Everything (GDPR Art. 15), or what can be taken along (Art. 20).'),
    language: z.enum(POLICY_LANGUAGES),
    reference: z.string(),
    workspace: z.string().describe('Who holds the data.'),
    madeAt: z.iso.datetime(),
    purposes: z.array(PURPOSE),
    categories: z.array(z.strictObject({ label: z.string(), examples: z.string(), retention: z.string() })),
    sections: z.array(SECTION),
    files: z.array(z.strictObject({ path: z.string(), byteSize: z.int().min(0) })),
    logic: z.nullable(z.string()).describe('Where scores come from, and what is decided by them.'),
    omissions: z.array(OMISSION).describe('What is left out, record by record.'),
    withheld: TEXTS.describe('Why something is left out.'),
  })
  .meta({ title: 'A copy of personal data', description: 'data.json of an archive of SmartX CRM.' });

/** The copy as JSON text, as {@link dataSchema} describes it. */
export function renderData(copy: CopyDocument): string {
  const { kind, language, reference, workspace, madeAt, categories, sections, files, logic, withheld } = copy;
  const data: z.infer<typeof DATA> = {
    ...{ $schema: './data.schema.json', kind, language, reference, workspace, madeAt: madeAt.toISOString() },
    purposes: copy.purposes.map(({ wording, isOn, verdict: { purpose, allowed, basis, cause } }) => {
      return { purpose, wording, isOn, allowed, basis, cause };
    }),
    categories: categories.map(({ label, examples, retention }) => ({ label, examples, retention })),
    sections: sections.map((section) => ({
      ...section,
      columns: section.columns.map(({ name, label, isTechnical }) => ({ name, label, isTechnical })),
      rows: section.rows.map((row) => ({ ...row })),
    })),
    files: files.map(({ path, byteSize }) => ({ path, byteSize })),
    omissions: copy.omissions.map((omission) => ({ ...omission, records: [...omission.records] })),
    ...{ logic, withheld: [...withheld] },
  };
  return jsonText(data);
}

/** What a copy's `data.json` is made of, as JSON Schema (draft 2020-12). */
export function renderDataSchema(): string {
  return jsonText(z.toJSONSchema(DATA, { target: 'draft-2020-12' }));
}

/** A value as JSON that people can read too. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
