import { UPLOAD_USES } from '@smartx/domain/file-store';
import { DomainError, encodeId, InvalidInputError } from '@smartx/domain/kernel';
import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { closedList } from '../graphql/closed-list.ts';
import type { Context } from '../graphql/context.ts';
import { UserError } from '../graphql/types/user-error.types.ts';
import { toUserError } from '../graphql/user-error.ts';
import { UploadCreateInput } from './import.inputs.ts';

/** Where to send a file. */
@ObjectType('Upload', { description: 'Permission to send one file once.', simpleResolvers: true })
export class UploadType {
  @Field(() => ID, { description: 'What the file is called until something is made of it.' })
  id!: string;

  @Field(() => String, { description: 'Where to PUT the bytes of the file; shown once, and nobody can guess it.' })
  url!: string;

  @Field(() => GraphQLDateTime, { description: 'Until when.' })
  expiresAt!: Date;
}

/** What `uploadCreate` answers. */
@ObjectType('UploadPayload', { description: 'Where to send the file, or why it is not taken.', simpleResolvers: true })
export class UploadPayload {
  @Field(() => UploadType, { nullable: true, description: 'Where to send the file.' })
  upload!: UploadType | null;

  @Field(() => [UserError], { description: 'Why it is not taken; empty where it is.' })
  errors!: UserError[];
}

/** Uploads. */
@Resolver()
export class UploadResolver {
  @Mutation(() => UploadPayload, { description: 'Allows one file to be sent within 15 minutes; never inside GraphQL.' })
  uploadCreate(@Arg('input', () => UploadCreateInput) input: UploadCreateInput, @Ctx() context: Context) {
    return createUpload(context, input);
  }
}

async function createUpload({ services }: Context, { use, fileName, byteSize, sha256 }: UploadCreateInput) {
  try {
    const known = closedList(UPLOAD_USES, use, 'use');
    if (known === undefined) throw new InvalidInputError([{ path: 'use', message: 'This may not be empty.' }]);
    const ticket = await services.uploads.create({ use: known, fileName, byteSize, sha256 });
    const { uploadId, token, expiresAt } = ticket;
    return { upload: { id: encodeId('upload', uploadId), url: `/uploads/${token}`, expiresAt }, errors: [] };
  } catch (error) {
    if (error instanceof DomainError) return { upload: null, errors: [toUserError(error)] };
    throw error;
  }
}
