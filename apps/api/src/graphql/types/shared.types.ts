import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { WITHHELD_REASONS } from '../../read/masks.ts';

const WithheldReasonEnum = Object.fromEntries(WITHHELD_REASONS.map((reason) => [reason, reason]));
registerEnumType(WithheldReasonEnum, {
  name: 'WithheldReason',
  description: 'Why a value is not shown.',
  valuesConfig: {
    ROLE: { description: "The viewer's roles mask or deny the field; `reveal` may lift a mask." },
    NO_CONSENT: { description: 'The purpose rests on consent, and the person has not given it (GDPR Art. 6(1)(a)).' },
    OBJECTION: { description: 'The person objected to the purpose (GDPR Art. 21).' },
    CONSENT_EXPIRED: { description: 'The person’s consent to the purpose has run out (GDPR Art. 7).' },
    MINOR: { description: 'The person is a minor: no approach and no profile (GDPR recital 38).' },
    DECEASED: { description: 'The person has died: no approach and no profile.' },
    RESTRICTED: { description: 'Processing of the person is restricted (GDPR Art. 18).' },
    ERASED: { description: 'The person was erased (GDPR Art. 17).' },
    CATEGORY: {
      description:
        'The declared purpose has no use for this kind of data, whoever allows it (Art. 5(1)(b), (c)); `category` names it.',
    },
    PURPOSE_OFF: { description: 'The workspace does not use data for this purpose.' },
  },
});

/** Every object that the read engine makes says what it is. */
export function typeNameOf(value: { __typename?: string }): string | undefined {
  return value.__typename;
}

/** A record that has an id. */
@InterfaceType({
  description: 'A record with an id that names it everywhere (Relay global object identification).',
  resolveType: typeNameOf,
})
export abstract class Node {
  @Field(() => ID, { description: 'The id: a prefix and 32 hex digits.' })
  id!: string;
}

/** A value that is not shown, and why. */
@ObjectType('Withheld', { description: 'A field of the record that is not shown, and why.', simpleResolvers: true })
export class WithheldType {
  @Field(() => String, { description: 'The name of the field.' })
  field!: string;

  @Field(() => WithheldReasonEnum, { description: 'Why it is not shown.' })
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A hint at the value where the role only masks it: `a•••@e•••.com`.',
  })
  hint!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For `CATEGORY` the kind of data that the purpose has no use for, such as `communication`.',
  })
  category!: string | null;
}

/** An amount of money. */
@ObjectType('Money', { description: 'An amount of money.', simpleResolvers: true })
export class MoneyType {
  @Field(() => String, {
    description: 'The amount as a decimal number with all digits of its currency, such as `1200.50`.',
  })
  amount!: string;

  @Field(() => String, { description: 'The currency (ISO 4217).' })
  currency!: string;
}

/** What every record has. */
@InterfaceType('Record', { description: 'What every record has.', implements: Node, resolveType: typeNameOf })
export abstract class RecordType extends Node {
  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it was last changed.' })
  updatedAt!: Date;

  @Field(() => Int, {
    description: 'Counts its changes; send it back as `ifVersion` to change only what you have seen.',
  })
  version!: number;
}
