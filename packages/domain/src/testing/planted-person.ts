import { type EntityManager, ref } from '@mikro-orm/postgresql';
import pg from 'pg';
import { ActivityService } from '../activity/activity.service.ts';
import { NoteService } from '../activity/note.service.ts';
import { TaskService } from '../activity/task.service.ts';
import { CompanyService } from '../company/company.service.ts';
import { Contact } from '../contact/contact.entity.ts';
import { ContactService } from '../contact/contact.service.ts';
import { CustomFieldDefinition, CustomValue } from '../custom-field/custom-field.entity.ts';
import { DealService } from '../deal/deal.service.ts';
import { File } from '../file/file.entity.ts';
import { ImportLine, ImportRun } from '../import/import-run.entity.ts';
import { newId } from '../kernel/ids.ts';
import { composeMail } from '../kernel/mail/mail-templates.ts';
import { FieldChange } from '../kernel/records/field-change.entity.ts';
import type { Scope } from '../kernel/scope.ts';
import { Lead, LeadAnswer } from '../lead/lead.entity.ts';
import type { CatalogueColumn, CatalogueTable } from '../privacy/catalogue.ts';
import { ConsentService } from '../privacy/consent/consent.service.ts';
import { SubjectGround } from '../privacy/consent/purpose-setting.entity.ts';
import { Disclosure } from '../privacy/ledger/disclosure.entity.ts';
import { ReadLog, ReadLogSubject } from '../privacy/ledger/read-log.entity.ts';
import type { PrivacyParts } from '../privacy/privacy-parts.ts';
import { reachRows } from '../privacy/reach/reached-rows.ts';
import { isSealed, loadRows } from '../privacy/reach/table-rows.ts';
import { DataSubject } from '../privacy/subject/data-subject.entity.ts';
import { RecordSubject } from '../privacy/subject/record-subject.entity.ts';
import { ExternalId } from '../record/external-id.entity.ts';
import type { TestDomain, TestWorkspace } from './test-domain.ts';

/** A value that stands in one field of the planted person and nowhere else. */
export interface Canary {
  readonly place: string;
  readonly value: string;
  /** The column declares that erasure keeps it, with a ground. */
  readonly isKept: boolean;
}

/** A person with a row in every table that can hold one, and a canary in every field that can hold a text. */
export interface PlantedPerson {
  readonly subjectId: string;
  readonly contactId: string;
  readonly email: string;
  readonly canaries: readonly Canary[];
  /** What every canary contains. */
  readonly mark: string;
}

const EMAIL = (mark: string) => `${mark}@example.test`;

/** Plants a person into a workspace, through the commands where there are some and by hand where there are none. */
export async function plantPerson(
  domain: TestDomain,
  workspace: TestWorkspace,
  parts: PrivacyParts,
): Promise<PlantedPerson> {
  const mark = `canary${newId().replaceAll('-', '').slice(16)}`;
  const scope = await workspace.as('owner');
  const contactId = await plantRecords(scope, mark);
  const subjectId = await scope.transaction(async (em) => {
    const contact = await em.findOneOrFail(Contact, { workspaceId: workspace.id, id: contactId });
    return contact.subject.id;
  });
  await scope.transaction((em) => plantRows(em, scope, parts, { mark, contactId, subjectId }));
  await new ConsentService(scope).record({
    ...{ subjectId, purpose: 'MARKETING', event: 'given', wording: 'Send me news', method: 'web-form' },
    proof: `${mark} proof`,
  });
  const canaries = await fillFields(domain, workspace, parts.catalogue, { mark, subjectId });
  return { subjectId, contactId, email: EMAIL(mark), canaries, mark };
}

interface Planted {
  readonly mark: string;
  readonly contactId: string;
  readonly subjectId: string;
}

async function plantRecords(scope: Scope, mark: string): Promise<string> {
  const companyId = await new CompanyService(scope).create({ name: `Acme ${newId()}` });
  const contactId = await new ContactService(scope).create({
    ...{ fullName: `${mark}first ${mark}last`, givenName: `${mark}first`, familyName: `${mark}last` },
    ...{ jobTitle: 'Buyer', city: 'Madrid', country: 'ES', language: 'es', birthDate: '1980-02-28', companyId },
    points: [
      { kind: 'email', value: EMAIL(mark) },
      { kind: 'phone', value: '+34 600 111 222' },
      { kind: 'postal', value: 'Calle Mayor 1' },
    ],
  });
  const deals = new DealService(scope);
  await deals.create({ name: `Order of ${mark}first ${mark}last`, contactId });
  await deals.create({ name: `Acme, for ${mark}first ${mark}last`, contactId, companyId });
  await new NoteService(scope).create({ body: 'about nobody else', contactId });
  await new NoteService(scope).create({ body: `Met ${mark}first ${mark}last at Acme`, contactId, companyId });
  await new TaskService(scope).create({ title: `Call ${mark}first`, contactId });
  await new ActivityService(scope).log({ kind: 'mail', subjectLine: 'Offer', body: 'Dear customer', contactId });
  return contactId;
}

