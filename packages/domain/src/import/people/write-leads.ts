import { newId } from '../../kernel/ids.ts';
import { LEAD_STATUSES, Lead, LeadAnswer } from '../../lead/lead.entity.ts';
import { type AnswerInput, readAnswers, readEnquiry, readLead } from '../../lead/lead-input.ts';
import { applyPatch, type Patch } from '../../record/apply-patch.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from '../write/batch.ts';
import { insertRows, query, type RowOf } from '../write/bulk-rows.ts';
import { findByExternalId } from '../write/find-known.ts';
import { identityKeys } from '../write/identity-keys.ts';
import { limitPatch } from '../write/limit-patch.ts';
import type { ObjectWriter } from '../write/object-writer.ts';
import { RESTRICTED } from '../write/skip-reasons.ts';
import { insertPeople, type NewPerson } from './insert-people.ts';
import { HOLD } from './known-people.ts';
import { addObjections, readObjections } from './objections.ts';
import { admitPeople, asNew, emailKeys } from './write-contacts.ts';

/**
 * Leads, found by external id. The person is a contact who is known by their e-mail address, or one who is made with the
 * lead; columns that are no field are kept as answers.
 */
export const LEAD_WRITER: ObjectWriter = {
  keysOf: (line) => [...identityKeys(line), ...emailKeys(line)],
  identityOf: (line) => identityKeys(line),
  write: writeLeads,
};

/** What a line says of the enquiry itself. */
interface EnquiryFields {
  readonly fields: Patch<Lead>;
  readonly enquiry: string | undefined;
  readonly answers: readonly AnswerInput[];
}

async function writeLeads(batch: Batch, lines: readonly FileLine[]): Promise<void> {
  const known = await findByExternalId(
    batch,
    'lead',
    lines.map((line) => line.text('externalId')),
  );
  const fields = new Map(lines.map((line) => [line, readFields(line)]));
  const fresh: FileLine[] = [];
  const existing = new Map<string, FileLine>();
  for (const line of lines) {
    const lead = known.get(line.text('externalId') ?? '');
    if (lead?.isInBin) line.refuse('externalId', 'This lead is in the bin; restore it first.');
    if (!lead || !line.isUsable) fresh.push(line);
    else existing.set(lead.id, line);
  }
  await createLeads(batch, fresh, fields);
  await updateLeads(batch, existing, fields);
}

function readFields(line: FileLine): EnquiryFields {
  const answers = line.answers();
  const isConverted = line.boolean('isConverted');
  const status = line.choice('status', LEAD_STATUSES) ?? (isConverted ? 'converted' : undefined);
  const input = {
    source: line.text('source'),
    origin: line.text('origin'),
    score: line.integer('score'),
    visitCount: line.integer('visitCount'),
    secondsOnSite: line.integer('secondsOnSite'),
    pagesPerVisit: line.decimal('pagesPerVisit'),
    lastActivity: line.text('lastActivity'),
  };
  return {
    fields: { ...line.check((check) => readLead(check, input)), status },
    enquiry: line.check((check) => readEnquiry(check, line.text('enquiry'))) ?? undefined,
    answers: line.check(
      (check) => readAnswers(check, answers),
      (path) => answers[Number(/^answers\.(\d+)/.exec(path)?.[1] ?? -1)]?.question,
    ),
  };
}

interface NewLead extends EnquiryFields {
  readonly line: FileLine;
  readonly leadId: string;
  readonly contactId: string;
  readonly subjectId: string;
  readonly ownerId: string | undefined;
}

async function createLeads(
  batch: Batch,
  lines: readonly FileLine[],
  fields: ReadonlyMap<FileLine, EnquiryFields>,
): Promise<void> {
  const people: NewPerson[] = [];
  const leads: NewLead[] = [];
  const admitted = await admitPeople(batch, lines);
  for (const person of admitted) {
    const { line } = person.row;
    const enquiry = fields.get(line);
    if (!enquiry) continue;
    const made = person.known ? null : asNew(person);
    if (made) people.push(made);
    const { contactId, subjectId } = person.known ?? made ?? asNew(person);
    leads.push({ ...enquiry, line, leadId: newId(), contactId, subjectId, ownerId: person.ownerId });
  }
  await insertPeople(batch, people);
  await addObjections(batch, objectionsOfKnown(admitted));
  reportCreated(batch, leads, people);
  await insertRows(batch.em, Lead, await Promise.all(leads.map((lead) => leadRow(batch, lead))));
  await insertRows(
    batch.em,
    LeadAnswer,
    leads.flatMap((lead) => answerRows(batch, lead)),
  );
}

