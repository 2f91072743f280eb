import type { ClosureStatement } from '@smartx/domain/privacy';
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { PublicContext } from '../../privacy/public/public-context.ts';
import { ClosedCentreType, ClosureCertificateType } from './public-closure.types.ts';

/** What is left of a workspace that was closed, for whoever comes to its address. */
@Resolver()
export class PublicClosureResolver {
  @Query(() => ClosedCentreType, {
    nullable: true,
    description: 'The workspace that was closed at this address; null for any other text.',
  })
  centreClosed(
    @Arg('slug', () => String, { description: 'The address of the workspace.' }) slug: string,
    @Ctx() context: PublicContext,
  ) {
    return context.closed(slug);
  }

  @Query(() => ClosureCertificateType, {
    nullable: true,
    description: 'What the certificate of a closure states, if it holds now. Null for every other file.',
  })
  async closureCertificateVerify(
    @Arg('slug', () => String, { description: 'The address of the workspace that was closed.' }) slug: string,
    @Arg('file', () => String, { description: 'The certificate, as it was sent or downloaded.' }) file: string,
    @Ctx() context: PublicContext,
  ): Promise<ClosureCertificateType | null> {
    await context.count('attempt', slug);
    const { statement } = await context.closureCertificates.check(file);
    return statement?.workspace.slug === slug ? stated(statement) : null;
  }
}

function stated({
  closure,
  version,
  keys,
  files,
  destroyed,
  sweep,
  backups,
}: ClosureStatement): ClosureCertificateType {
  return {
    ...{ reference: closure.reference, endedAt: new Date(closure.endedAt), version, keys, files },
    records: destroyed.reduce((sum, { records }) => sum + records, 0),
    ...{ sweptAt: orDate(sweep.doneAt), dataBackupsEndAt: orDate(backups.dataUntil) },
    keyBackupsEndAt: orDate(backups.keysUntil),
  };
}

function orDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
