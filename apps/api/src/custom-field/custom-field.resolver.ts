import { MOST_CUSTOM_FIELDS } from '@smartx/domain/custom-field';
import { decodeId, kindOfId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, type ClassType, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { companyRead } from '../company/company.read.ts';
import { CompanyType } from '../company/company.types.ts';
import { contactRead } from '../contact/contact.read.ts';
import { ContactType } from '../contact/contact.types.ts';
import { dealRead } from '../deal/deal.read.ts';
import { DealType } from '../deal/deal.types.ts';
import { command } from '../graphql/command.ts';
import { fromParent } from '../graphql/connection-field.ts';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { leadRead } from '../lead/lead.read.ts';
import { LeadType } from '../lead/lead.types.ts';
import { productRead } from '../product/product.read.ts';
import { ProductType } from '../product/product.types.ts';
import {
  CustomFieldDefineInput,
  CustomFieldUpdateInput,
  CustomValuesSetInput,
  toCustomFieldChanges,
  toCustomValues,
  toNewCustomField,
  toRecord,
} from './custom-field.inputs.ts';
import { customFieldDefinitionRead } from './custom-field.read.ts';
import {
  CustomFieldDefinitionConnection,
  CustomFieldListArgs,
  CustomFieldPayload,
  CustomFieldValueType,
  CustomValuesPayload,
} from './custom-field.types.ts';

const READS = [companyRead, contactRead, leadRead, dealRead, productRead];

/** The fields that a workspace adds to its objects. */
@Resolver()
export class CustomFieldResolver {
  @Query(() => CustomFieldDefinitionConnection, {
    description: 'The fields that the workspace adds to an object, in their order; all of them without `first`.',
  })
  customFieldDefinitions(
    @Args(() => CustomFieldListArgs) { object, ...page }: CustomFieldListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    const first = page.first ?? (page.last == null ? MOST_CUSTOM_FIELDS : null);
    const where = { object: { eq: object } };
    const orderBy = { field: 'POSITION', direction: 'ASC' } as const;
    return read.connection(customFieldDefinitionRead, { ...page, first, where, orderBy }, info);
  }

  @Mutation(() => CustomFieldPayload, {
    description: 'Adds a field to an object; identifying and encrypted unless declared otherwise.',
  })
  customFieldDefine(
    @Arg('input', () => CustomFieldDefineInput) input: CustomFieldDefineInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, customFieldDefinitionRead, async () =>
      context.services.customFields.define(toNewCustomField(input)),
    );
  }

  @Mutation(() => CustomFieldPayload, {
    description: 'Changes the name, options, place or rules of a custom field, retires it, or names another condition.',
  })
  customFieldUpdate(
    @Arg('input', () => CustomFieldUpdateInput) input: CustomFieldUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, customFieldDefinitionRead, async () => {
      const id = decodeId('customFieldDefinition', input.id);
      return context.services.customFields.update(id, toCustomFieldChanges(input), input.ifVersion);
    });
  }

  @Mutation(() => CustomFieldPayload, {
    description: 'Removes a custom field with all of its values; they do not come back.',
  })
  customFieldRemove(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, customFieldDefinitionRead, async () =>
      context.services.customFields.remove(decodeId('customFieldDefinition', input.id), input.ifVersion),
    );
  }

  @Mutation(() => CustomValuesPayload, { description: 'Sets or empties custom fields of a record.' })
  customValuesSet(
    @Arg('input', () => CustomValuesSetInput) input: CustomValuesSetInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    const type = READS.find(({ idKind }) => idKind === kindOfId(input.id)) ?? contactRead;
    return command(context, info, type, async () => {
      const { object, id } = toRecord(input.id);
      return context.services.customValues.set(object, id, toCustomValues(input), input.ifVersion);
    });
  }
}

/** Gives a record type its custom fields. */
function customFieldsOf(type: ClassType<object>) {
  @Resolver(() => type)
  class CustomFieldsResolver {
    @FieldResolver(() => [CustomFieldValueType], {
      nullable: true,
      description:
        'The values in the fields that the workspace added; retired ones and those of a special category (GDPR Art. 9) only if named.',
    })
    customFields(
      @Root() record: object,
      @Arg('keys', () => [String], { nullable: true, description: 'Only these fields.' }) _keys: string[] | null,
      @Info() info: GraphQLResolveInfo,
    ) {
      return fromParent(record, info);
    }
  }
  return CustomFieldsResolver;
}

/** The custom fields of the objects that can have some. */
export const CUSTOM_FIELD_RESOLVERS = [
  customFieldsOf(CompanyType),
  customFieldsOf(ContactType),
  customFieldsOf(LeadType),
  customFieldsOf(DealType),
  customFieldsOf(ProductType),
];
