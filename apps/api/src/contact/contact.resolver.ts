import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { CompanyType } from '../company/company.types.ts';
import { command } from '../graphql/command.ts';
import { fromParent } from '../graphql/connection-field.ts';
import type { Context } from '../graphql/context.ts';
import { optionalId } from '../graphql/input-ids.ts';
import { AggregateGroup } from '../graphql/types/aggregate.types.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { RecordKeyInput, recordKey } from '../graphql/types/record-key.types.ts';
import type { AggregateArguments } from '../read/sql/aggregate.ts';
import {
  ContactCreateInput,
  ContactReassignInput,
  ContactUpdateInput,
  toContactChanges,
  toNewContact,
} from './contact.inputs.ts';
import { contactRead } from './contact.read.ts';
import {
  ContactAggregateArgs,
  ContactConnection,
  ContactListArgs,
  ContactPayload,
  ContactType,
} from './contact.types.ts';

/** Contacts. */
@Resolver()
export class ContactResolver {
  @Query(() => ContactConnection, { description: 'Contacts that the viewer may see for the declared purpose.' })
  contacts(
    @Args(() => ContactListArgs) args: ContactListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(contactRead, args, info);
  }

  @Query(() => ContactType, {
    nullable: true,
    description: 'One contact; null for one that does not exist or is out of sight.',
  })
  contact(
    @Arg('id', () => ID, { nullable: true, description: 'Its id; one of another workspace finds nothing.' })
    id: string | null,
    @Arg('by', () => RecordKeyInput, { nullable: true, description: 'Another key, in the place of `id`.' })
    by: RecordKeyInput | null,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(contactRead, recordKey(id, by), info);
  }

  @Query(() => [AggregateGroup], { description: 'Counts and sums of contacts, for charts.' })
  contactsAggregate(@Args(() => ContactAggregateArgs) args: AggregateArguments, @Ctx() { read }: Context) {
    return read.aggregate(contactRead, args);
  }

  @Mutation(() => ContactPayload, {
    description: 'Records a person with their addresses and where the data came from.',
  })
  contactCreate(
    @Arg('input', () => ContactCreateInput) input: ContactCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, () => context.services.contacts.create(toNewContact(input)));
  }

  @Mutation(() => ContactPayload, { description: 'Changes the given fields of a contact.' })
  contactUpdate(
    @Arg('input', () => ContactUpdateInput) input: ContactUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, () =>
      context.services.contacts.update(decodeId('contact', input.id), toContactChanges(input), input.ifVersion),
    );
  }

  @Mutation(() => ContactPayload, { description: 'Moves a contact to another company, or out of any.' })
  contactReassign(
    @Arg('input', () => ContactReassignInput) input: ContactReassignInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, () =>
      context.services.contacts.reassign(
        decodeId('contact', input.contactId, 'contactId'),
        optionalId('company', input.companyId, 'companyId') ?? null,
        input.ifVersion,
      ),
    );
  }

  @Mutation(() => ContactPayload, {
    description: 'Puts a contact into the bin, where it stays for 30 days; no erasure.',
  })
  contactDelete(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, () =>
      context.services.contacts.delete(decodeId('contact', input.id), input.ifVersion),
    );
  }

  @Mutation(() => ContactPayload, { description: 'Takes a contact out of the bin.' })
  contactRestore(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, contactRead, () =>
      context.services.contacts.restore(decodeId('contact', input.id), input.ifVersion),
    );
  }
}

/** The people of a company; the child declares the relation, so the field is added here. */
@Resolver(() => CompanyType)
export class CompanyContactsResolver {
  @FieldResolver(() => ContactConnection, { description: 'The contacts who work there.' })
  contacts(
    @Root() company: object,
    @Args(() => ContactListArgs) _page: ContactListArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fromParent(company, info);
  }
}
