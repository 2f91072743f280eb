import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { orNothing } from '../or-nothing.ts';
import { RequestAccessInput } from '../public/public.types.ts';
import type { PublicContext } from '../public/public-context.ts';
import { CertificateVerifyInput, ErasureCertificateType } from './certificate.types.ts';
import { shownCertificate } from './shown-certificate.ts';

/** Certificates of deletions, for the person and for whoever is shown one. */
@Resolver()
export class PublicCertificateResolver {
  @Query(() => ErasureCertificateType, {
    nullable: true,
    description:
      'The certificate of a deletion. Null while there is none, and for a reference or token that does not hold.',
  })
  async requestCertificate(
    @Arg('input', () => RequestAccessInput) { workspace, reference, token }: RequestAccessInput,
    @Ctx() context: PublicContext,
  ) {
    const found = await orNothing(async () => (await context.requests(workspace)).certificate(reference, token));
    return found && shownCertificate(found.statement, found.file);
  }

  @Query(() => ErasureCertificateType, {
    nullable: true,
    description:
      'What a certificate states, if it holds now. Null for every other one: forged, cut, of another request, or replaced.',
  })
  async certificateVerify(
    @Arg('input', () => CertificateVerifyInput) { workspace, reference, file }: CertificateVerifyInput,
    @Ctx() context: PublicContext,
  ) {
    await context.count('attempt', reference);
    const checked = await orNothing(async () => (await context.certificates(workspace)).check(file, reference.trim()));
    return checked?.statement ? shownCertificate(checked.statement, file) : null;
  }
}