async function plantRows(em: EntityManager, scope: Scope, parts: PrivacyParts, planted: Planted): Promise<void> {
  const { workspaceId, clock } = scope;
  const now = clock.now();
  const base = () => ({ workspaceId, id: newId() });
  const stamps = { createdAt: now, updatedAt: now };
  const subject = ref(em.getReference(DataSubject, [workspaceId, planted.subjectId]));
  const contact = ref(em.getReference(Contact, [workspaceId, planted.contactId]));
  const { subjectId, contactId, mark } = planted;
  const lead = em.create(Lead, {
    ...base(),
    contact,
    source: 'fair',
    origin: 'web',
    lastActivity: 'opened',
    score: 40,
    ...stamps,
  });
  const answer = em.create(LeadAnswer, { ...base(), lead, question: 'City?', answer: 'here', position: 1 });
  const definition = em.create(CustomFieldDefinition, {
    ...{ ...base(), object: 'contact', key: `k${newId()}`, label: 'Shoe size', type: 'text', ...stamps },
  });
  const sealed = em.create(CustomFieldDefinition, {
    ...{ ...base(), object: 'contact', key: `s${newId()}`, label: 'Allergy', type: 'text', ...stamps },
  });
  const value = em.create(CustomValue, { ...base(), definition, recordId: contactId, subjectId, textValue: '42' });
  const sealedId = newId();
  const secret = em.create(CustomValue, {
    ...{ workspaceId, id: sealedId, definition: sealed, recordId: contactId, subjectId },
    sealedValue: await scope.vault.seal(
      subjectId,
      { workspaceId, table: 'custom_value', column: 'sealed_value', rowId: sealedId },
      'nuts',
    ),
  });
  em.persist([lead, answer, definition, sealed, value, secret]);
  em.persist(
    em.create(SubjectGround, {
      ...base(),
      subjectId,
      purpose: 'BILLING',
      basis: 'contract',
      statedBy: 'test',
      ...stamps,
    }),
  );
  em.persist(
    em.create(Disclosure, {
      ...{ ...base(), subject, recipient: 'Mailer Inc.', fields: 'email', purpose: 'MARKETING', ground: 'consent' },
      ...{ operation: 'export', disclosedAt: now },
    }),
  );
  const readLog = em.create(ReadLog, {
    ...{ ...base(), occurredAt: now, actorKind: 'member', purpose: 'RELATIONSHIP', operation: 'ContactPage' },
    ...{ client: 'web', denials: {} },
  });
  em.persist([readLog, em.create(ReadLogSubject, { ...base(), readLog, subjectId })]);
  em.persist(
    em.create(ExternalId, {
      ...base(),
      recordType: 'contact',
      recordId: contactId,
      source: 'old-crm',
      key: `x${mark}`,
    }),
  );
  em.persist(
    em.create(FieldChange, {
      ...{ ...base(), recordType: 'contact', recordId: contactId, subjectId, field: 'fullName', through: 'screen' },
      ...{ fromValue: 'before', toValue: 'after', changedAt: now },
    }),
  );
  await plantFile(em, scope, parts, planted);
  await plantImport(em, scope, planted);
  await parts.mailer.queue(em, {
    ...{ workspaceId, keyId: subjectId, subjectId, to: EMAIL(mark) },
    ...composeMail('invitation', { workspace: 'Acme', inviter: 'Ben', url: `https://crm.test/${mark}`, days: '7' }),
  });
}

async function plantFile(em: EntityManager, scope: Scope, parts: PrivacyParts, planted: Planted): Promise<void> {
  const { workspaceId } = scope;
  const { subjectId, contactId, mark } = planted;
  const now = scope.clock.now();
  const id = newId();
  const stored = await parts.files.write({ workspaceId, keyId: subjectId }, [Buffer.from(`${mark} inside a file`)]);
  const place = { workspaceId, table: 'file', column: 'name', rowId: id };
  em.persist(
    em.create(File, {
      ...{
        workspaceId,
        id,
        name: await scope.vault.seal(subjectId, place, 'letter.pdf'),
        mediaType: 'application/pdf',
      },
      ...{ byteSize: BigInt(stored.byteSize), storageKey: stored.storageKey, keyId: subjectId },
      contact: ref(em.getReference(Contact, [workspaceId, contactId])),
      ...{ createdAt: now, updatedAt: now },
    }),
  );
  const subject = ref(em.getReference(DataSubject, [workspaceId, subjectId]));
  em.persist(
    em.create(RecordSubject, {
      ...{ workspaceId, id: newId(), recordType: 'file', recordId: id, subject, role: 'participant' },
    }),
  );
}

