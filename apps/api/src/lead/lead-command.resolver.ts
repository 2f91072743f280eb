import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import {
  LeadConvertInput,
  LeadCreateInput,
  LeadStatusInput,
  LeadUpdateInput,
  toConversion,
  toLeadChanges,
  toNewLead,
  toStatus,
} from './lead.inputs.ts';
import { leadRead } from './lead.read.ts';
import { LeadPayload } from './lead.types.ts';

/** The commands on leads. */
@Resolver()
export class LeadCommandResolver {
  @Mutation(() => LeadPayload, { description: 'Records an enquiry, with the person where they are new.' })
  leadCreate(
    @Arg('input', () => LeadCreateInput) input: LeadCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, leadRead, () => context.services.leads.create(toNewLead(input)));
  }

  @Mutation(() => LeadPayload, { description: 'Changes the given fields of a lead.' })
  leadUpdate(
    @Arg('input', () => LeadUpdateInput) input: LeadUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, leadRead, () =>
      context.services.leads.update(decodeId('lead', input.id), toLeadChanges(input), input.ifVersion),
    );
  }

  @Mutation(() => LeadPayload, { description: 'Says where a lead stands.' })
  leadSetStatus(
    @Arg('input', () => LeadStatusInput) input: LeadStatusInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, leadRead, () =>
      context.services.leads.setStatus(decodeId('lead', input.id), toStatus(input), input.ifVersion),
    );
  }

  @Mutation(() => LeadPayload, {
    description: 'Turns a lead into business: keeps its contact, makes or links a company and a deal.',
  })
  leadConvert(
    @Arg('input', () => LeadConvertInput) input: LeadConvertInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, leadRead, () =>
      context.services.leads.convert(decodeId('lead', input.id), toConversion(input), input.ifVersion),
    );
  }

  @Mutation(() => LeadPayload, {
    description:
      'Takes a conversion back: the deal and the company that were made for it go into the bin, what existed stays. Refused where the deal was worked on since.',
  })
  leadUndoConversion(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, leadRead, () =>
      context.services.leads.undoConversion(decodeId('lead', input.id), input.ifVersion),
    );
  }

  @Mutation(() => LeadPayload, { description: 'Takes a lead out of the bin.' })
  leadRestore(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, leadRead, () =>
      context.services.leads.restore(decodeId('lead', input.id), input.ifVersion),
    );
  }

  @Mutation(() => LeadPayload, { description: 'Puts a lead into the bin; its contact stays.' })
  leadDelete(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, leadRead, () =>
      context.services.leads.delete(decodeId('lead', input.id), input.ifVersion),
    );
  }
}
