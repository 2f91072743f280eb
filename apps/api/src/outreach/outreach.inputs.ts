import { decodeId } from '@smartx/domain/kernel';
import { type NewOutreachMail, OUTREACH_PURPOSES } from '@smartx/domain/outreach';
import { Field, ID, InputType } from 'type-graphql';
import { closedList } from '../graphql/closed-list.ts';
import { optionalId } from '../graphql/input-ids.ts';

/** A mail to a person. */
@InputType({
  description:
    'A mail from a member to a person for the business of the two. Advertising is refused: it needs a way to stop it with one click, which single mails do not have yet.',
})
export class MailSendInput {
  @Field(() => ID, { description: 'The person.' })
  contactId!: string;

  @Field(() => ID, { description: 'The e-mail address of theirs to which it goes.' })
  contactPointId!: string;

  @Field(() => String, {
    description:
      'For what they are written to: `RELATIONSHIP`, `SUPPORT` or `BILLING`. The caller holds the purpose. `PROSPECTING` and `MARKETING` are refused.',
  })
  purpose!: string;

  @Field(() => String, { description: 'What it is about.' })
  subject!: string;

  @Field(() => String, { description: 'The text, without markup.' })
  body!: string;

  @Field(() => ID, { nullable: true, description: 'The deal that it is about.' })
  dealId?: string | null;
}

/** A mail as the domain takes it. @throws InvalidInputError */
export function toOutreachMail(input: MailSendInput): NewOutreachMail {
  const { contactId, contactPointId, purpose, subject, body, dealId } = input;
  return {
    contactId: decodeId('contact', contactId, 'contactId'),
    contactPointId: decodeId('contactPoint', contactPointId, 'contactPointId'),
    purpose: closedList(OUTREACH_PURPOSES, purpose, 'purpose'),
    ...{ subject, body },
    dealId: optionalId('deal', dealId, 'dealId'),
  };
}
