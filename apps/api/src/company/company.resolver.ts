import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { AggregateGroup } from '../graphql/types/aggregate.types.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { RecordKeyInput, recordKey } from '../graphql/types/record-key.types.ts';
import type { AggregateArguments } from '../read/sql/aggregate.ts';
import { CompanyCreateInput, CompanyUpdateInput, toCompanyChanges, toNewCompany } from './company.inputs.ts';
import { companyRead } from './company.read.ts';
import {
  CompanyAggregateArgs,
  CompanyConnection,
  CompanyListArgs,
  CompanyPayload,
  CompanyType,
} from './company.types.ts';

/** Companies. */
@Resolver()
export class CompanyResolver {
  @Query(() => CompanyConnection, { description: 'Companies that the viewer may see.' })
  companies(
    @Args(() => CompanyListArgs) args: CompanyListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(companyRead, args, info);
  }

  @Query(() => CompanyType, {
    nullable: true,
    description: 'One company; null for one that does not exist or is out of sight.',
  })
  company(
    @Arg('id', () => ID, { nullable: true, description: 'Its id; one of another workspace finds nothing.' })
    id: string | null,
    @Arg('by', () => RecordKeyInput, { nullable: true, description: 'Another key, in the place of `id`.' })
    by: RecordKeyInput | null,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(companyRead, recordKey(id, by), info);
  }

  @Query(() => [AggregateGroup], { description: 'Counts and sums of companies, for charts.' })
  companiesAggregate(@Args(() => CompanyAggregateArgs) args: AggregateArguments, @Ctx() { read }: Context) {
    return read.aggregate(companyRead, args);
  }

  @Mutation(() => CompanyPayload, { description: 'Records a company.' })
  companyCreate(
    @Arg('input', () => CompanyCreateInput) input: CompanyCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, companyRead, () => context.services.companies.create(toNewCompany(input)));
  }

  @Mutation(() => CompanyPayload, { description: 'Changes the given fields of a company.' })
  companyUpdate(
    @Arg('input', () => CompanyUpdateInput) input: CompanyUpdateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, companyRead, () =>
      context.services.companies.update(decodeId('company', input.id), toCompanyChanges(input), input.ifVersion),
    );
  }

  @Mutation(() => CompanyPayload, { description: 'Puts a company into the bin, where it stays for 30 days.' })
  companyDelete(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, companyRead, () =>
      context.services.companies.delete(decodeId('company', input.id), input.ifVersion),
    );
  }

  @Mutation(() => CompanyPayload, { description: 'Takes a company out of the bin.' })
  companyRestore(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, companyRead, () =>
      context.services.companies.restore(decodeId('company', input.id), input.ifVersion),
    );
  }
}
