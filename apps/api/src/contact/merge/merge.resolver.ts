import { decodeId, findUuid } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { RecordInput } from '../../graphql/types/record.inputs.ts';
import { orNothing } from '../../privacy/or-nothing.ts';
import { contactRead } from '../contact.read.ts';
import { ContactPayload } from '../contact.types.ts';
import { ContactMergeInput, ContactRecordCountType } from './merge.types.ts';

/** Contacts that are one person. */
@Resolver()
export class ContactMergeResolver {
  @Query(() => [ContactRecordCountType], {
    nullable: true,
    description: 'What goes over where this contact is merged into another one; null for one that is out of sight.',
  })
  async contactMergePreview(
    @Arg('mergedId', () => ID, { description: 'The contact that would be merged.' }) mergedId: string,
    @Ctx() { services }: Context,
  ) {
    const id = findUuid('contact', mergedId);
    const counts = id && (await orNothing(() => services.contactMerges.preview(id)));
    return counts ? counts.map(({ object, count }) => ({ kind: object, count })) : null;
  }

  @Mutation(() => ContactPayload, {
    description:
      'Merges contacts that are one person, under the tightest privacy state of all; can be undone for 30 days.',
  })
  contactMerge(
    @Arg('input', () => ContactMergeInput) { survivorId, mergedIds, ifVersion }: ContactMergeInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    const others = mergedIds.map((id) => decodeId('contact', id, 'mergedIds'));
    const order = { survivorId: decodeId('contact', survivorId, 'survivorId'), mergedIds: others, ifVersion };
    return command(context, info, contactRead, () => context.services.contactMerges.merge(order));
  }

  @Mutation(() => ContactPayload, { description: 'Parts a contact again from whom it was merged into.' })
  contactUnmerge(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, () =>
      context.services.contactMerges.unmerge(decodeId('contact', input.id), input.ifVersion),
    );
  }
}
