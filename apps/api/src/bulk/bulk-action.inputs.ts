import { BULK_KINDS, type BulkChange } from '@smartx/domain/bulk';
import { InvalidInputError } from '@smartx/domain/kernel';
import { Field, ID, InputType } from 'type-graphql';
import { CompanyFilter } from '../company/company.types.ts';
import { ContactFilter } from '../contact/contact.types.ts';
import { DealFilter } from '../deal/deal.types.ts';
import { closedList } from '../graphql/closed-list.ts';
import { optionalId } from '../graphql/input-ids.ts';
import { OneOf } from '../graphql/types/one-of.ts';
import { LeadFilter } from '../lead/lead.types.ts';

/** Which records are meant. */
@OneOf('BulkSelectionInput')
@InputType({
  description:
    'Which records are meant, exactly one of these: some by their ids, at most 10,000, or all that a filter finds for the viewer and the purpose.',
})
export class BulkSelectionInput {
  @Field(() => [ID], { nullable: true, description: 'These contacts.' })
  contactIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'These companies.' })
  companyIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'These deals.' })
  dealIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'These leads.' })
  leadIds?: string[] | null;

  @Field(() => ContactFilter, { nullable: true, description: 'All contacts that match; `{}` means every contact.' })
  contacts?: ContactFilter | null;

  @Field(() => CompanyFilter, { nullable: true, description: 'All companies that match.' })
  companies?: CompanyFilter | null;

  @Field(() => DealFilter, { nullable: true, description: 'All deals that match.' })
  deals?: DealFilter | null;

  @Field(() => LeadFilter, { nullable: true, description: 'All leads that match.' })
  leads?: LeadFilter | null;
}

/** What every record gets. */
@InputType({ description: 'What is to be done to each of the records.' })
export class BulkChangeInput {
  @Field(() => String, { description: '`edit`, `assign` or `delete`.' })
  kind!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The field to edit: `lifecycle`, `city`, `country` of contacts; `industry`, `city`, `country` of companies; `expectedCloseOn` of deals; `status`, `source` of leads.',
  })
  field?: string | null;

  @Field(() => String, { nullable: true, description: 'What every record gets in it; null empties it.' })
  value?: string | null;

  @Field(() => ID, { nullable: true, description: 'To whom the records are given; null gives them to nobody.' })
  assigneeId?: string | null;
}

/** A bulk action to be prepared. */
@InputType({ description: 'Which records are meant, and what is to be done to them.' })
export class BulkActionPrepareInput {
  @Field(() => BulkSelectionInput, { description: 'Which records are meant.' })
  selection!: BulkSelectionInput;

  @Field(() => BulkChangeInput, { description: 'What is to be done to them.' })
  change!: BulkChangeInput;
}

/** The change as the domain takes it. @throws InvalidInputError */
export function toBulkChange({ kind, field, value, assigneeId }: BulkChangeInput): BulkChange {
  const known = closedList(BULK_KINDS, kind, 'kind');
  if (known === undefined) throw new InvalidInputError([{ path: 'kind', message: 'This may not be empty.' }]);
  return { kind: known, field, value, assigneeId: optionalId('member', assigneeId, 'assigneeId') };
}
