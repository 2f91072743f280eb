import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { UserError } from '../../graphql/types/user-error.types.ts';
import { MemberType } from '../member.types.ts';

/** A partner's key. */
@ObjectType('ApiKey', {
  description: "A partner's key. The key itself is shown once, when it is made.",
  implements: Node,
  simpleResolvers: true,
})
export class ApiKeyType extends Node {
  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, { description: 'The organisation to which data goes, as in the ledger of disclosures.' })
  recipient!: string;

  @Field(() => [String], { description: 'The actions that it allows, and `developer`.' })
  scopes!: string[];

  @Field(() => [String], { description: 'The purposes for which it may be used, as values of `Purpose`.' })
  purposes!: string[];

  @Field(() => [String], {
    description: 'The addresses and networks (CIDR) from which alone it works; from anywhere where there is none.',
  })
  allowedAddresses!: string[];

  @Field(() => MemberType, { nullable: true, description: 'Who made it.' })
  createdBy!: MemberType | null;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until when it is good; null for one without an end.' })
  expiresAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was last used, to the hour.' })
  lastUsedAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was ended.' })
  revokedAt!: Date | null;
}

/** Pages of keys. */
export const ApiKeyConnection = connectionOf(ApiKeyType, 'ApiKey');

/** The arguments of a list of keys. */
@ArgsType()
export class ApiKeyListArgs extends PageArgs {}

/** The answer of a command on a key. */
export const ApiKeyPayload = payloadOf(ApiKeyType, 'ApiKey');

/** The answer when a key is made. */
@ObjectType({ description: 'What apiKeyCreate answers.', simpleResolvers: true })
export class ApiKeyCreatePayload {
  @Field(() => ApiKeyType, { nullable: true, description: 'What is kept of the key; null where it failed.' })
  record!: ApiKeyType | null;

  @Field(() => String, { nullable: true, description: 'The key. It is shown here and never again.' })
  key!: string | null;

  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was.' })
  errors!: UserError[];
}

/** A new key. */
@InputType({ description: 'Makes a key for a partner, never stronger than whoever makes it.' })
export class ApiKeyCreateInput {
  @Field(() => String, { description: 'What it is for.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The organisation to which data goes, as the ledger of disclosures will name it; the name without it.',
  })
  recipient?: string | null;

  @Field(() => [String], { description: 'Actions such as `contact:read`, and `developer` for documents of its own.' })
  scopes!: string[];

  @Field(() => [String], { description: 'The purposes for which it may be used, such as `SUPPORT`.' })
  purposes!: string[];

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Until when it is good.' })
  expiresAt?: Date | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Addresses and networks (CIDR) from which alone it works, at most 50; from anywhere without one.',
  })
  allowedAddresses?: string[] | null;
}

/** Names a key. */
@InputType({ description: 'Names a key of the workspace.' })
export class ApiKeyInput {
  @Field(() => ID, { description: 'Which key is meant.' })
  id!: string;
}
