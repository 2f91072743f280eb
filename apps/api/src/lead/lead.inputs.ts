import { InvalidInputError } from '@smartx/domain/kernel';
import { type Conversion, LEAD_STATUSES, type LeadChanges, type LeadStatus, type NewLead } from '@smartx/domain/lead';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { ContactCreateInput, toNewContact } from '../contact/contact.inputs.ts';
import { DealCreateInput, toNewDeal } from '../deal/deal.inputs.ts';
import { closedList } from '../graphql/closed-list.ts';
import { optionalId } from '../graphql/input-ids.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';

/** One further answer as an input. */
@InputType({ description: 'One further answer that came with an enquiry.' })
export class LeadAnswerInput {
  @Field(() => String, { description: 'The question as it was asked.' })
  question!: string;

  @Field(() => String, { description: 'What the person said.' })
  answer!: string;
}

@InputType()
abstract class LeadFields {
  @Field(() => ID, { nullable: true, description: 'The member who is responsible.' })
  ownerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Through what it came.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it began, such as a form.' })
  origin?: string | null;

  @Field(() => Int, { nullable: true, description: 'How promising it is.' })
  score?: number | null;

  @Field(() => Int, { nullable: true, description: 'How often the person visited.' })
  visitCount?: number | null;

  @Field(() => Int, { nullable: true, description: 'How long, in seconds.' })
  secondsOnSite?: number | null;

  @Field(() => Float, { nullable: true, description: 'How many pages a visit.' })
  pagesPerVisit?: number | null;

  @Field(() => String, { nullable: true, description: 'What the person did last.' })
  lastActivity?: string | null;

  @Field(() => String, { nullable: true, description: 'What the person wrote; stored encrypted.' })
  enquiry?: string | null;
}

/** A new lead. */
@InputType({ description: 'An enquiry to be recorded: of a contact who is named, or of one who is recorded with it.' })
export class LeadCreateInput extends LeadFields {
  @Field(() => ID, { nullable: true, description: 'The contact who enquired.' })
  contactId?: string | null;

  @Field(() => ContactCreateInput, { nullable: true, description: 'The person who enquired, where they are new.' })
  contact?: ContactCreateInput | null;

  @Field(() => String, { nullable: true, description: '`new`, `working`, `qualified` or `disqualified`.' })
  status?: string | null;

  @Field(() => [LeadAnswerInput], { nullable: true, description: 'Further answers, at most 100.' })
  answers?: LeadAnswerInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'The new person was deleted at their own request and wrote of their own accord since: they are recorded again, and the audit says so. Takes `enquiry`.',
  })
  cameBack?: boolean | null;
}

/** Changes of a lead. */
@InputType({ description: 'Changes of a lead: a field that is absent stays, null empties it.' })
export class LeadUpdateInput extends LeadFields {
  @Field(() => ID, { description: 'The lead.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if the lead is still at this version.' })
  ifVersion?: number | null;
}

/** A new status of a lead. */
@InputType({ description: 'Says where a lead stands.' })
export class LeadStatusInput extends RecordInput {
  @Field(() => String, { description: '`new`, `working`, `qualified` or `disqualified`.' })
  status!: string;
}

/** What a lead becomes. */
@InputType({ description: 'Turns a lead into business; what is left out is not made.' })
export class LeadConvertInput extends RecordInput {
  @Field(() => ID, { nullable: true, description: 'The company that the person belongs to.' })
  companyId?: string | null;

  @Field(() => String, { nullable: true, description: 'Its name instead: found in any spelling, or made.' })
  companyName?: string | null;

  @Field(() => ID, { nullable: true, description: 'The deal that the lead became.' })
  dealId?: string | null;

  @Field(() => DealCreateInput, { nullable: true, description: "A deal to be made, with the lead's contact." })
  deal?: DealCreateInput | null;
}

/** The input as the domain takes it, field by field. */
export function toLeadChanges(input: LeadCreateInput | LeadUpdateInput): LeadChanges {
  const { source, origin, score, visitCount, secondsOnSite, pagesPerVisit, lastActivity, enquiry } = input;
  return {
    ...{ source, origin, score, visitCount, secondsOnSite, pagesPerVisit, lastActivity, enquiry },
    ownerId: optionalId('member', input.ownerId, 'ownerId'),
  };
}

/** The input as the domain takes it, field by field. */
export function toNewLead(input: LeadCreateInput): NewLead {
  return {
    ...toLeadChanges(input),
    contactId: optionalId('contact', input.contactId, 'contactId') ?? undefined,
    contact: input.contact ? toNewContact(input.contact) : undefined,
    status: closedList(LEAD_STATUSES, input.status, 'status'),
    answers: input.answers?.map(({ question, answer }) => ({ question, answer })),
    cameBack: input.cameBack === true,
  };
}

/** The status of an input. @throws InvalidInputError for another word */
export function toStatus({ status }: LeadStatusInput): LeadStatus {
  const known = closedList(LEAD_STATUSES, status, 'status');
  if (known === undefined) throw new InvalidInputError([{ path: 'status', message: 'This may not be empty.' }]);
  return known;
}

/** The input as the domain takes it, field by field. */
export function toConversion({ companyId, companyName, dealId, deal }: LeadConvertInput): Conversion {
  return {
    companyId: optionalId('company', companyId, 'companyId') ?? undefined,
    companyName: companyName ?? undefined,
    dealId: optionalId('deal', dealId, 'dealId') ?? undefined,
    deal: deal ? toNewDeal(deal) : undefined,
  };
}
