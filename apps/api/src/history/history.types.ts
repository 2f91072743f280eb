import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ObjectType } from 'type-graphql';
import { connectionOf, orderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { Node } from '../graphql/types/shared.types.ts';
import { MemberType } from '../identity/member.types.ts';

/** A change of one field. */
@ObjectType('FieldChange', {
  description: 'A change of one field of a record: what it was, what it became, by whom and through what.',
  implements: Node,
  simpleResolvers: true,
})
export class FieldChangeType extends Node {
  @Field(() => String, { description: 'What changed, by its name in the API.' })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it was; null where it was empty, is sealed or is withheld.',
  })
  fromValue!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it became; null where it is empty, is sealed or is withheld.',
  })
  toValue!: string | null;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, { description: 'Through what: `screen`, `api`, `import`, `portal`, `job`, `cli` or `seed`.' })
  through!: string;

  @Field(() => MemberType, { nullable: true, description: 'By whom; null where no member did it.' })
  changedBy!: MemberType | null;
}

/** Pages of changes. */
export const FieldChangeConnection = connectionOf(FieldChangeType, 'FieldChange');

const FieldChangeOrder = orderInputOf({ CHANGED_AT: 'CHANGED_AT' }, 'FieldChange');

/** The arguments of a history. */
@ArgsType()
export class FieldChangeListArgs extends PageArgs {
  @Field(() => FieldChangeOrder, {
    nullable: true,
    description: 'In which order; without it, in the order of the changes.',
  })
  orderBy?: InstanceType<typeof FieldChangeOrder> | null;
}