/** A run with the line that became the contact, and one that could not be read and names them all the same. */
async function plantImport(em: EntityManager, scope: Scope, { mark, contactId }: Planted): Promise<void> {
  const { workspaceId } = scope;
  const now = scope.clock.now();
  const runId = newId();
  const seal = (table: string, column: string, rowId: string, text: string) =>
    scope.vault.seal(workspaceId, { workspaceId, table, column, rowId }, text);
  const run = em.create(ImportRun, {
    ...{ workspaceId, id: runId, object: 'contact', state: 'done', storageKey: 'none', byteSize: 1n, expiresAt: now },
    fileName: await seal('import_run', 'file_name', runId, 'contacts.csv'),
    ...{ createdAt: now, updatedAt: now },
  });
  em.persist(run);
  const [good, bad] = [newId(), newId()];
  em.persist(
    em.create(ImportLine, {
      ...{ workspaceId, id: good, run, line: 2, outcome: 'created', recordType: 'contact', recordId: contactId },
      cells: await seal('import_line', 'cells', good, 'cells'),
    }),
  );
  em.persist(
    em.create(ImportLine, {
      ...{ workspaceId, id: bad, run, line: 3, outcome: 'failed', columnName: 'birth date', reason: 'no date' },
      cells: await seal('import_line', 'cells', bad, JSON.stringify(['X', EMAIL(mark), '31.02.1999'])),
    }),
  );
}

/** Puts a canary into every text of every row that is reached, as the owner, past all rules. */
async function fillFields(
  domain: TestDomain,
  workspace: TestWorkspace,
  catalogue: readonly CatalogueTable[],
  { mark, subjectId }: Pick<Planted, 'mark' | 'subjectId'>,
): Promise<Canary[]> {
  const owner = new pg.Client({ connectionString: domain.urls.owner });
  await owner.connect();
  const canaries: Canary[] = [];
  try {
    const closed = await closedColumns(owner);
    await workspace.asSystem().transaction(async (em) => {
      const reach = await reachRows(em, workspace.id, catalogue, [subjectId]);
      for (const table of catalogue) {
        const rows = await loadRows(em, workspace.id, table, reach.get(table.table)?.ids ?? []);
        const columns = table.columns.filter(
          (column) => !closed.has(`${table.table}.${column.column}`) && isFree(column),
        );
        for (const row of rows)
          for (const column of columns) {
            // A part that the row's own form forbids stays empty.
            if (row[column.column] === null && closed.has(`${table.table}.*`)) continue;
            const value = canaryOf(mark, column, canaries.length);
            const stored = isSealed(column)
              ? await seal(domain, workspace.id, column, row.id, subjectId, value)
              : value;
            const sql = `update "${table.table}" set "${column.column}" = $1 where workspace_id = $2 and id = $3`;
            await owner.query(sql, [stored, workspace.id, row.id]);
            canaries.push({ place: `${table.table}.${column.column}`, value, isKept: isKept(column) });
          }
      }
    });
  } finally {
    await owner.end();
  }
  return canaries;
}

/** Names keep what they are recognised by; e-mail stays one. */
function canaryOf(mark: string, column: CatalogueColumn, index: number): string {
  if (column.column === 'clear_value' || column.column === 'clear_normalised') return EMAIL(mark);
  if (column.column === 'full_name') return `${mark}first ${mark}last`;
  // What a company keeps too is redacted, not emptied: there the person stands by name.
  if (column.table === 'deal' || column.table === 'note') return `Number ${index} for ${mark}first ${mark}last`;
  return `${mark}x${index}`;
}

function seal(
  domain: TestDomain,
  workspaceId: string,
  column: CatalogueColumn,
  rowId: string,
  keyId: string,
  text: string,
) {
  return domain.vault.seal(keyId, { workspaceId, table: column.table, column: column.column, rowId }, text);
}

function isFree(column: CatalogueColumn): boolean {
  return column.declaration.kind !== 'notPersonal' && (column.sqlType === 'text' || isSealed(column));
}

function isKept({ declaration }: CatalogueColumn): boolean {
  return declaration.kind !== 'notPersonal' && typeof declaration.onErasure !== 'string';
}

/** Columns with a closed list of values, and `table.*` where a rule ties several columns together. */
async function closedColumns(owner: pg.Client): Promise<Set<string>> {
  const { rows } = await owner.query<{ place: string }>(
    `select c.relname || '.' || case when cardinality(k.conkey) > 1 then '*' else a.attname end as place
     from pg_constraint k join pg_class c on c.oid = k.conrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
     where k.contype = 'c' and c.relnamespace = 'public'::regnamespace`,
  );
  return new Set([...rows.map(({ place }) => place), 'consent_event.purpose', 'disclosure.purpose', 'contact.country']);
}
