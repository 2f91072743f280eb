import { Company } from '../../company/company.entity.ts';
import { Contact } from '../../contact/contact.entity.ts';
import { Deal, DealLine } from '../../deal/deal.entity.ts';
import { readDeal, readEntry } from '../../deal/deal-input.ts';
import { Pipeline, Stage } from '../../deal/pipeline/pipeline.entity.ts';
import { Member } from '../../identity/member.entity.ts';
import { newId } from '../../kernel/ids.ts';
import { applyPatch, type Patch } from '../../record/apply-patch.ts';
import type { FileLine } from '../mapping/file-line.ts';
import type { Batch } from '../write/batch.ts';
import { insertRows, type RowOf } from '../write/bulk-rows.ts';
import { findByExternalId } from '../write/find-known.ts';
import { identityKeys } from '../write/identity-keys.ts';
import { limitPatch } from '../write/limit-patch.ts';
import type { ObjectWriter } from '../write/object-writer.ts';
import { RESTRICTED } from '../write/skip-reasons.ts';
import { type DealLinks, linkDeals } from './deal-links.ts';

/** Deals, found by external id; company, product, owner and stage by name, the contact by e-mail address. */
export const DEAL_WRITER: ObjectWriter = { keysOf: (line) => identityKeys(line), write: writeDeals };

interface DealRow {
  readonly line: FileLine;
  readonly links: DealLinks;
  readonly fields: Patch<Deal>;
  readonly knownId: string | null;
}

async function writeDeals(batch: Batch, lines: readonly FileLine[]): Promise<void> {
  const known = await findByExternalId(
    batch,
    'deal',
    lines.map((line) => line.text('externalId')),
  );
  const links = await linkDeals(batch, lines);
  const rows: DealRow[] = [];
  for (const line of lines) {
    const deal = known.get(line.text('externalId') ?? '');
    const link = links.get(line);
    if (deal?.isInBin) line.refuse('externalId', 'This deal is in the bin; restore it first.');
    const fields = readFields(line, link);
    if (!line.isUsable || !link) batch.failed(line);
    else if (link.contact?.isRestricted) batch.skipped(line, RESTRICTED);
    else rows.push({ line, links: link, fields, knownId: deal?.id ?? null });
  }
  await createDeals(
    batch,
    rows.filter(({ knownId }) => knownId === null),
  );
  await updateDeals(
    batch,
    rows.filter(({ knownId }) => knownId !== null),
  );
}

/** What a line says of a deal; closing date and reason as far as the stage allows them. */
function readFields(line: FileLine, links: DealLinks | undefined): Patch<Deal> {
  const closedOn = line.date('closedOn');
  const expectedCloseOn = line.date('expectedCloseOn');
  const isOpen = links?.stage?.kind === 'open';
  const input = {
    name: line.text('name'),
    value: line.money('value'),
    engagedOn: line.date('engagedOn'),
    // What other systems call the closing date of an open deal is when it is expected to close.
    expectedCloseOn: expectedCloseOn ?? (isOpen ? closedOn : undefined),
  };
  const end = {
    closedOn: isOpen ? undefined : closedOn,
    lostReason: links?.stage?.kind === 'lost' ? line.text('lostReason') : undefined,
  };
  return line.check((check) => ({ ...readDeal(check, input), ...readEntry(check, end) }));
}

async function createDeals(batch: Batch, rows: readonly DealRow[]): Promise<void> {
  const deals: RowOf<Deal>[] = [];
  const dealLines: RowOf<DealLine>[] = [];
  for (const { line, links, fields } of rows) {
    const record = batch.newRecord();
    const { stage, company, contact, product } = links;
    deals.push({
      ...fields,
      ...record,
      name: fields.name ?? nameOf(line),
      ...{ company: company ?? null, contact: contact?.contactId ?? null, owner: links.owner ?? null },
      ...{ pipeline: stage?.pipelineId, stage: stage?.id, stageEnteredAt: enteredAt(batch, fields) },
      importRunId: batch.context.runId,
    });
    if (product) dealLines.push(lineRow(batch, record.id, product));
    const target = { type: 'deal', id: record.id, subjectId: contact?.subjectId ?? null };
    batch.created(line, target, 'deal:create');
    batch.rememberExternalId(target, line.text('externalId'));
  }
  await insertRows(batch.em, Deal, deals);
  await insertRows(batch.em, DealLine, dealLines);
}

function lineRow(
  { workspaceId }: Batch,
  deal: string,
  { id, priceMinor, priceCurrency }: NonNullable<DealLinks['product']>,
): RowOf<DealLine> {
  return {
    workspaceId,
    id: newId(),
    deal,
    product: id,
    quantity: 1,
    position: 0,
    unitPriceMinor: priceMinor,
    unitPriceCurrency: priceCurrency,
  };
}

/** A deal whose file has no name for it is called by what it is about. */
function nameOf(line: FileLine): string {
  const parts = [line.text('company') ?? line.text('contact'), line.text('product')].filter(
    (part) => part !== undefined,
  );
  return (parts.join(' · ') || `Deal ${line.text('externalId') ?? ''}`.trim()).slice(0, 200);
}

/** When a deal of the past came to its stage: as far as the file says. */
function enteredAt({ now }: Batch, { closedOn, engagedOn }: Patch<Deal>): Date {
  const date = closedOn ?? engagedOn;
  return date ? new Date(`${date}T12:00:00Z`) : now;
}

async function updateDeals(batch: Batch, rows: readonly DealRow[]): Promise<void> {
  const { em, workspaceId, context } = batch;
  const ids = rows.flatMap(({ knownId }) => knownId ?? []);
  const deals = new Map((await em.find(Deal, { workspaceId, id: { $in: ids } })).map((deal) => [deal.id, deal]));
  for (const { line, links, fields, knownId } of rows) {
    const deal = deals.get(knownId ?? '');
    if (!deal) continue;
    const { version } = deal;
    const patch = { ...fields, ...relationsOf(batch, links), ...stageOf(batch, deal, links, fields) };
    const reopened = patch.stage && links.stage?.kind === 'open' ? { closedOn: null, lostReason: null } : {};
    const changes = applyPatch(deal, { ...limitPatch(line, deal, patch), ...reopened }, context.scope.clock);
    const target = { type: 'deal', id: deal.id, subjectId: links.contact?.subjectId ?? null, version };
    batch.updated(line, target, 'deal:update', changes);
  }
}

function relationsOf({ em, workspaceId }: Batch, { company, contact, owner }: DealLinks): Patch<Deal> {
  return {
    company: company ? em.getReference(Company, [workspaceId, company], { wrapped: true }) : undefined,
    contact: contact ? em.getReference(Contact, [workspaceId, contact.contactId], { wrapped: true }) : undefined,
    owner: owner ? em.getReference(Member, [workspaceId, owner], { wrapped: true }) : undefined,
  };
}

/** A deal that comes to another stage. */
function stageOf(batch: Batch, deal: Deal, { stage, isStageStated }: DealLinks, fields: Patch<Deal>): Patch<Deal> {
  if (!stage || !isStageStated || deal.stage.id === stage.id) return {};
  const { em, workspaceId } = batch;
  return {
    stage: em.getReference(Stage, [workspaceId, stage.id], { wrapped: true }),
    pipeline: em.getReference(Pipeline, [workspaceId, stage.pipelineId], { wrapped: true }),
    stageEnteredAt: enteredAt(batch, fields),
  };
}
