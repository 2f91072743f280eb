import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { activityRead } from '../activity/activity.read.ts';
import { ActivityPayload } from '../activity/activity.types.ts';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { MailSendInput, toOutreachMail } from './outreach.inputs.ts';

/** Mail that members write to people. */
@Resolver()
export class OutreachResolver {
  @Mutation(() => ActivityPayload, {
    description:
      'Sends a mail to a person, where they may be written to for its purpose, and records it. Whether it may go out is asked again right before it leaves.',
  })
  activitySendMail(
    @Arg('input', () => MailSendInput) input: MailSendInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, activityRead, () => context.services.outreachMail.send(toOutreachMail(input)));
  }

  @Mutation(() => ActivityPayload, { description: 'Sends a mail again that no mail server took.' })
  activityRetryMail(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, activityRead, () =>
      context.services.outreachMail.retry(decodeId('activity', input.id), input.ifVersion),
    );
  }
}
