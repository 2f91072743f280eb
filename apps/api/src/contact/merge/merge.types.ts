import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MemberType } from '../../identity/member.types.ts';

/** A merge. */
@ObjectType('ContactMerge', {
  description: 'That another contact was found to be the same person and lives on in this one.',
  simpleResolvers: true,
})
export class ContactMergeType {
  @Field(() => ID, { description: 'The contact that was merged; its id answers with the survivor.' })
  mergedId!: string;

  @Field(() => GraphQLDateTime, { description: 'When.' })
  mergedAt!: Date;

  @Field(() => MemberType, { nullable: true, description: 'By whom; null where no member did it.' })
  mergedBy!: MemberType | null;

  @Field(() => Boolean, { description: 'Whether it can be undone still: for 30 days, the last merge first.' })
  canBeUndone!: boolean;
}

/** How many records of a kind a contact has. */
@ObjectType('ContactRecordCount', { description: 'How many records of a kind belong to a contact.' })
export class ContactRecordCountType {
  @Field(() => String, { description: 'The kind of the records, such as `Deal` or `ContactPoint`.' })
  kind!: string;

  @Field(() => Int, { description: 'How many there are.' })
  count!: number;
}

/** Whom to merge. */
@InputType({ description: 'Merges contacts that are one person.' })
export class ContactMergeInput {
  @Field(() => ID, { description: 'The contact that stays; its own values win.' })
  survivorId!: string;

  @Field(() => [ID], { description: 'One to three others, whose records go over.' })
  mergedIds!: string[];

  @Field(() => Int, { nullable: true, description: 'Only if the one that stays is still at this version.' })
  ifVersion?: number | null;
}
