import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { BulkActionType } from '../bulk/bulk-action.types.ts';
import { connectionOf, orderInputOf, PageArgs } from '../graphql/types/connection.types.ts';
import { Node, WithheldType } from '../graphql/types/shared.types.ts';
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

  @Field(() => String, {
    nullable: true,
    description:
      'How what it named is called: a stage, a pipeline, a company, a member; null for a value that names none.',
  })
  fromName!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How what it names is called: a stage, a pipeline, a company, a member; null for a value that names none.',
  })
  toName!: string | null;

  @Field(() => Boolean, {
    description: 'Whether the values are hidden because the role or the purpose does not see the field.',
  })
  isHidden!: boolean;

  @Field(() => [WithheldType], { description: 'What is withheld because of the person, and why.' })
  withheld!: WithheldType[];

  @Field(() => Int, {
    nullable: true,
    description: 'Which import of the workspace made the change, counted from its first; null for any other change.',
  })
  importNumber!: number | null;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, {
    description: 'Through what: `screen`, `api`, `import`, `bulk`, `portal`, `job`, `cli` or `seed`.',
  })
  through!: string;

  @Field(() => BulkActionType, {
    nullable: true,
    description: 'The bulk action that did it; null where there was none, or it is out of sight.',
  })
  bulkAction!: BulkActionType | null;

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
