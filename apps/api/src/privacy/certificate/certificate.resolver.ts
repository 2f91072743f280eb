import { findUuid } from '@smartx/domain/kernel';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../graphql/context.ts';
import { orNothing } from '../or-nothing.ts';
import { ErasureCertificateType } from './certificate.types.ts';
import { shownCertificate } from './shown-certificate.ts';

/** The certificates of deletions, for those who answer requests. */
@Resolver()
export class CertificateResolver {
  @Query(() => ErasureCertificateType, {
    nullable: true,
    description:
      'The newest certificate of a deletion; null while there is none, and for those who may not see the request.',
  })
  async erasureCertificate(
    @Arg('requestId', () => ID, { description: 'Of which request.' }) id: string,
    @Ctx() { services }: Context,
  ) {
    const requestId = findUuid('privacyRequest', id);
    const found = requestId === null ? null : await orNothing(() => services.certificates.find(requestId));
    return found && shownCertificate(found.statement, found.file);
  }
}
