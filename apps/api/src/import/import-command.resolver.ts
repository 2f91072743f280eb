import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { command, outcome } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { OutcomePayload } from '../graphql/types/payload.types.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { ImportChooseInput, ImportCreateInput, ImportTemplateSaveInput, toChoice, toObject } from './import.inputs.ts';
import { importRunRead, importTemplateRead } from './import.read.ts';
import { ImportRunPayload, ImportTemplatePayload } from './import.types.ts';

/** The commands on imports. */
@Resolver()
export class ImportCommandResolver {
  @Mutation(() => ImportRunPayload, {
    description: 'Begins an import with a file that arrived, and suggests what its columns are.',
  })
  importCreate(
    @Arg('input', () => ImportCreateInput) input: ImportCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, importRunRead, () =>
      context.services.imports.create(decodeId('upload', input.uploadId, 'uploadId'), toObject(input.object)),
    );
  }

  @Mutation(() => ImportRunPayload, { description: 'Decides what an import does, before it is tried or started.' })
  importChoose(
    @Arg('input', () => ImportChooseInput) input: ImportChooseInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, importRunRead, () =>
      context.services.imports.choose(decodeId('importRun', input.id), toChoice(input), input.ifVersion),
    );
  }

  @Mutation(() => ImportRunPayload, {
    description: 'Tries an import in the background: each line gets its result, and nothing is kept.',
  })
  importCheck(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, importRunRead, () =>
      context.services.imports.check(decodeId('importRun', input.id), input.ifVersion),
    );
  }

  @Mutation(() => ImportRunPayload, { description: 'Starts an import; it goes on in the background.' })
  importStart(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, importRunRead, () =>
      context.services.imports.start(decodeId('importRun', input.id), input.ifVersion),
    );
  }

  @Mutation(() => ImportRunPayload, {
    description: 'Goes on with an import that was cut off or failed, behind its last line.',
  })
  importResume(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, importRunRead, () =>
      context.services.imports.resume(decodeId('importRun', input.id)),
    );
  }

  @Mutation(() => ImportRunPayload, { description: 'Stops an import; what was imported stays.' })
  importCancel(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, importRunRead, () =>
      context.services.imports.cancel(decodeId('importRun', input.id)),
    );
  }

  @Mutation(() => ImportTemplatePayload, { description: 'Keeps how an import reads its file.' })
  importTemplateSave(
    @Arg('input', () => ImportTemplateSaveInput) input: ImportTemplateSaveInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, importTemplateRead, () =>
      context.services.importTemplates.save(decodeId('importRun', input.importId, 'importId'), input.name),
    );
  }

  @Mutation(() => OutcomePayload, { description: 'Forgets a template; imports that used it keep their mapping.' })
  importTemplateDelete(@Arg('input', () => RecordInput) input: RecordInput, @Ctx() { services }: Context) {
    return outcome(() => services.importTemplates.delete(decodeId('importTemplate', input.id)));
  }
}
