import { kindOfId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, type ClassType, Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import { companyRead } from '../company/company.read.ts';
import { CompanyType } from '../company/company.types.ts';
import { contactRead } from '../contact/contact.read.ts';
import { ContactType } from '../contact/contact.types.ts';
import { dealRead } from '../deal/deal.read.ts';
import { DealType } from '../deal/deal.types.ts';
import { command } from '../graphql/command.ts';
import { fromParent } from '../graphql/connection-field.ts';
import type { Context } from '../graphql/context.ts';
import { leadRead } from '../lead/lead.read.ts';
import { LeadType } from '../lead/lead.types.ts';
import { productRead } from '../product/product.read.ts';
import { ProductType } from '../product/product.types.ts';
import { ExternalIdChangeInput, ExternalIdPayload, ExternalIdType, toNamedRecord } from './external-id.types.ts';

const READS = [companyRead, contactRead, leadRead, dealRead, productRead];

/** What other systems call our records. */
@Resolver()
export class ExternalIdResolver {
  @Mutation(() => ExternalIdPayload, {
    description:
      'Writes down what another system calls a record, which is then found by it; saying it again changes nothing.',
  })
  externalIdAssign(
    @Arg('input', () => ExternalIdChangeInput) input: ExternalIdChangeInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return changed(context, info, input, 'assign');
  }

  @Mutation(() => ExternalIdPayload, { description: 'Forgets what another system calls a record.' })
  externalIdRemove(
    @Arg('input', () => ExternalIdChangeInput) input: ExternalIdChangeInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return changed(context, info, input, 'remove');
  }
}

function changed(context: Context, info: GraphQLResolveInfo, input: ExternalIdChangeInput, verb: 'assign' | 'remove') {
  const type = READS.find(({ idKind }) => idKind === kindOfId(input.id)) ?? contactRead;
  return command(context, info, type, async () => {
    const { object, id } = toNamedRecord(input.id);
    const { source, key, ifVersion } = input;
    return context.services.externalIds[verb](object, id, { source, key }, ifVersion);
  });
}

/** Gives a record type what other systems call it. */
function externalIdsOf(type: ClassType<object>) {
  @Resolver(() => type)
  class ExternalIdsResolver {
    @FieldResolver(() => [ExternalIdType], {
      nullable: true,
      description: 'What other systems call it, by system; at most 50.',
    })
    externalIds(@Root() record: object, @Info() info: GraphQLResolveInfo) {
      return fromParent(record, info);
    }
  }
  return ExternalIdsResolver;
}

/** The external ids of the objects that have some. */
export const EXTERNAL_ID_RESOLVERS = [
  externalIdsOf(CompanyType),
  externalIdsOf(ContactType),
  externalIdsOf(LeadType),
  externalIdsOf(DealType),
  externalIdsOf(ProductType),
];
