import { type BulkObject, type BulkSelection, MOST_RECORDS } from '@smartx/domain/bulk';
import { decodeId, InvalidInputError } from '@smartx/domain/kernel';
import { companyRead } from '../company/company.read.ts';
import { contactRead } from '../contact/contact.read.ts';
import { dealRead } from '../deal/deal.read.ts';
import { leadRead } from '../lead/lead.read.ts';
import type { ReadType } from '../read/read-type.ts';
import type { Reader } from '../read/reader.ts';
import type { BulkSelectionInput } from './bulk-action.inputs.ts';

/** So many records are named one by one at most. */
const MOST_NAMED = 10_000;

const READ: Readonly<Record<BulkObject, ReadType>> = {
  contact: contactRead,
  company: companyRead,
  deal: dealRead,
  lead: leadRead,
};

/** The records of a selection, and of what kind they are. */
export interface MatchingRecords extends BulkSelection {
  readonly object: BulkObject;
}

/**
 * The records that are meant, as far as the viewer sees them in a list for the purpose in force: what is hidden from them is not
 * among them, and one more than can be changed at once is found at most.
 * @throws InvalidInputError for too many ids and for ids of another kind · RequestError for a wrong filter
 */
export async function matchingRecords(read: Reader, input: BulkSelectionInput): Promise<MatchingRecords> {
  const { object, ids, where } = selected(input);
  if (ids && ids.length > MOST_NAMED)
    throw new InvalidInputError([
      { path: 'selection', message: `Name at most ${MOST_NAMED} records, or use a filter.` },
    ]);
  const uuids = ids?.map((id) => decodeId(object, id, 'selection'));
  const recordIds = await read.matching(READ[object], { where, ids: uuids }, MOST_RECORDS + 1);
  return { object, recordIds, selectedBy: ids ? 'ids' : 'filter' };
}

interface Selected {
  readonly object: BulkObject;
  readonly ids?: readonly string[];
  readonly where?: object;
}

function selected(input: BulkSelectionInput): Selected {
  if (input.contactIds) return { object: 'contact', ids: input.contactIds };
  if (input.companyIds) return { object: 'company', ids: input.companyIds };
  if (input.dealIds) return { object: 'deal', ids: input.dealIds };
  if (input.leadIds) return { object: 'lead', ids: input.leadIds };
  if (input.contacts) return { object: 'contact', where: input.contacts };
  if (input.companies) return { object: 'company', where: input.companies };
  if (input.deals) return { object: 'deal', where: input.deals };
  if (input.leads) return { object: 'lead', where: input.leads };
  throw new InvalidInputError([{ path: 'selection', message: 'Say which records are meant.' }]);
}
