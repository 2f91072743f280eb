import { DomainError, decodeId } from '@smartx/domain/kernel';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type DownloadAnswer, refuseRepetition } from '../../file/allow-download.ts';
import { FileDownloadPayload } from '../../file/file.types.ts';
import { outcome } from '../../graphql/command.ts';
import type { Context } from '../../graphql/context.ts';
import { OutcomePayload } from '../../graphql/types/payload.types.ts';
import { toUserError } from '../../graphql/user-error.ts';
import type { PublicContext } from '../public/public-context.ts';
import { PrivacyRequestEvidenceDownloadInput, RequestRemoveEvidenceInput } from './evidence.types.ts';

/** The files of requests, for whoever handles them. */
@Resolver()
export class EvidenceResolver {
  @Mutation(() => FileDownloadPayload, {
    description: 'Lets a file of a request be fetched once within a minute, and writes down who looked.',
  })
  async privacyRequestEvidenceDownload(
    @Arg('input', () => PrivacyRequestEvidenceDownloadInput) input: PrivacyRequestEvidenceDownloadInput,
    @Ctx() { services, scope, evidenceLinks }: Context,
  ): Promise<DownloadAnswer> {
    try {
      const id = decodeId('requestEvidence', input.id);
      const fileId = await services.evidenceDownloads.allow(id).catch(refuseRepetition);
      return { download: evidenceLinks.issue({ workspaceId: scope.workspaceId, fileId }), errors: [] };
    } catch (error) {
      if (error instanceof DomainError) return { download: null, errors: [toUserError(error)] };
      throw error;
    }
  }
}

/** The files of requests, for the person. */
@Resolver()
export class PublicEvidenceResolver {
  @Mutation(() => OutcomePayload, { description: 'Takes a file back that was added to a request by mistake.' })
  async requestRemoveEvidence(
    @Arg('input', () => RequestRemoveEvidenceInput) { workspace, reference, token, id }: RequestRemoveEvidenceInput,
    @Ctx() context: PublicContext,
  ) {
    await context.count('attempt', reference);
    return outcome(async () =>
      (await context.requests(workspace)).removeEvidence(reference, token, decodeId('requestEvidence', id)),
    );
  }
}
