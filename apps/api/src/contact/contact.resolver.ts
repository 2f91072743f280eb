import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { CompanyType } from '../company/company.types.ts';
import { fromParent } from '../graphql/connection-field.ts';
import type { Context } from '../graphql/context.ts';
import { contactRead } from './contact.read.ts';
import { ContactConnection, ContactListArgs, ContactType } from './contact.types.ts';

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
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(contactRead, id, info);
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
