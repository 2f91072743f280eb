import { decodeId, type IdKind, InvalidInputError, kindOfId } from '@smartx/domain/kernel';
import { HOLDABLE, type Holdable, type HoldScope } from '@smartx/domain/privacy';
import type { HoldScopeInput } from './hold.types.ts';

/** What a hold takes in, with every id and kind read. @throws InvalidInputError */
export function holdScopeOf(input: HoldScopeInput): HoldScope {
  const contactIds = decoded('contact', input.contactIds, 'contactIds');
  const companyIds = decoded('company', input.companyIds, 'companyIds');
  const dealIds = decoded('deal', input.dealIds, 'dealIds');
  const { madeFromOn: from = null, madeUntilOn: to = null } = input;
  const kinds = input.kinds?.map((kind) => holdable(kind, 'kinds'));
  const hasQuery = [contactIds, companyIds, dealIds].some(({ length }) => length > 0);
  return {
    items: (input.recordIds ?? []).map((id) => {
      const kind = kindOfId(id);
      const table = holdable(kind ?? '', 'recordIds');
      return { table, itemId: decodeId(table, id, 'recordIds') };
    }),
    query: hasQuery ? { contactIds, companyIds, dealIds, from, to, ...(kinds && { kinds }) } : null,
  };
}

function decoded(kind: IdKind, ids: readonly string[] | null | undefined, path: string): string[] {
  return (ids ?? []).map((id) => decodeId(kind, id, path));
}

function holdable(kind: string, path: string): Holdable {
  const known = HOLDABLE.find((one) => one === kind);
  if (known) return known;
  throw new InvalidInputError([{ path, message: `Expected one of ${HOLDABLE.join(', ')}.` }]);
}
