import { GraphQLDateTime } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

/** The person who is signed in. */
@ObjectType('Account', { description: 'The person who is signed in, across workspaces.', simpleResolvers: true })
export class AccountType {
  @Field(() => ID, { description: 'Names the account in every workspace that it belongs to.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'How the holder wants to be called.' })
  fullName!: string | null;

  @Field(() => String, { nullable: true, description: 'The address with which they sign in.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'The language that they chose.' })
  locale!: string | null;
}

/** A workspace with what its screens need to show times and money. */
@ObjectType('Workspace', { description: 'A workspace: a tenant with its own records.', simpleResolvers: true })
export class WorkspaceType {
  @Field(() => ID, { description: 'Names the workspace, also in addresses of the API.' })
  id!: string;

  @Field(() => String, { description: 'The short name in addresses and in the header `X-Workspace`.' })
  slug!: string;

  @Field(() => String, { description: 'What the organisation is called.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it is the workspace of the operator of this installation.' })
  isOperator!: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'When it ends, while it is being closed; until then it is only read.',
  })
  closingAt!: Date | null;

  @Field(() => String, { description: 'The time zone in which its deadlines run.' })
  timeZone!: string;

  @Field(() => String, { description: 'The language in which it writes.' })
  locale!: string;

  @Field(() => String, { description: 'The currency of its sums (ISO 4217).' })
  baseCurrency!: string;

  @Field(() => Int, { description: 'The first day of the week: 0 for Sunday, 1 for Monday.' })
  weekStart!: number;

  @Field(() => String, { description: 'The country whose rules hold where no other is known (ISO 3166-1).' })
  country!: string;
}

/** A workspace to which the account belongs. */
@ObjectType('Membership', { description: 'A workspace to which the account belongs.', simpleResolvers: true })
export class MembershipType {
  @Field(() => String, { description: 'The short name of the workspace.' })
  slug!: string;

  @Field(() => String, { description: 'The name of the workspace.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it is the workspace of the operator.' })
  isOperator!: boolean;

  @Field(() => [String], { description: 'The keys of the roles that the account holds there.' })
  roles!: string[];
}

/** An action that the viewer may do. */
@ObjectType('Permission', {
  description: 'An action that the viewer may do, and with which rows.',
  simpleResolvers: true,
})
export class PermissionType {
  @Field(() => String, { description: 'The action, such as `deal:update`.' })
  action!: string;

  @Field(() => String, { description: '`all`, `team` or `own`.' })
  scope!: string;

  @Field(() => [String], { description: 'The purposes for which it may be done; for others it reaches nothing.' })
  purposes!: string[];
}

/** A field that the viewer does not see in full. */
@ObjectType('FieldRule', { description: 'A field that the viewer does not see in full.', simpleResolvers: true })
export class FieldRuleType {
  @Field(() => String, { description: 'The field, such as `Contact.emails`.' })
  field!: string;

  @Field(() => String, { description: '`mask` or `deny`.' })
  rule!: string;
}

/** Who asks. */
@ObjectType('Viewer', {
  description: 'Who asks, in which workspace, and what they may do there.',
  simpleResolvers: true,
})
export class ViewerType {
  @Field(() => ID, { nullable: true, description: 'The member who asks; null for a key.' })
  memberId!: string | null;

  @Field(() => AccountType, { nullable: true, description: 'The person; null for a key.' })
  account!: AccountType | null;

  @Field(() => WorkspaceType, { description: 'The workspace that the request names.' })
  workspace!: WorkspaceType;

  @Field(() => [MembershipType], { description: 'Every workspace to which the account belongs, by name.' })
  memberships!: MembershipType[];

  @Field(() => [PermissionType], { description: 'What the viewer may do. What is not listed is refused.' })
  permissions!: PermissionType[];

  @Field(() => [FieldRuleType], { description: 'Fields that are masked or denied to the viewer.' })
  fieldRules!: FieldRuleType[];

  @Field(() => [String], { description: 'The purposes that the viewer may declare, as values of `Purpose`.' })
  purposes!: string[];
}

/** A role of the product. */
@ObjectType('Role', { description: 'A role, and what it allows.', simpleResolvers: true })
export class RoleType {
  @Field(() => String, { description: 'The key, such as `sales`.' })
  key!: string;

  @Field(() => String, { description: 'What people call the role, in English.' })
  name!: string;

  @Field(() => [String], { description: 'The purposes that it holds, as values of `Purpose`.' })
  purposes!: string[];

  @Field(() => [PermissionType], { description: 'What it allows.' })
  permissions!: PermissionType[];

  @Field(() => [FieldRuleType], { description: 'Fields that it masks or denies.' })
  fieldRules!: FieldRuleType[];
}

/** A sign-in that is still good. */
@ObjectType('Session', { description: 'A sign-in of the viewer that is still good.', simpleResolvers: true })
export class SessionType {
  @Field(() => ID, { description: 'Names the sign-in, to end it with `sessionRevoke`.' })
  id!: string;

  @Field(() => GraphQLDateTime, { description: 'When they signed in.' })
  signedInAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it was last extended, to the day.' })
  lastSeenAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When it ends by itself.' })
  expiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'The address from which they signed in; the end of a long one is cut.',
  })
  ipAddress!: string | null;

  @Field(() => String, { nullable: true, description: 'The browser and system, such as "Firefox on Linux".' })
  browser!: string | null;

  @Field(() => Boolean, { description: 'Whether it is the one that asks.' })
  isCurrent!: boolean;
}

/** Names a session. */
@InputType({ description: 'A session of the viewer.' })
export class SessionRevokeInput {
  @Field(() => ID, { description: 'Which sign-in ends.' })
  id!: string;
}
