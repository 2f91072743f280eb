import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf, orderInputOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { DateTimeFilter, IdFilter, StringFilter } from '../../graphql/types/filter.types.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { MemberType } from '../../identity/member.types.ts';

/** Who did what. */
@ObjectType('AuditEntry', {
  description: 'Who did what to which record, for what purpose; written with the change and never changed.',
  implements: Node,
  simpleResolvers: true,
})
export class AuditEntryType extends Node {
  @Field(() => GraphQLDateTime, { description: 'When.' })
  occurredAt!: Date;

  @Field(() => String, { description: '`member`, `api-key`, `person` or `system`.' })
  actorKind!: string;

  @Field(() => MemberType, { nullable: true, description: 'Who; null where no member did it.' })
  actor!: MemberType | null;

  @Field(() => String, { description: 'What was done, such as `contact:update`.' })
  action!: string;

  @Field(() => String, { description: 'For which purpose.' })
  purpose!: string;

  @Field(() => String, { description: 'The kind of record.' })
  targetType!: string;

  @Field(() => String, { nullable: true, description: 'The record.' })
  targetId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The person whom it concerned.' })
  subjectId!: string | null;

  @Field(() => String, { nullable: true, description: 'Which fields or steps, separated by commas; never values.' })
  fields!: string | null;

  @Field(() => String, { description: 'Through what: `screen`, `api`, `import`, `portal`, `job`, `cli` or `seed`.' })
  through!: string;

  @Field(() => String, { description: 'What belongs to one operation has one of these.' })
  operationId!: string;
}

/** Pages of the audit. */
export const AuditEntryConnection = connectionOf(AuditEntryType, 'AuditEntry');

/** Filters the audit. */
@InputType({ description: 'Conditions on an audit entry; all of them hold.' })
export class AuditEntryFilter {
  @Field(() => [AuditEntryFilter], { nullable: true, description: 'All of these hold.' })
  AND?: AuditEntryFilter[] | null;

  @Field(() => [AuditEntryFilter], { nullable: true, description: 'At least one of these holds.' })
  OR?: AuditEntryFilter[] | null;

  @Field(() => AuditEntryFilter, { nullable: true, description: 'This does not hold.' })
  NOT?: AuditEntryFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By what was done.' })
  action?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the kind of who did it.' })
  actorKind?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the kind of record.' })
  targetType?: StringFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By through what it was done.' })
  through?: StringFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By the person.' })
  subjectId?: IdFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when.' })
  occurredAt?: object | null;
}

const AuditEntryOrder = orderInputOf({ OCCURRED_AT: 'OCCURRED_AT' }, 'AuditEntry');

/** The arguments of a list of audit entries. */
@ArgsType()
export class AuditEntryListArgs extends PageArgs {
  @Field(() => AuditEntryFilter, { nullable: true, description: 'Which entries.' })
  where?: AuditEntryFilter | null;

  @Field(() => AuditEntryOrder, { nullable: true, description: 'In which order; without it, as they happened.' })
  orderBy?: InstanceType<typeof AuditEntryOrder> | null;
}