function objectionsOfKnown(admitted: Awaited<ReturnType<typeof admitPeople>>) {
  return admitted.flatMap(({ row, known }) =>
    known ? [{ subjectId: known.subjectId, objections: row.objections }] : [],
  );
}

function reportCreated(batch: Batch, leads: readonly NewLead[], people: readonly NewPerson[]): void {
  for (const { contactId, subjectId, line, fields, points } of people) {
    const contact = { type: 'contact', id: contactId, subjectId };
    batch.audit(contact, 'contact:create');
    // Somebody without name and address is shown by the id of their enquiry.
    if (fields.fullName == null && points.length === 0) batch.rememberExternalId(contact, line.text('externalId'));
  }
  for (const { leadId, subjectId, line } of leads) {
    batch.created(line, { type: 'lead', id: leadId, subjectId }, 'lead:create');
    batch.rememberExternalId({ type: 'lead', id: leadId }, line.text('externalId'));
  }
}

async function leadRow(batch: Batch, lead: NewLead): Promise<RowOf<Lead>> {
  const { workspaceId, now, context } = batch;
  const { leadId, contactId, subjectId, ownerId, fields, enquiry } = lead;
  return {
    ...fields,
    status: fields.status ?? 'new',
    ...{ workspaceId, id: leadId, contact: contactId, owner: ownerId ?? null, importRunId: context.runId },
    enquiry: enquiry ? await sealEnquiry(batch, leadId, subjectId, enquiry) : null,
    ...{ createdAt: now, updatedAt: now },
  };
}

function sealEnquiry(
  { workspaceId, context }: Batch,
  rowId: string,
  subjectId: string,
  enquiry: string,
): Promise<Buffer> {
  return context.scope.vault.seal(subjectId, { workspaceId, table: 'lead', column: 'enquiry', rowId }, enquiry);
}

function answerRows({ workspaceId }: Batch, { leadId, answers }: NewLead): RowOf<LeadAnswer>[] {
  return answers.map(({ question, answer }, position) => ({
    workspaceId,
    id: newId(),
    lead: leadId,
    question,
    answer,
    position,
  }));
}

async function updateLeads(
  batch: Batch,
  lines: ReadonlyMap<string, FileLine>,
  fields: ReadonlyMap<FileLine, EnquiryFields>,
): Promise<void> {
  if (lines.size === 0) return;
  const { em, workspaceId, context } = batch;
  const ids = [...lines.keys()];
  const people = new Map((await subjectsOf(batch, ids)).map((row) => [row.leadId, row]));
  const usable = ids.filter((id) => people.get(id)?.isRestricted === false);
  const objections = await addObjections(
    batch,
    usable.flatMap((id) => objectionsOf(people.get(id)?.subjectId, lines.get(id))),
  );
  const leads = new Map((await em.find(Lead, { workspaceId, id: { $in: usable } })).map((lead) => [lead.id, lead]));
  for (const [id, line] of lines) {
    const lead = leads.get(id);
    const target = { type: 'lead', id, subjectId: people.get(id)?.subjectId ?? null };
    if (!lead) {
      batch.skipped(line, RESTRICTED, target);
      continue;
    }
    const { version } = lead;
    const changes = [
      ...applyPatch(lead, limitPatch(line, lead, fields.get(line)?.fields ?? {}), context.scope.clock),
      ...(objections.get(target.subjectId ?? '') ?? []).map(({ purpose, channel }) => ({
        field: `objection ${purpose} ${channel}`,
      })),
    ];
    batch.updated(line, { ...target, version }, 'lead:update', changes);
  }
}

function objectionsOf(subjectId: string | undefined, line: FileLine | undefined) {
  return subjectId && line ? [{ subjectId, objections: readObjections(line) }] : [];
}

function subjectsOf({ em, workspaceId }: Batch, ids: readonly string[]) {
  return query<{ leadId: string; subjectId: string; isRestricted: boolean }>(
    em,
    `select l.id as "leadId", s.id as "subjectId", s.restricted_at is not null as "isRestricted"
     from lead l join contact c on c.workspace_id = l.workspace_id and c.id = l.contact_id
     join data_subject s on s.workspace_id = c.workspace_id and s.id = c.subject_id
     where l.workspace_id = $1 and l.id = any($2::uuid[]) and s.erased_at is null ${HOLD}`,
    [workspaceId, ids],
  );
}
