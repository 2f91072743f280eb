import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { RecordType } from '../graphql/types/shared.types.ts';

/** One record that a search found. */
@ObjectType({ description: 'A record that a search found.', simpleResolvers: true })
export class SearchHit {
  @Field(() => RecordType, { description: 'The record: a contact, a company, a deal or a lead.' })
  record!: RecordType;

  @Field(() => String, {
    description:
      'By what it was found best: `fullName`, `emails`, `phones`, `name`, `domain`, `contact` or `externalId`.',
  })
  field!: string;
}

/** The arguments of a search. */
@ArgsType()
export class SearchArgs {
  @Field(() => String, {
    description:
      'A part of a name or an e-mail address, a domain, a phone number or its last four digits, or the id in another system; 2 to 200 characters.',
  })
  text!: string;

  @Field(() => Int, { nullable: true, description: 'How many hits, 0 to 50; 10 without it.' })
  first?: number | null;
}
