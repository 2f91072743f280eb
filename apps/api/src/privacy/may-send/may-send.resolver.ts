import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { orNothing } from '../or-nothing.ts';
import { occasionOf, shownVerdict } from './may-send.inputs.ts';
import {
  MaySendArgs,
  SendVerdictType,
  SuppressionAddInput,
  SuppressionConnection,
  SuppressionListArgs,
  SuppressionPayload,
} from './may-send.types.ts';
import { suppressionRead } from './suppression.read.ts';

/** Who may be written to, and which addresses are left alone. */
@Resolver()
export class MaySendResolver {
  @Query(() => [SendVerdictType], {
    description:
      'Whether a person may be written to: for each of their addresses, on each way on which it is reached, for each purpose; empty for nobody.',
  })
  async maySend(@Args(() => MaySendArgs) args: MaySendArgs, @Ctx() { services, read }: Context) {
    const asked = occasionOf(args);
    const verdicts = asked && (await orNothing(() => services.maySend.ask(asked.subjectId, asked.occasion)));
    if (!verdicts || verdicts.length === 0) return [];
    read.tally.subjects.add(asked.subjectId);
    return verdicts.map(shownVerdict);
  }

  @Query(() => SuppressionConnection, {
    description:
      'Which addresses may not be written to, and who may not be recorded again: kinds and dates, no addresses.',
  })
  suppressions(
    @Args(() => SuppressionListArgs) args: SuppressionListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(suppressionRead, args, info);
  }

  @Mutation(() => SuppressionPayload, {
    description:
      'Stops an address for everybody who has it, now or later; messages that wait for it are stopped at once.',
  })
  suppressionAdd(
    @Arg('input', () => SuppressionAddInput) { kind, value, country, method }: SuppressionAddInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, suppressionRead, async () =>
      context.services.addressStops.stop({ kind, value, country, method }),
    );
  }
}
