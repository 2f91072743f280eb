import { decodeId } from '@smartx/domain/kernel';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { command } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { apiKeyRead } from './api-key.read.ts';
import {
  ApiKeyConnection,
  ApiKeyCreateInput,
  ApiKeyCreatePayload,
  ApiKeyInput,
  ApiKeyListArgs,
  ApiKeyPayload,
} from './api-key.types.ts';

/** Keys of partners. */
@Resolver()
export class ApiKeyResolver {
  @Query(() => ApiKeyConnection, { description: 'The keys of the workspace, for those who may make keys.' })
  apiKeys(
    @Args(() => ApiKeyListArgs) args: ApiKeyListArgs,
    @Info() info: GraphQLResolveInfo,
    @Ctx() { read }: Context,
  ) {
    return read.connection(apiKeyRead, args, info);
  }

  @Mutation(() => ApiKeyCreatePayload, { description: 'Makes a key and shows it once.' })
  apiKeyCreate(
    @Arg('input', () => ApiKeyCreateInput) input: ApiKeyCreateInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return makeKey(context, info, input);
  }

  @Mutation(() => ApiKeyPayload, { description: 'Ends a key at once.' })
  apiKeyRevoke(
    @Arg('input', () => ApiKeyInput) input: ApiKeyInput,
    @Info() info: GraphQLResolveInfo,
    @Ctx() context: Context,
  ) {
    return command(context, info, apiKeyRead, () => context.services.apiKeys.revoke(decodeId('apiKey', input.id)));
  }
}

async function makeKey(context: Context, info: GraphQLResolveInfo, input: ApiKeyCreateInput) {
  let key: string | null = null;
  const { name, recipient, scopes, purposes, expiresAt, allowedAddresses } = input;
  const result = await command(context, info, apiKeyRead, async () => {
    const made = await context.services.apiKeys.create({
      ...{ name, recipient, scopes, purposes, expiresAt, allowedAddresses },
    });
    key = made.key;
    return made.id;
  });
  return { ...result, key };
}
