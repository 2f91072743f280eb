import type { GraphQLResolveInfo } from 'graphql';
import { Args, type ClassType, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { CompanyType } from '../company/company.types.ts';
import { ContactType } from '../contact/contact.types.ts';
import { DealType } from '../deal/deal.types.ts';
import { fromParent } from '../graphql/connection-field.ts';
import { LeadType } from '../lead/lead.types.ts';
import { FieldChangeConnection, FieldChangeListArgs } from './history.types.ts';

/** Gives a record type its history. */
function historyOf(type: ClassType<object>) {
  @Resolver(() => type)
  class HistoryResolver {
    @FieldResolver(() => FieldChangeConnection, { description: 'What changed, by whom and through what.' })
    changes(
      @Root() record: object,
      @Args(() => FieldChangeListArgs) _page: FieldChangeListArgs,
      @Info() info: GraphQLResolveInfo,
    ) {
      return fromParent(record, info);
    }
  }
  return HistoryResolver;
}

/** The histories of the objects that have one. */
export const HISTORY_RESOLVERS = [
  historyOf(CompanyType),
  historyOf(ContactType),
  historyOf(DealType),
  historyOf(LeadType),
];
