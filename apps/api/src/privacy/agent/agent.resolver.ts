import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { orNothing } from '../or-nothing.ts';
import { authorisedAgentRead } from './agent.read.ts';
import {
  AgentAddInput,
  AgentEndpointType,
  AgentSuspendInput,
  AuthorisedAgentConnection,
  AuthorisedAgentListArgs,
  AuthorisedAgentPayload,
  AuthorisedAgentType,
} from './agent.types.ts';

/** The register of agents. */
@Resolver()
export class AgentResolver {
  @Query(() => AuthorisedAgentConnection, { description: 'The agents whose signed requests are accepted, or were.' })
  authorisedAgents(
    @Args(() => AuthorisedAgentListArgs) args: AuthorisedAgentListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(authorisedAgentRead, args, info);
  }

  @Query(() => AuthorisedAgentType, { nullable: true, description: 'One agent; null for one that is out of sight.' })
  authorisedAgent(
    @Arg('id', () => ID, { description: 'Its id; one of another workspace finds nothing.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(authorisedAgentRead, id, info);
  }

  @Query(() => AgentEndpointType, {
    nullable: true,
    description: 'What an agent has to know of this workspace; null for whoever may not register one.',
  })
  agentEndpoint(@Ctx() { services }: Context) {
    return orNothing(() => services.agents.endpoint());
  }

  @Mutation(() => AuthorisedAgentPayload, { description: 'Registers an agent; it can ask for its token from now on.' })
  agentAdd(
    @Arg('input', () => AgentAddInput) { name, drpCode, businessCode, verifyKey, callbackUrl }: AgentAddInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    const agent = { name, drpCode, businessCode, verifyKey, callbackUrl };
    return command(context, info, authorisedAgentRead, async () => context.services.agents.add(agent));
  }

  @Mutation(() => AuthorisedAgentPayload, {
    description: 'Accepts nothing more of an agent, at once; its open requests go on.',
  })
  agentSuspend(
    @Arg('input', () => AgentSuspendInput) { id, reason, ifVersion }: AgentSuspendInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, authorisedAgentRead, async () =>
      context.services.agents.suspend(decodeId('authorisedAgent', id), reason, ifVersion),
    );
  }

  @Mutation(() => AuthorisedAgentPayload, { description: 'Lets an agent in again; it has to ask for a new token.' })
  agentResume(
    @Arg('input', () => RecordInput) { id, ifVersion }: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, authorisedAgentRead, async () =>
      context.services.agents.resume(decodeId('authorisedAgent', id), ifVersion),
    );
  }
}
