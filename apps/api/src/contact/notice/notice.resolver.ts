import { NOTICE_EXEMPTIONS, TOLD_METHODS } from '@smartx/domain/contact';
import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { closedList } from '../../graphql/closed-list.ts';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { contactRead } from '../contact.read.ts';
import { ContactPayload } from '../contact.types.ts';
import { NoticeExemptInput, NoticeRecordInput, NoticeSendInput, NoticeSendPayload } from './notice.types.ts';
import { sendNotices } from './send-notices.ts';

/** Who is told that their data is held, which did not come from them (GDPR Art. 14). */
@Resolver()
export class NoticeResolver {
  @Mutation(() => NoticeSendPayload, {
    description:
      'Mails the notice of GDPR Art. 14 to people whose data did not come from them, each in their language.',
  })
  noticeSend(@Arg('input', () => NoticeSendInput) input: NoticeSendInput, @Ctx() { services }: Context) {
    return sendNotices(services, input);
  }

  @Mutation(() => ContactPayload, { description: 'Notes that a person was told by other means than by mail.' })
  noticeRecord(
    @Arg('input', () => NoticeRecordInput) input: NoticeRecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, async () => {
      const told = { method: closedList(TOLD_METHODS, input.method, 'method'), toldOn: input.toldOn };
      return context.services.notices.recordTold(contactIdOf(input), told, input.ifVersion);
    });
  }

  @Mutation(() => ContactPayload, { description: 'Notes why a person need not be told, or that they are after all.' })
  noticeExempt(
    @Arg('input', () => NoticeExemptInput) input: NoticeExemptInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, async () => {
      const ground = closedList(NOTICE_EXEMPTIONS, input.ground, 'ground') ?? null;
      return context.services.notices.exempt(contactIdOf(input), ground, input.ifVersion);
    });
  }
}

function contactIdOf({ contactId }: { readonly contactId: string }): string {
  return decodeId('contact', contactId, 'contactId');
}
