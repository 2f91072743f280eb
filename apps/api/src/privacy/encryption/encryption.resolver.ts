import { encryptionStatus } from '@smartx/domain/privacy';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { outcome } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { OutcomePayload } from '../../graphql/types/payload.types.ts';
import { orNothing } from '../or-nothing.ts';
import { EncryptionStatusType, KeyRotateInput } from './encryption.types.ts';

/** The keys of the workspace. */
@Resolver()
export class EncryptionResolver {
  @Query(() => EncryptionStatusType, {
    nullable: true,
    description: 'How what the workspace keeps is encrypted; null for those who may not know.',
  })
  encryptionStatus(@Ctx() { scope, keys, privacy }: Context) {
    return orNothing(() => encryptionStatus(scope, keys.pool, privacy.catalogue));
  }

  @Mutation(() => OutcomePayload, {
    description:
      'Replaces the key of the workspace by a new version, in the background; nothing that is sealed is written anew.',
  })
  keyRotate(@Arg('input', () => KeyRotateInput) { ifVersion }: KeyRotateInput, @Ctx() { services }: Context) {
    return outcome(() => services.keyRotation.begin(ifVersion));
  }
}
