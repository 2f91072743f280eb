import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, InputType, Mutation, Resolver } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { requestIdOf } from './request.inputs.ts';
import { privacyRequestRead } from './request.read.ts';
import { PrivacyRequestPayload } from './request.types.ts';

/** To whom a request is handed. */
@InputType({ description: 'Hands a request to the company whose data it is about; the person is told.' })
export class PrivacyRequestForwardInput extends RecordInput {
  @Field(() => String, { description: 'The whole name of the company, or the address of its privacy centre.' })
  company!: string;
}

/** Requests that reached the operator and are answered by somebody else. */
@Resolver()
export class RequestForwardResolver {
  @Mutation(() => PrivacyRequestPayload, {
    description:
      'Hands a request from the operator to the company whose data it is about, as of the day of its receipt.',
  })
  privacyRequestForward(
    @Arg('input', () => PrivacyRequestForwardInput) input: PrivacyRequestForwardInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, privacyRequestRead, async () =>
      context.services.forwarding.forward(requestIdOf(input), input.company, input.ifVersion),
    );
  }
}
