import { DomainError, decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, ID, Info, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { command, repeatable } from '../graphql/command.ts';

import type { Context } from '../graphql/context.ts';
import { optionalId } from '../graphql/input-ids.ts';
import { UserError } from '../graphql/types/user-error.types.ts';
import { toUserError } from '../graphql/user-error.ts';
import {
  ContactPointAddInput,
  ContactPointUpdateInput,
  ContactRevealInput,
  toPoint,
  toPointChanges,
  toRevealable,
} from './contact.inputs.ts';
import { contactRead } from './contact.read.ts';
import { ContactPayload } from './contact.types.ts';

/** Values that a role masks, shown once. */
@ObjectType({ description: 'The values of a masked field, shown because somebody said why.', simpleResolvers: true })
export class ContactRevealPayload {
  @Field(() => [String], { description: 'The values; empty where it was refused.' })
  values!: string[];

  @Field(() => [UserError], { description: 'Why nothing was shown.' })
  errors!: UserError[];
}

/** An address to be removed. */
@InputType({ description: 'Removes an address.' })
export class ContactPointRemoveInput {
  @Field(() => ID, { description: 'The address.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Only if it is still at this version.' })
  ifVersion?: number | null;
}

/** Addresses of contacts, and what a role masks of them. */
@Resolver()
export class ContactPointResolver {
  @Mutation(() => ContactPayload, { description: 'Adds an address to a contact.' })
  contactPointAdd(
    @Arg('input', () => ContactPointAddInput) input: ContactPointAddInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, async () => {
      const contactId = decodeId('contact', input.contactId, 'contactId');
      const options = { allowDuplicate: input.allowDuplicate === true };
      await repeatable(context.services.contactPoints.add(contactId, toPoint(input), options));
      return contactId;
    });
  }

  @Mutation(() => ContactPayload, { description: 'Changes an address of a contact.' })
  contactPointUpdate(
    @Arg('input', () => ContactPointUpdateInput) input: ContactPointUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, () => {
      const id = decodeId('contactPoint', input.id);
      const contactId = optionalId('contact', input.contactId, 'contactId') ?? undefined;
      const options = { allowDuplicate: input.allowDuplicate === true, contactId };
      return context.services.contactPoints.update(id, toPointChanges(input), input.ifVersion, options);
    });
  }

  @Mutation(() => ContactPayload, { description: 'Removes an address of a contact.' })
  contactPointRemove(
    @Arg('input', () => ContactPointRemoveInput) input: ContactPointRemoveInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, () =>
      context.services.contactPoints.remove(decodeId('contactPoint', input.id), input.ifVersion),
    );
  }

  @Mutation(() => ContactRevealPayload, {
    description: 'Shows the values of a field that the role masks; logged with the reason.',
  })
  async contactReveal(@Arg('input', () => ContactRevealInput) input: ContactRevealInput, @Ctx() { services }: Context) {
    try {
      const id = decodeId('contact', input.id);
      return { values: await services.reveals.reveal(id, toRevealable(input.field), input.reason), errors: [] };
    } catch (error) {
      if (error instanceof DomainError) return { values: [], errors: [toUserError(error)] };
      throw error;
    }
  }
}
