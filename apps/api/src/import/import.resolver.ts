import { FIELD_CATALOGUE } from '@smartx/domain/import';
import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { fromParent } from '../graphql/connection-field.ts';
import type { Context } from '../graphql/context.ts';
import { PageArgs } from '../graphql/types/connection.types.ts';
import { toObject } from './import.inputs.ts';
import { importRunRead, importTemplateRead } from './import.read.ts';
import {
  ImportFieldType,
  ImportLineConnection,
  ImportLineListArgs,
  ImportPreviewType,
  ImportRunConnection,
  ImportRunListArgs,
  ImportRunType,
  ImportTemplateConnection,
} from './import.types.ts';

/** Imports. */
@Resolver()
export class ImportResolver {
  @Query(() => ImportRunConnection, { description: 'The imports of the workspace.' })
  importRuns(
    @Args(() => ImportRunListArgs) args: ImportRunListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(importRunRead, args, info);
  }

  @Query(() => ImportRunType, { nullable: true, description: 'One import, with how far it is.' })
  importRun(
    @Arg('id', () => ID, { description: 'By what it is named; an id of another workspace finds nothing.' }) id: string,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.record(importRunRead, id, info);
  }

  @Query(() => ImportTemplateConnection, { description: 'The templates of the workspace.' })
  importTemplates(@Args(() => PageArgs) args: PageArgs, @Info() info: GraphQLResolveInfo, @Ctx() { read }: Context) {
    return read.connection(importTemplateRead, args, info);
  }

  @Query(() => ImportPreviewType, { description: 'The columns of a file and its first lines, before it is imported.' })
  importPreview(
    @Arg('id', () => ID, { description: 'Which import is looked at.' }) id: string,
    @Arg('lines', () => Int, { defaultValue: 5, description: 'How many lines, at most 50.' }) lines: number,
    @Ctx() { services }: Context,
  ) {
    return services.imports.preview(decodeId('importRun', id), Math.min(Math.max(lines, 0), 50));
  }

  @Query(() => [ImportFieldType], { description: 'The fields that a column of a file can fill.' })
  importFields(@Arg('object', () => String, { description: 'As what the file is imported.' }) object: string) {
    return FIELD_CATALOGUE[toObject(object)].map(({ key, label, kind, isRequired, isMany, createsMissing }) => ({
      ...{ key, label, kind, isRequired: isRequired === true, isMany: isMany === true },
      createsMissing: createsMissing === true,
    }));
  }
}

/** The lines of an import. */
@Resolver(() => ImportRunType)
export class ImportLinesResolver {
  @FieldResolver(() => ImportLineConnection, { description: 'What became of each line.' })
  lines(
    @Root() run: object,
    @Args(() => ImportLineListArgs) _page: ImportLineListArgs,
    @Info() info: GraphQLResolveInfo,
  ) {
    return fromParent(run, info);
  }
}
