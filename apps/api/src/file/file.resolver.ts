import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../graphql/command.ts';
import type { Context } from '../graphql/context.ts';
import { RecordInput } from '../graphql/types/record.inputs.ts';
import { allowDownload } from './allow-download.ts';
import {
  FileAttachInput,
  FileDownloadInput,
  FileMarkStatutoryInput,
  FileRenameInput,
  toNewFile,
} from './file.inputs.ts';
import { fileRead } from './file.read.ts';
import { FileConnection, FileDownloadPayload, FileListArgs, FilePayload } from './file.types.ts';

/** The files of records. */
@Resolver()
export class FileResolver {
  @Query(() => FileConnection, { description: 'Files that the viewer may see.' })
  files(@Args(() => FileListArgs) args: FileListArgs, @Info() info: GraphQLResolveInfo, @Ctx() { read }: Context) {
    return read.connection(fileRead, args, info);
  }

  @Mutation(() => FilePayload, { description: 'Makes a file that arrived the file of a record.' })
  fileAttach(
    @Arg('input', () => FileAttachInput) input: FileAttachInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, fileRead, () => context.services.files.attach(toNewFile(input)));
  }

  @Mutation(() => FilePayload, { description: 'Gives a file another name.' })
  fileRename(
    @Arg('input', () => FileRenameInput) input: FileRenameInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, fileRead, () =>
      context.services.files.rename(decodeId('file', input.id), input.name, input.ifVersion),
    );
  }

  @Mutation(() => FilePayload, {
    description:
      'Marks a file as a document that a law wants to see for years: a copy outlives its people in the archive.',
  })
  fileMarkStatutory(
    @Arg('input', () => FileMarkStatutoryInput) { id, documentOn, ifVersion }: FileMarkStatutoryInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, fileRead, () =>
      context.services.files.markStatutory(decodeId('file', id), documentOn ?? null, ifVersion),
    );
  }

  @Mutation(() => FilePayload, { description: 'Puts a file into the bin, where it stays for 30 days.' })
  fileDelete(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, fileRead, () =>
      context.services.files.delete(decodeId('file', input.id), input.ifVersion),
    );
  }

  @Mutation(() => FilePayload, { description: 'Takes a file out of the bin.' })
  fileRestore(
    @Arg('input', () => RecordInput) input: RecordInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, fileRead, () =>
      context.services.files.restore(decodeId('file', input.id), input.ifVersion),
    );
  }

  @Mutation(() => FileDownloadPayload, {
    description: 'Allows a file to be fetched once within a minute, and writes down who looked.',
  })
  fileDownload(@Arg('input', () => FileDownloadInput) input: FileDownloadInput, @Ctx() context: Context) {
    return allowDownload(context, input.id);
  }
}
