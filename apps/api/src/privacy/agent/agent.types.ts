import { GraphQLDateTime } from 'graphql-scalars';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../graphql/types/connection.types.ts';
import { payloadOf } from '../../graphql/types/payload.types.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { Node } from '../../graphql/types/shared.types.ts';
import { MemberType } from '../../identity/member.types.ts';

/** A registered agent. */
@ObjectType('AuthorisedAgent', {
  description: 'A company or association that people let use their rights for them, and that signs what it sends.',
  implements: Node,
  simpleResolvers: true,
})
export class AuthorisedAgentType extends Node {
  @Field(() => String, { description: 'What people know it as.' })
  name!: string;

  @Field(() => String, { description: 'Its id in the directory of the Data Rights Protocol.' })
  drpCode!: string;

  @Field(() => String, { description: 'The id by which it knows this workspace.' })
  businessCode!: string;

  @Field(() => String, { description: 'The public Ed25519 key that its requests are checked with, in base64.' })
  verifyKey!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Where it hears of its requests; null where it asks for itself.',
  })
  callbackUrl!: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it was given its token; null while it has none.' })
  tokenMadeAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it last sent something that was accepted.' })
  lastCallAt!: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Since when nothing of it is accepted.' })
  suspendedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was suspended.' })
  suspendReason!: string | null;

  @Field(() => MemberType, { nullable: true, description: 'Who registered it.' })
  addedBy!: MemberType | null;

  @Field(() => GraphQLDateTime, { description: 'When it was registered.' })
  createdAt!: Date;

  @Field(() => Int, { description: 'How many of its requests wait for the person to confirm them.' })
  unprovenCount!: number;

  @Field(() => Int, { description: 'How many of its requests are worked on.' })
  openCount!: number;

  @Field(() => Int, { description: 'How many of its requests were carried out.' })
  doneCount!: number;

  @Field(() => Int, { description: 'How many of its requests were refused.' })
  refusedCount!: number;

  @Field(() => Int, { description: 'How many of its requests were taken back.' })
  withdrawnCount!: number;

  @Field(() => Int, { description: 'Goes up with each change; give it as `ifVersion`.' })
  version!: number;
}

/** Pages of agents. */
export const AuthorisedAgentConnection = connectionOf(AuthorisedAgentType, 'AuthorisedAgent');

/** The arguments of the list of agents. */
@ArgsType()
export class AuthorisedAgentListArgs extends PageArgs {}

/** The answer of a command on agents. */
export const AuthorisedAgentPayload = payloadOf(AuthorisedAgentType, 'AuthorisedAgent');

/** Where agents write to. */
@ObjectType('AgentEndpoint', { description: 'What an agent has to know of this workspace, as its directory lists it.' })
export class AgentEndpointType {
  @Field(() => String, { description: 'The base of the addresses of the Data Rights Protocol.' })
  apiBase!: string;

  @Field(() => String, { description: 'An id for this workspace that the directory can take.' })
  businessCode!: string;

  @Field(() => [String], { description: 'The rights that can be used through an agent.' })
  supportedActions!: readonly string[];
}

/** A new agent. */
@InputType({ description: 'Registers an agent by the public key that it told you outside this product.' })
export class AgentAddInput {
  @Field(() => String, { description: 'What people know it as.' })
  name!: string;

  @Field(() => String, { description: 'Its id in the directory of the Data Rights Protocol.' })
  drpCode!: string;

  @Field(() => String, { description: 'The id by which it knows this workspace.' })
  businessCode!: string;

  @Field(() => String, { description: 'Its public Ed25519 key: 32 bytes in base64.' })
  verifyKey!: string;

  @Field(() => String, { nullable: true, description: 'Where it wants to hear of its requests; https alone.' })
  callbackUrl?: string | null;
}

/** The end of trust in an agent. */
@InputType({ description: 'Accepts nothing more of an agent; its open requests go on, for they are of people.' })
export class AgentSuspendInput extends RecordInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
