import { PURPOSE_NAMES } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { purposeSettingRead } from './purpose.read.ts';
import {
  PurposeSettingConnection,
  PurposeSettingListArgs,
  PurposeSettingPayload,
  PurposeUpdateInput,
} from './purpose.types.ts';

/** The purposes of the workspace. */
@Resolver()
export class PurposeResolver {
  @Query(() => PurposeSettingConnection, { description: 'For what this workspace uses data, on which ground.' })
  purposeSettings(
    @Args(() => PurposeSettingListArgs) args: PurposeSettingListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(purposeSettingRead, args, info);
  }

  @Mutation(() => PurposeSettingPayload, { description: 'Switches a purpose on or off, or words it anew.' })
  purposeUpdate(
    @Arg('input', () => PurposeUpdateInput) { purpose, isOn, wording, ifVersion }: PurposeUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, purposeSettingRead, async () =>
      context.services.purposes.update(
        closedList(PURPOSE_NAMES, purpose, 'purpose') ?? 'RELATIONSHIP',
        { isOn, wording },
        ifVersion,
      ),
    );
  }
}
